import { autoScaling } from "../../../tests-integration/local-aws/services/auto-scaling";
import { databases } from "../../../tests-integration/local-aws/services/databases";
import { launchTemplates } from "../../../tests-integration/local-aws/services/launch-templates";
import { natGateways } from "../../../tests-integration/local-aws/services/nat-gateways";
import { securityGroups } from "../../../tests-integration/local-aws/services/security-groups";
import { Asked, behind } from "./asked";

const cluster = behind(
  "<DBClusterArn>arn:aws:rds:us-east-1:000000000000:cluster:db</DBClusterArn>",
);
const instance = behind(
  "<DBInstanceArn>arn:aws:rds:us-east-1:000000000000:db:db-0</DBInstanceArn>",
);

test("a cluster exports the logs that were asked for, and those that were added since", async () => {
  const rds = new Asked("rds", databases());
  const of = { DBClusterIdentifier: "db" };
  const exports = (answer: string | undefined) =>
    [...(answer ?? "").matchAll(/<member>([^<]*)</g)].map(([, log]) => log);
  const created = { ...of, "EnableCloudwatchLogsExports.member.1": "postgresql" };
  expect(exports(await rds.query("CreateDBCluster", created, cluster))).toEqual(["postgresql"]);
  const changed = {
    ...of,
    "CloudwatchLogsExportConfiguration.EnableLogTypes.member.1": "instance",
    "CloudwatchLogsExportConfiguration.DisableLogTypes.member.1": "postgresql",
  };
  await rds.query("ModifyDBCluster", changed, cluster);
  expect(exports(await rds.query("DescribeDBClusters", {}, cluster))).toEqual(["instance"]);
});

test("a cluster keeps the endpoints that it was made with", async () => {
  const rds = new Asked("rds", databases());
  const at = (host: string) =>
    `<DBClusterArn>arn:aws:rds:us-east-1:000000000000:cluster:db</DBClusterArn><Endpoint>${host}</Endpoint><ReaderEndpoint>ro.${host}</ReaderEndpoint>`;
  const of = { DBClusterIdentifier: "db" };
  await rds.query("CreateDBCluster", of, behind(at("db.local")));
  const said = await rds.query("DescribeDBClusters", {}, behind(at("localhost")));
  expect(said).toContain("<Endpoint>db.local</Endpoint><ReaderEndpoint>ro.db.local<");
  await rds.query("DeleteDBCluster", of, behind(at("db.local")));
  const next = await rds.query("DescribeDBClusters", {}, behind(at("localhost")));
  expect(next).toContain("<Endpoint>localhost<");
});

test("an instance's Performance Insights have their key", async () => {
  const rds = new Asked("rds", databases());
  const created = { DBInstanceIdentifier: "db-0", PerformanceInsightsKMSKeyId: "key" };
  await rds.query("CreateDBInstance", created, instance);
  expect(await rds.query("DescribeDBInstances", {}, instance)).toContain(
    "<PerformanceInsightsKMSKeyId>key</PerformanceInsightsKMSKeyId>",
  );
});

test("each version of a launch template has the keys of its own volumes", async () => {
  const ec2 = new Asked("ec2", launchTemplates());
  const version = (number: number) =>
    `<launchTemplateId>lt-1</launchTemplateId><versionNumber>${number}</versionNumber>` +
    "<launchTemplateData><deviceName>/dev/xvda</deviceName><ebs></ebs></launchTemplateData>";
  const data = "LaunchTemplateData.BlockDeviceMapping.1";
  const asked = { [`${data}.DeviceName`]: "/dev/xvda" };
  const encrypted = { ...asked, [`${data}.Ebs.KmsKeyId`]: "key" };
  await ec2.query("CreateLaunchTemplate", asked, behind("<launchTemplateId>lt-1<"));
  await ec2.query("CreateLaunchTemplateVersion", encrypted, behind(version(2)));
  const both = behind(version(1) + version(2));
  const one = { LaunchTemplateId: "lt-1" };
  const said = await ec2.query("DescribeLaunchTemplateVersions", one, both);
  expect(said).toBe(version(1) + version(2).replace("<ebs>", "<ebs><kmsKeyId>key</kmsKeyId>"));
});

test("the versions of all launch templates are described when none is named", async () => {
  const ec2 = new Asked("ec2", launchTemplates());
  for (const id of ["lt-1", "lt-2"]) {
    await ec2.query("CreateLaunchTemplate", {}, behind(`<launchTemplateId>${id}<`));
  }
  const said = await ec2.query("DescribeLaunchTemplateVersions", {}, async (body) => {
    const id = new URLSearchParams(body).get("LaunchTemplateId");
    const item = `<item>${id}</item>`;
    return {
      status: 200,
      body: `<launchTemplateVersionSet>${item}</launchTemplateVersionSet>`,
    };
  });
  expect(said).toContain("<item>lt-1</item><item>lt-2</item></launchTemplateVersionSet>");
});

test("a NAT gateway has the address that it was given, and no other", async () => {
  const ec2 = new Asked("ec2", natGateways());
  const nat = (id: string) =>
    `<item><natGatewayId>${id}</natGatewayId><natGatewayAddressSet/></item>`;
  await ec2.query("CreateNatGateway", { AllocationId: "eipalloc-1" }, behind(nat("nat-1")));
  await ec2.query("CreateNatGateway", {}, behind(nat("nat-2")));
  const said = await ec2.query("DescribeNatGateways", {}, behind(nat("nat-2") + nat("nat-1")));
  expect(said?.startsWith(nat("nat-2"))).toBe(true);
  expect(said?.match(/<allocationId>[^<]*/g)).toEqual(["<allocationId>eipalloc-1"]);
});

test("the rule that a group is made with is revoked, whatever its ports are said to be", async () => {
  const ec2 = new Asked("ec2", securityGroups());
  const rule = { GroupId: "sg-1", "IpPermissions.1.IpProtocol": "-1" };
  const ports = { "IpPermissions.1.FromPort": "0", "IpPermissions.1.ToPort": "0" };
  const handedOn = await ec2.query(
    "RevokeSecurityGroupEgress",
    { ...rule, ...ports },
    async (body = "") => ({ status: 200, body }),
  );
  expect(Object.fromEntries(new URLSearchParams(handedOn))).toEqual({
    Action: "RevokeSecurityGroupEgress",
    ...rule,
  });
});

test("a group has the metrics that are collected of it", async () => {
  const scaling = new Asked("autoscaling", autoScaling());
  const group = "<AutoScalingGroupName>web</AutoScalingGroupName><AutoScalingGroupARN>";
  const AutoScalingGroupName = "web";
  await scaling.query("EnableMetricsCollection", {
    AutoScalingGroupName,
    "Metrics.member.1": "GroupMinSize",
    "Metrics.member.2": "GroupMaxSize",
  });
  await scaling.query("DisableMetricsCollection", {
    AutoScalingGroupName,
    "Metrics.member.1": "GroupMaxSize",
  });
  const said = await scaling.query("DescribeAutoScalingGroups", {}, behind(group));
  expect(said).toContain("<Metric>GroupMinSize</Metric>");
  expect(said).not.toContain("GroupMaxSize");
});

test("a group has the settings that it was made with, until they are changed", async () => {
  const scaling = new Asked("autoscaling", autoScaling());
  const group = behind("<AutoScalingGroupName>web</AutoScalingGroupName><AutoScalingGroupARN>");
  const of = { AutoScalingGroupName: "web" };
  const made = { ...of, DefaultInstanceWarmup: "120", MaxInstanceLifetime: "86400" };
  await scaling.query("CreateAutoScalingGroup", made, group);
  await scaling.query("UpdateAutoScalingGroup", { ...of, DefaultInstanceWarmup: "60" }, group);
  const said = await scaling.query("DescribeAutoScalingGroups", {}, group);
  expect(said).toContain("<DefaultInstanceWarmup>60<");
  expect(said).toContain("<MaxInstanceLifetime>86400<");
});

test("of the policies of a group those are answered that were asked for", async () => {
  const scaling = new Asked("autoscaling", autoScaling());
  const policy = (name: string) =>
    `<member><PolicyARN>${name}</PolicyARN><PolicyName>${name}</PolicyName><Alarms><member></member></Alarms></member>`;
  const list = (...policies: string[]) =>
    `<ScalingPolicies>${policies.join("")}</ScalingPolicies></End>`;
  const asked = { "PolicyNames.member.1": "cpu" };
  const all = behind(list(policy("memory"), policy("cpu")));
  expect(await scaling.query("DescribePolicies", asked, all)).toBe(list(policy("cpu")));
});
