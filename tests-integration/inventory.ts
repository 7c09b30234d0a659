import { APIGatewayClient, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import { BudgetsClient, paginateDescribeBudgets } from "@aws-sdk/client-budgets";
import {
  CloudWatchClient,
  paginateDescribeAlarms,
  paginateDescribeInsightRules,
  paginateListDashboards,
  paginateListMetricStreams,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CostExplorerClient,
  paginateGetAnomalyMonitors,
  paginateGetAnomalySubscriptions,
} from "@aws-sdk/client-cost-explorer";
import { DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import {
  EC2Client,
  paginateDescribeSecurityGroups,
  paginateDescribeVpcEndpoints,
} from "@aws-sdk/client-ec2";
import {
  EventBridgeClient,
  ListArchivesCommand,
  ListRulesCommand,
} from "@aws-sdk/client-eventbridge";
import { FirehoseClient, ListDeliveryStreamsCommand } from "@aws-sdk/client-firehose";
import { IAMClient, paginateListPolicies, paginateListRoles } from "@aws-sdk/client-iam";
import { KMSClient, paginateListAliases } from "@aws-sdk/client-kms";
import { LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";
import { paginateListBuckets, S3Client } from "@aws-sdk/client-s3";
import { paginateListSubscriptions, paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { paginateListQueues, SQSClient } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { paginateDescribeCanaries, SyntheticsClient } from "@aws-sdk/client-synthetics";
import { paginateGetGroups, paginateGetSamplingRules, XRayClient } from "@aws-sdk/client-xray";
import { followed } from "../proof/live/collector";
import { type Names, named } from "./named";
import { platform } from "./platform-inventory";

/**
 * What stands in an account, one line a thing, sorted: `kind name`. Taken before an apply and after a
 * destroy, the two are the same when nothing is left. A key that waits for its deletion has no alias.
 */
export async function inventory(): Promise<string[]> {
  const cloudwatch = { client: new CloudWatchClient({}) };
  const costs = { client: new CostExplorerClient({}) };
  const ec2 = { client: new EC2Client({}) };
  const events = new EventBridgeClient({});
  const firehose = new FirehoseClient({});
  const iam = { client: new IAMClient({}) };
  const sns = { client: new SNSClient({}) };
  const xray = { client: new XRayClient({}) };
  const found = await Promise.all([
    named(
      "alarm",
      paginateDescribeAlarms(cloudwatch, { AlarmTypes: ["MetricAlarm", "CompositeAlarm"] }),
      ({ MetricAlarms = [], CompositeAlarms = [] }) =>
        [...MetricAlarms, ...CompositeAlarms].map((alarm) => alarm.AlarmName),
    ),
    named("alias", paginateListAliases({ client: new KMSClient({}) }, {}), ({ Aliases }) =>
      Aliases?.map((alias) => alias.AliasName),
    ),
    named("anomaly monitor", paginateGetAnomalyMonitors(costs, {}), ({ AnomalyMonitors }) =>
      AnomalyMonitors?.map((monitor) => monitor.MonitorName),
    ),
    named(
      "anomaly subscription",
      paginateGetAnomalySubscriptions(costs, {}),
      ({ AnomalySubscriptions }) => AnomalySubscriptions?.map((one) => one.SubscriptionName),
    ),
    named(
      "archive",
      followed((NextToken) => events.send(new ListArchivesCommand({ NextToken })), nextToken),
      ({ Archives }) => Archives?.map((archive) => archive.ArchiveName),
    ),
    named("budget", budgets(), (names) => names),
    named("api", paginateGetRestApis({ client: new APIGatewayClient({}) }, {}), ({ items }) =>
      items?.map((api) => api.name),
    ),
    named("bucket", paginateListBuckets({ client: new S3Client({}) }, {}), ({ Buckets }) =>
      Buckets?.map((bucket) => bucket.Name),
    ),
    named(
      "canary",
      paginateDescribeCanaries({ client: new SyntheticsClient({}) }, {}),
      ({ Canaries }) => Canaries?.map((canary) => canary.Name),
    ),
    named("dashboard", paginateListDashboards(cloudwatch, {}), ({ DashboardEntries }) =>
      DashboardEntries?.map((entry) => entry.DashboardName),
    ),
    named("endpoint", paginateDescribeVpcEndpoints(ec2, {}), ({ VpcEndpoints }) =>
      VpcEndpoints?.map((endpoint) => endpoint.VpcEndpointId),
    ),
    named("function", paginateListFunctions({ client: new LambdaClient({}) }, {}), (page) =>
      page.Functions?.map((one) => one.FunctionName),
    ),
    named("insight rule", paginateDescribeInsightRules(cloudwatch, {}), ({ InsightRules }) =>
      InsightRules?.map((rule) => rule.Name),
    ),
    named(
      "log group",
      paginateDescribeLogGroups({ client: new CloudWatchLogsClient({}) }, {}),
      ({ logGroups }) => logGroups?.map((group) => group.logGroupName),
    ),
    named("log policy", logPolicies(), (names) => names),
    named("metric stream", paginateListMetricStreams(cloudwatch, {}), ({ Entries }) =>
      Entries?.map((stream) => stream.Name),
    ),
    named("policy", paginateListPolicies(iam, { Scope: "Local" }), ({ Policies }) =>
      Policies?.map((policy) => policy.PolicyName),
    ),
    named("queue", paginateListQueues({ client: new SQSClient({}) }, {}), ({ QueueUrls }) =>
      QueueUrls?.map((url) => url.split("/").pop()),
    ),
    named("role", paginateListRoles(iam, {}), ({ Roles }) => Roles?.map((role) => role.RoleName)),
    named(
      "rule",
      followed((NextToken) => events.send(new ListRulesCommand({ NextToken })), nextToken),
      ({ Rules }) => Rules?.map((rule) => rule.Name),
    ),
    named("sampling rule", paginateGetSamplingRules(xray, {}), ({ SamplingRuleRecords }) =>
      SamplingRuleRecords?.map((record) => record.SamplingRule?.RuleName),
    ),
    named("security group", paginateDescribeSecurityGroups(ec2, {}), ({ SecurityGroups }) =>
      SecurityGroups?.map((group) => group.GroupId),
    ),
    named(
      "stream",
      followed(
        (ExclusiveStartDeliveryStreamName) =>
          firehose.send(new ListDeliveryStreamsCommand({ ExclusiveStartDeliveryStreamName })),
        ({ HasMoreDeliveryStreams: more, DeliveryStreamNames: names }) =>
          more ? names?.at(-1) : undefined,
      ),
      ({ DeliveryStreamNames }) => DeliveryStreamNames,
    ),
    named("subscription", paginateListSubscriptions(sns, {}), ({ Subscriptions }) =>
      Subscriptions?.map((one) => one.SubscriptionArn),
    ),
    named(
      "table",
      paginateListTables({ client: new DynamoDBClient({}) }, {}),
      (page) => page.TableNames,
    ),
    named("topic", paginateListTopics(sns, {}), ({ Topics }) =>
      Topics?.map((topic) => topic.TopicArn),
    ),
    named("trace group", paginateGetGroups(xray, {}), ({ Groups }) =>
      Groups?.map((group) => group.GroupName),
    ),
    ...platform(),
  ]);
  return found.flat().sort();
}

/** An account and region have ten at most. */
async function* logPolicies(): AsyncIterable<Names> {
  const page = await new CloudWatchLogsClient({}).send(new DescribeResourcePoliciesCommand({}));
  yield page.resourcePolicies?.map((policy) => policy.policyName);
}

async function* budgets(): AsyncIterable<Names> {
  const { Account: AccountId } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  const client = new BudgetsClient({});
  for await (const { Budgets = [] } of paginateDescribeBudgets({ client }, { AccountId })) {
    yield Budgets.map(({ BudgetName }) => BudgetName);
  }
}

const nextToken = ({ NextToken }: { NextToken?: string | undefined }) => NextToken || undefined;
