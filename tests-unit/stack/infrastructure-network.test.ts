import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../proof/model/model";
import all from "../../stack/config/all.json";
import type { ConfigInput } from "../../stack/config/schema";
import { synthesizeAll } from "./synthesize";
import { decoded, ofType, only } from "./terraform";

const { runtimes: _, ...rest } = all as ConfigInput;
const base: ConfigInput = { ...rest, stacks: { payments: true, infrastructure: true } };
const configured = (change: Partial<ConfigInput> = {}): JsonObject => {
  const { infrastructure } = synthesizeAll({ ...base, ...change });
  if (!infrastructure) throw new Error("the infrastructure stack is switched off");
  return infrastructure;
};
const stack = configured({ infrastructure: {} });
const VPC = "${aws_vpc.infrastructure_network.id}";
const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const list = (type: string, terraform = stack) => Object.values(ofType(terraform, type));
const attribute = (type: string, name: string, terraform = stack) =>
  list(type, terraform).map((values) => values[name]);

describe("the network", () => {
  test("has a private and a public subnet in each of three zones, none of which overlap", () => {
    const subnets = list("aws_subnet").map(({ availability_zone, cidr_block }) => [
      availability_zone,
      cidr_block,
    ]);
    expect(subnets).toEqual([
      ["us-east-1a", "10.20.0.0/18"],
      ["us-east-1a", "10.20.192.0/20"],
      ["us-east-1b", "10.20.64.0/18"],
      ["us-east-1b", "10.20.208.0/20"],
      ["us-east-1c", "10.20.128.0/18"],
      ["us-east-1c", "10.20.224.0/20"],
    ]);
    expect(attribute("aws_subnet", "map_public_ip_on_launch")).toEqual(Array(6).fill(false));
  });

  test("stands where it is told to, in the zones it is told of", () => {
    const zones = ["eu-west-1c", "eu-west-1d", "eu-west-1a"];
    const network = { cidr: "192.168.4.0/22", zones };
    const elsewhere = configured({ region: "eu-west-1", infrastructure: { network } });
    expect(only(elsewhere, "aws_vpc").cidr_block).toBe("192.168.4.0/22");
    expect(attribute("aws_subnet", "cidr_block", elsewhere)).toEqual([
      "192.168.4.0/24",
      "192.168.7.0/26",
      "192.168.5.0/24",
      "192.168.7.64/26",
      "192.168.6.0/24",
      "192.168.7.128/26",
    ]);
    expect(new Set(attribute("aws_subnet", "availability_zone", elsewhere))).toEqual(
      new Set(zones),
    );
  });

  test("knows the zones of a region that counts them otherwise", () => {
    const tokyo = configured({ region: "ap-northeast-1" });
    expect([...new Set(attribute("aws_subnet", "availability_zone", tokyo))]).toEqual([
      "ap-northeast-1a",
      "ap-northeast-1c",
      "ap-northeast-1d",
    ]);
  });

  test("leaves by one NAT gateway, or by one in each zone", () => {
    const natOf = (terraform: JsonObject) =>
      list("aws_route", terraform)
        .filter(({ nat_gateway_id }) => nat_gateway_id)
        .map(({ nat_gateway_id, destination_cidr_block }) => {
          expect(destination_cidr_block).toBe("0.0.0.0/0");
          return nat_gateway_id;
        });
    const first = "${aws_nat_gateway.infrastructure_network_us-east-1a_nat.id}";
    expect(natOf(stack)).toEqual([first, first, first]);
    expect(list("aws_nat_gateway")).toHaveLength(1);
    const each = configured({ infrastructure: { network: { natPerZone: true } } });
    expect(natOf(each)).toEqual(
      ZONES.map((zone) => `\${aws_nat_gateway.infrastructure_network_${zone}_nat.id}`),
    );
    expect(list("aws_eip", each)).toHaveLength(3);
  });

  test("lets nothing but NAT gateways stand where the Internet reaches", () => {
    const publicRoutes = list("aws_route").filter(({ gateway_id }) => gateway_id);
    expect(publicRoutes).toHaveLength(1);
    for (const { subnet_id } of list("aws_nat_gateway")) expect(subnet_id).toMatch(/_public\.id}$/);
  });

  test("closes the group that everything without one would get", () => {
    expect(only(stack, "aws_default_security_group")).toMatchObject({
      vpc_id: VPC,
      ingress: [],
      egress: [],
    });
  });

  test("writes what flows to an encrypted group that forgets after 90 days", () => {
    expect(only(stack, "aws_flow_log")).toMatchObject({
      vpc_id: VPC,
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      log_destination: "${aws_cloudwatch_log_group.infrastructure_network_flow-log_logs.arn}",
      iam_role_arn: "${aws_iam_role.infrastructure_network_flow-log_role.arn}",
    });
    const logs = ofType(stack, "aws_cloudwatch_log_group")["infrastructure_network_flow-log_logs"];
    expect(logs).toMatchObject({
      name: "/aws/vpc/payment-infrastructure-demo",
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.infrastructure_key.arn}",
    });
  });

  test("reaches S3 and DynamoDB by gateways, from every private subnet", () => {
    const gateways = list("aws_vpc_endpoint").filter(
      ({ vpc_endpoint_type }) => vpc_endpoint_type === "Gateway",
    );
    expect(gateways.map(({ service_name }) => service_name)).toEqual([
      "com.amazonaws.us-east-1.s3",
      "com.amazonaws.us-east-1.dynamodb",
    ]);
    for (const { route_table_ids } of gateways) {
      expect(route_table_ids).toEqual(
        ZONES.map((zone) => `\${aws_route_table.infrastructure_network_${zone}_routes.id}`),
      );
    }
  });

  test("lets machines read Amazon Linux's packages, which S3 gives to anybody", () => {
    const s3 = ofType(stack, "aws_vpc_endpoint").infrastructure_network_s3 as JsonObject;
    expect(decoded(s3.policy).Statement).toContainEqual({
      Sid: "AllowPackages",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*",
    });
  });

  test("reaches what payments are observed by through endpoints of its own", () => {
    const interfaces = list("aws_vpc_endpoint").filter(
      ({ vpc_endpoint_type }) => vpc_endpoint_type === "Interface",
    );
    expect(interfaces).toHaveLength(4);
    for (const { subnet_ids } of interfaces) {
      expect(subnet_ids).toEqual(
        ZONES.map((zone) => `\${aws_subnet.infrastructure_network_${zone}_private.id}`),
      );
    }
    expect(only(stack, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      cidr_ipv4: "10.20.0.0/16",
      from_port: 443,
      to_port: 443,
    });
  });
});

describe("the machines", () => {
  const template = only(stack, "aws_launch_template");
  const group = only(stack, "aws_autoscaling_group");
  const parameter = ofType(stack, "aws_ssm_parameter").infrastructure_instances_agent_configuration;

  test("stand in the private subnets, as many as they are told, once there is a way out", () => {
    expect(group).toMatchObject({
      name: "payment-instances-demo",
      min_size: 2,
      max_size: 6,
      vpc_zone_identifier: ZONES.map(
        (zone) => `\${aws_subnet.infrastructure_network_${zone}_private.id}`,
      ),
      launch_template: {
        id: "${aws_launch_template.infrastructure_instances_template.id}",
        version: "${aws_launch_template.infrastructure_instances_template.latest_version}",
      },
      depends_on: ZONES.map((zone) => `aws_route.infrastructure_network_${zone}_route`),
    });
  });

  test("are what was asked for, and their metadata is for sessions on the machine alone", () => {
    expect(template).toMatchObject({
      instance_type: "t3.small",
      image_id: expect.stringMatching(/^resolve:ssm:\/aws\/service\//),
      metadata_options: {
        http_endpoint: "enabled",
        http_tokens: "required",
        http_put_response_hop_limit: 1,
      },
    });
  });

  test("have volumes that the stack's key encrypts, and that Auto Scaling may use it for", () => {
    expect(template.block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: {
          delete_on_termination: "true",
          encrypted: "true",
          kms_key_id: "${aws_kms_key.infrastructure_key.arn}",
          volume_size: 8,
          volume_type: "gp3",
        },
      },
    ]);
    const statements = decoded(only(stack, "aws_kms_key").policy).Statement as JsonObject[];
    const lending = statements.find(({ Action }) => Action === "kms:CreateGrant");
    expect(lending?.Condition).toEqual({
      StringEquals: { "kms:CallerAccount": "${data.aws_caller_identity.caller.account_id}" },
      ArnEquals: {
        "aws:PrincipalArn":
          "arn:aws:iam::${data.aws_caller_identity.caller.account_id}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
      },
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
  });

  test("and their volumes carry the tags, which Auto Scaling would not give them", () => {
    const tags = { Environment: "production", CostCenter: "payments" };
    for (const { tags: given } of template.tag_specifications as JsonObject[]) {
      expect(given).toMatchObject(tags);
    }
    expect(group.tag).toEqual(
      expect.arrayContaining([{ key: "CostCenter", value: "payments", propagate_at_launch: true }]),
    );
  });

  test("come and go for CPU, and for the memory that their agent measures", () => {
    const [cpu, memory] = list("aws_autoscaling_policy").map(
      ({ target_tracking_configuration }) => target_tracking_configuration as JsonObject,
    );
    expect(cpu).toEqual({
      target_value: 60,
      predefined_metric_specification: { predefined_metric_type: "ASGAverageCPUUtilization" },
    });
    expect(memory).toEqual({
      target_value: 70,
      customized_metric_specification: {
        namespace: "PaymentInstances/demo",
        metric_name: "mem_used_percent",
        statistic: "Average",
        metric_dimension: [{ name: "AutoScalingGroupName", value: "payment-instances-demo" }],
      },
    });
    const { metrics } = decoded(parameter?.value) as { metrics: JsonObject };
    expect(metrics).toEqual({
      namespace: "PaymentInstances/demo",
      metrics_collected: { mem: { measurement: ["mem_used_percent"] } },
      append_dimensions: { AutoScalingGroupName: "$${aws:AutoScalingGroupName}" },
      aggregation_dimensions: [["AutoScalingGroupName"]],
    });
  });

  test("start the agent with what the parameter says", () => {
    const script = Buffer.from(template.user_data as string, "base64").toString();
    expect(script).toMatch(
      /^#!\/bin\/bash\nset -euo pipefail\ndnf install .* amazon-cloudwatch-agent\n/,
    );
    expect(script).toContain(` -c ssm:${parameter?.name}\n`);
  });

  test("let nobody in, and go out by HTTPS", () => {
    const guard = "${aws_security_group.infrastructure_instances_guard.id}";
    expect(template.vpc_security_group_ids).toEqual([guard]);
    const rules = list("aws_vpc_security_group_ingress_rule");
    expect(rules.filter(({ security_group_id }) => security_group_id === guard)).toEqual([]);
    expect(only(stack, "aws_vpc_security_group_egress_rule")).toMatchObject({
      security_group_id: guard,
      from_port: 443,
      to_port: 443,
    });
  });
});

describe("the signing key", () => {
  test("is encrypted, and its values are made by a function, the first one at once", () => {
    expect(only(stack, "aws_secretsmanager_secret")).toMatchObject({
      name: "payment-signing-key-demo",
      kms_key_id: "${aws_kms_key.infrastructure_key.arn}",
      recovery_window_in_days: 0,
    });
    expect(only(stack, "aws_secretsmanager_secret_rotation")).toMatchObject({
      secret_id: "${aws_secretsmanager_secret.infrastructure_signing-key.id}",
      rotation_lambda_arn: "${aws_lambda_function.infrastructure_signing-key_function.arn}",
      rotate_immediately: true,
      rotation_rules: { automatically_after_days: 30 },
      depends_on: ["aws_lambda_permission.infrastructure_signing-key_permission"],
    });
    expect(ofType(stack, "aws_secretsmanager_secret_version")).toEqual({});
  });

  test("lets Secrets Manager call the function for this secret, and the function change it alone", () => {
    expect(
      ofType(stack, "aws_lambda_permission")["infrastructure_signing-key_permission"],
    ).toMatchObject({
      principal: "secretsmanager.amazonaws.com",
      source_account: "${data.aws_caller_identity.caller.account_id}",
      source_arn: "${aws_secretsmanager_secret.infrastructure_signing-key.arn}",
    });
    const role = ofType(stack, "aws_iam_role_policy")[
      "infrastructure_signing-key_function_role_policy"
    ];
    expect(decoded(role?.policy).Statement).toContainEqual(
      expect.objectContaining({
        Sid: "RotateSecret",
        Resource: expect.stringMatching(/:secret:payment-signing-key-demo-\?{6}$/),
      }),
    );
  });
});

describe("the database", () => {
  const aurora = (given: Record<string, unknown> = {}, change: Partial<ConfigInput> = {}) =>
    configured({ infrastructure: { aurora: { enabled: true, ...given } }, ...change });
  const on = aurora();
  const cluster = only(on, "aws_rds_cluster");
  const KEY = "${aws_kms_key.infrastructure_key.arn}";

  test("is there when it is switched on", () => {
    expect(ofType(stack, "aws_rds_cluster")).toEqual({});
    expect(cluster).toMatchObject({
      cluster_identifier: "payments-db-demo",
      engine: "aurora-postgresql",
      serverlessv2_scaling_configuration: { min_capacity: 0.5, max_capacity: 4 },
    });
  });

  test("is encrypted, and keeps its master's password in Secrets Manager", () => {
    expect(cluster).toMatchObject({
      storage_encrypted: true,
      kms_key_id: KEY,
      manage_master_user_password: true,
      master_user_secret_kms_key_id: KEY,
      iam_database_authentication_enabled: true,
    });
    expect(cluster).not.toHaveProperty("master_password");
    expect(only(on, "aws_rds_cluster_parameter_group").parameter).toContainEqual({
      name: "rds.force_ssl",
      value: "1",
    });
  });

  test("stands in private subnets, and hears the machines only", () => {
    expect(only(on, "aws_db_subnet_group").subnet_ids).toHaveLength(3);
    const instances = list("aws_rds_cluster_instance", on);
    expect(instances.map(({ identifier }) => identifier)).toEqual([
      "payments-db-demo-1",
      "payments-db-demo-2",
    ]);
    for (const instance of instances) {
      expect(instance).toMatchObject({
        instance_class: "db.serverless",
        publicly_accessible: false,
        performance_insights_kms_key_id: KEY,
      });
    }
    const guard = "${aws_security_group.infrastructure_database_guard.id}";
    const rules = list("aws_vpc_security_group_ingress_rule", on);
    expect(rules.filter(({ security_group_id }) => security_group_id === guard)).toMatchObject([
      {
        referenced_security_group_id: "${aws_security_group.infrastructure_instances_guard.id}",
        from_port: 5432,
        to_port: 5432,
      },
    ]);
    expect(
      ofType(on, "aws_vpc_security_group_egress_rule")["infrastructure_instances_to-database"],
    ).toMatchObject({ referenced_security_group_id: guard, from_port: 5432 });
  });

  test("can be destroyed unless it is protected, and then leaves a snapshot", () => {
    expect(cluster).toMatchObject({ deletion_protection: false, skip_final_snapshot: true });
    const kept = only(aurora({ deletionProtection: true }), "aws_rds_cluster");
    expect(kept).toMatchObject({
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: "payments-db-demo-final",
    });
  });

  test("writes to the group of payments, or to one of its own where there are none", () => {
    expect(cluster.enabled_cloudwatch_logs_exports).toEqual(["postgresql"]);
    const groups = (terraform: JsonObject) =>
      attribute("aws_cloudwatch_log_group", "name", terraform);
    const log = "/aws/rds/cluster/payments-db-demo/postgresql";
    expect(groups(on)).not.toContain(log);
    const alone = aurora({}, { stacks: { payments: false, infrastructure: true } });
    expect(groups(alone)).toContain(log);
    expect(only(alone, "aws_rds_cluster").depends_on).toEqual([
      "aws_cloudwatch_log_group.infrastructure_database-log",
    ]);
  });
});
