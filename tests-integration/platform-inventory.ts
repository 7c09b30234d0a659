import { AutoScalingClient, paginateDescribeAutoScalingGroups } from "@aws-sdk/client-auto-scaling";
import { ConfigServiceClient, paginateDescribeConfigRules } from "@aws-sdk/client-config-service";
import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeFlowLogs,
  paginateDescribeInstances,
  paginateDescribeInternetGateways,
  paginateDescribeLaunchTemplates,
  paginateDescribeNatGateways,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from "@aws-sdk/client-ec2";
import { ECSClient, paginateListClusters, paginateListTaskDefinitions } from "@aws-sdk/client-ecs";
import { GuardDutyClient, paginateListDetectors } from "@aws-sdk/client-guardduty";
import { IAMClient, paginateListInstanceProfiles } from "@aws-sdk/client-iam";
import { LambdaClient, paginateListEventSourceMappings } from "@aws-sdk/client-lambda";
import {
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBSubnetGroups,
  RDSClient,
} from "@aws-sdk/client-rds";
import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { paginateDescribeParameters, SSMClient } from "@aws-sdk/client-ssm";
import { ListWebACLsCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { followed } from "../proof/live/collector";
import { type Names, named } from "./named";

/** What of an account is a network, or runs, stores or protects something in one. */
export function platform(): Promise<string[]>[] {
  const ec2 = { client: new EC2Client({}) };
  const ecs = { client: new ECSClient({}) };
  const rds = { client: new RDSClient({}) };
  const waf = new WAFV2Client({});
  return [
    named("address", addresses(), (names) => names),
    named("cluster", paginateListClusters(ecs, {}), ({ clusterArns }) => clusterArns?.map(last)),
    named(
      "config rule",
      paginateDescribeConfigRules({ client: new ConfigServiceClient({}) }, {}),
      ({ ConfigRules }) => ConfigRules?.map((rule) => rule.ConfigRuleName),
    ),
    named("database", paginateDescribeDBInstances(rds, {}), ({ DBInstances }) =>
      DBInstances?.map((one) => one.DBInstanceIdentifier),
    ),
    named("database cluster", paginateDescribeDBClusters(rds, {}), ({ DBClusters }) =>
      DBClusters?.map((one) => one.DBClusterIdentifier),
    ),
    named(
      "database parameters",
      paginateDescribeDBClusterParameterGroups(rds, {}),
      ({ DBClusterParameterGroups }) =>
        DBClusterParameterGroups?.map((group) => group.DBClusterParameterGroupName),
    ),
    named("database subnets", paginateDescribeDBSubnetGroups(rds, {}), ({ DBSubnetGroups }) =>
      DBSubnetGroups?.map((group) => group.DBSubnetGroupName),
    ),
    named(
      "detector",
      paginateListDetectors({ client: new GuardDutyClient({}) }, {}),
      ({ DetectorIds }) => DetectorIds,
    ),
    named(
      "event source",
      paginateListEventSourceMappings({ client: new LambdaClient({}) }, {}),
      ({ EventSourceMappings }) => EventSourceMappings?.map((mapping) => mapping.UUID),
    ),
    named("flow log", paginateDescribeFlowLogs(ec2, {}), ({ FlowLogs }) =>
      FlowLogs?.map((log) => log.FlowLogId),
    ),
    named(
      "instance profile",
      paginateListInstanceProfiles({ client: new IAMClient({}) }, {}),
      ({ InstanceProfiles }) => InstanceProfiles?.map((one) => one.InstanceProfileName),
    ),
    named("internet gateway", paginateDescribeInternetGateways(ec2, {}), ({ InternetGateways }) =>
      InternetGateways?.map((gateway) => gateway.InternetGatewayId),
    ),
    named("launch template", paginateDescribeLaunchTemplates(ec2, {}), ({ LaunchTemplates }) =>
      LaunchTemplates?.map((template) => template.LaunchTemplateName),
    ),
    // What is terminated or deleted is still told of for a while.
    named("machine", paginateDescribeInstances(ec2, {}), ({ Reservations = [] }) =>
      Reservations.flatMap(({ Instances = [] }) => Instances)
        .filter(({ State }) => State?.Name === "pending" || State?.Name === "running")
        .map(({ InstanceId }) => InstanceId),
    ),
    named("NAT gateway", paginateDescribeNatGateways(ec2, {}), ({ NatGateways = [] }) =>
      NatGateways.filter(({ State }) => State !== "deleted").map((one) => one.NatGatewayId),
    ),
    named(
      "parameter",
      paginateDescribeParameters({ client: new SSMClient({}) }, {}),
      ({ Parameters }) => Parameters?.map((parameter) => parameter.Name),
    ),
    named("route table", paginateDescribeRouteTables(ec2, {}), ({ RouteTables }) =>
      RouteTables?.map((table) => table.RouteTableId),
    ),
    named(
      "scaling group",
      paginateDescribeAutoScalingGroups({ client: new AutoScalingClient({}) }, {}),
      ({ AutoScalingGroups }) => AutoScalingGroups?.map((group) => group.AutoScalingGroupName),
    ),
    named(
      "secret",
      paginateListSecrets({ client: new SecretsManagerClient({}) }, {}),
      ({ SecretList }) => SecretList?.map((secret) => secret.Name),
    ),
    named("subnet", paginateDescribeSubnets(ec2, {}), ({ Subnets }) =>
      Subnets?.map((subnet) => subnet.SubnetId),
    ),
    named(
      "task definition",
      paginateListTaskDefinitions(ecs, { status: "ACTIVE" }),
      ({ taskDefinitionArns }) => taskDefinitionArns?.map((arn) => last(arn).replace(/:\d+$/, "")),
    ),
    named("VPC", paginateDescribeVpcs(ec2, {}), ({ Vpcs }) => Vpcs?.map((vpc) => vpc.VpcId)),
    named(
      "web ACL",
      followed(
        (NextMarker) => waf.send(new ListWebACLsCommand({ Scope: "REGIONAL", NextMarker })),
        ({ NextMarker }) => NextMarker || undefined,
      ),
      ({ WebACLs }) => WebACLs?.map((acl) => acl.Name),
    ),
  ];
}

const last = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** One answer holds them all. */
async function* addresses(): AsyncIterable<Names> {
  const { Addresses } = await new EC2Client({}).send(new DescribeAddressesCommand({}));
  yield Addresses?.map((address) => address.AllocationId);
}
