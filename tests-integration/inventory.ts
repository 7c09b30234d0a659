import { APIGatewayClient, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  DescribeInsightRulesCommand,
  ListDashboardsCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { EventBridgeClient, ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { FirehoseClient, ListDeliveryStreamsCommand } from "@aws-sdk/client-firehose";
import { IAMClient, ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { KMSClient, ListAliasesCommand } from "@aws-sdk/client-kms";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { DescribeCanariesCommand, SyntheticsClient } from "@aws-sdk/client-synthetics";
import { GetGroupsCommand, GetSamplingRulesCommand, XRayClient } from "@aws-sdk/client-xray";
import { CREDENTIALS } from "./local-aws/local-aws";

/**
 * What stands in an account, one line a thing, sorted: `kind name`. Taken before an apply and after a
 * destroy, the two are the same when nothing is left. A key that waits for its deletion has no alias.
 */
export async function inventory(endpoint: string): Promise<string[]> {
  const credentials = {
    accessKeyId: CREDENTIALS.AWS_ACCESS_KEY_ID,
    secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY,
  };
  const client = { endpoint, region: CREDENTIALS.AWS_REGION, credentials };
  const cloudwatch = new CloudWatchClient(client);
  const ec2 = new EC2Client(client);
  const iam = new IAMClient(client);
  const sns = new SNSClient(client);
  const xray = new XRayClient(client);
  const named = async (kind: string, names: Promise<(string | undefined)[] | undefined>) =>
    ((await names) ?? []).map((name) => `${kind} ${name}`);

  const found = await Promise.all([
    named(
      "alarm",
      cloudwatch
        .send(new DescribeAlarmsCommand({ AlarmTypes: ["MetricAlarm", "CompositeAlarm"] }))
        .then(({ MetricAlarms = [], CompositeAlarms = [] }) =>
          [...MetricAlarms, ...CompositeAlarms].map((alarm) => alarm.AlarmName),
        ),
    ),
    named(
      "alias",
      new KMSClient(client)
        .send(new ListAliasesCommand({}))
        .then((all) => all.Aliases?.map((a) => a.AliasName)),
    ),
    named(
      "api",
      new APIGatewayClient(client)
        .send(new GetRestApisCommand({}))
        .then((all) => all.items?.map((api) => api.name)),
    ),
    named(
      "bucket",
      new S3Client({ ...client, forcePathStyle: true })
        .send(new ListBucketsCommand({}))
        .then((all) => all.Buckets?.map((bucket) => bucket.Name)),
    ),
    named(
      "canary",
      new SyntheticsClient(client)
        .send(new DescribeCanariesCommand({}))
        .then((all) => all.Canaries?.map((canary) => canary.Name)),
    ),
    named(
      "dashboard",
      cloudwatch
        .send(new ListDashboardsCommand({}))
        .then((all) => all.DashboardEntries?.map((entry) => entry.DashboardName)),
    ),
    named(
      "endpoint",
      ec2
        .send(new DescribeVpcEndpointsCommand({}))
        .then((all) => all.VpcEndpoints?.map((one) => one.VpcEndpointId)),
    ),
    named(
      "function",
      new LambdaClient(client)
        .send(new ListFunctionsCommand({}))
        .then((all) => all.Functions?.map((one) => one.FunctionName)),
    ),
    named(
      "insight rule",
      cloudwatch
        .send(new DescribeInsightRulesCommand({}))
        .then((all) => all.InsightRules?.map((rule) => rule.Name)),
    ),
    named(
      "log group",
      new CloudWatchLogsClient(client)
        .send(new DescribeLogGroupsCommand({}))
        .then((all) => all.logGroups?.map((group) => group.logGroupName)),
    ),
    named(
      "policy",
      iam
        .send(new ListPoliciesCommand({ Scope: "Local" }))
        .then((all) => all.Policies?.map((policy) => policy.PolicyName)),
    ),
    named(
      "role",
      iam.send(new ListRolesCommand({})).then((all) => all.Roles?.map((role) => role.RoleName)),
    ),
    named(
      "rule",
      new EventBridgeClient(client)
        .send(new ListRulesCommand({}))
        .then((all) => all.Rules?.map((rule) => rule.Name)),
    ),
    named(
      "sampling rule",
      xray
        .send(new GetSamplingRulesCommand({}))
        .then((all) => all.SamplingRuleRecords?.map((record) => record.SamplingRule?.RuleName)),
    ),
    named(
      "security group",
      ec2
        .send(new DescribeSecurityGroupsCommand({}))
        .then((all) => all.SecurityGroups?.map((group) => group.GroupId)),
    ),
    named(
      "stream",
      new FirehoseClient(client)
        .send(new ListDeliveryStreamsCommand({}))
        .then((all) => all.DeliveryStreamNames),
    ),
    named(
      "subscription",
      sns
        .send(new ListSubscriptionsCommand({}))
        .then((all) => all.Subscriptions?.map((one) => one.SubscriptionArn)),
    ),
    named(
      "table",
      new DynamoDBClient(client).send(new ListTablesCommand({})).then((all) => all.TableNames),
    ),
    named(
      "topic",
      sns.send(new ListTopicsCommand({})).then((all) => all.Topics?.map((topic) => topic.TopicArn)),
    ),
    named(
      "trace group",
      xray
        .send(new GetGroupsCommand({}))
        .then((all) => all.Groups?.map((group) => group.GroupName)),
    ),
  ]);
  return found.flat().sort();
}
