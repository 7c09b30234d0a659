import { APIGatewayClient, DeleteRestApiCommand } from "@aws-sdk/client-api-gateway";
import { BudgetsClient, DeleteBudgetCommand } from "@aws-sdk/client-budgets";
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DeleteDashboardsCommand,
  DeleteInsightRulesCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DeleteResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CostExplorerClient,
  DeleteAnomalyMonitorCommand,
  DeleteAnomalySubscriptionCommand,
} from "@aws-sdk/client-cost-explorer";
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DeleteSecurityGroupCommand,
  DeleteVpcEndpointsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  DeleteArchiveCommand,
  DeleteRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { DeleteDeliveryStreamCommand, FirehoseClient } from "@aws-sdk/client-firehose";
import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import {
  DeleteAliasCommand,
  DescribeKeyCommand,
  KMSClient,
  ListAliasesCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { DeleteFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { DeleteTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { DeleteQueueCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import {
  DeleteCanaryCommand,
  StopCanaryCommand,
  SyntheticsClient,
} from "@aws-sdk/client-synthetics";
import { DeleteGroupCommand, DeleteSamplingRuleCommand, XRayClient } from "@aws-sdk/client-xray";
import { ownArns } from "./owned";
import type { Say } from "./support/steps";
import { until } from "./support/until";

const PATIENCE_MS = 15 * 60_000;
/** As the stack's own key has it. */
const KEY_WAITS_DAYS = 7;

type Remove = (name: string, arn: string) => Promise<unknown>;

/** What of an ARN names a thing of this kind, and how one is removed. */
const KINDS: [RegExp, Remove][] = [
  [/:synthetics:.*:canary:(.+)$/, removeCanary],
  [
    /:cloudwatch:.*:alarm:(.+)$/,
    (name) => new CloudWatchClient({}).send(new DeleteAlarmsCommand({ AlarmNames: [name] })),
  ],
  [
    /:cloudwatch:.*:insight-rule\/(.+)$/,
    (name) => new CloudWatchClient({}).send(new DeleteInsightRulesCommand({ RuleNames: [name] })),
  ],
  [/:events:.*:rule\/(.+)$/, removeRule],
  [
    /:budgets::(.+)$/,
    (name) => {
      const [AccountId = "", BudgetName = ""] = name.split(":budget/");
      return new BudgetsClient({}).send(new DeleteBudgetCommand({ AccountId, BudgetName }));
    },
  ],
  [
    /:ce::.*:anomalysubscription\/(.+)$/,
    (_, SubscriptionArn) =>
      new CostExplorerClient({}).send(new DeleteAnomalySubscriptionCommand({ SubscriptionArn })),
  ],
  [
    /:ce::.*:anomalymonitor\/(.+)$/,
    (_, MonitorArn) =>
      new CostExplorerClient({}).send(new DeleteAnomalyMonitorCommand({ MonitorArn })),
  ],
  [
    /:apigateway:.*\/restapis\/([^/]+)/,
    (restApiId) => new APIGatewayClient({}).send(new DeleteRestApiCommand({ restApiId })),
  ],
  [
    /:lambda:.*:function:(.+)$/,
    (FunctionName) => new LambdaClient({}).send(new DeleteFunctionCommand({ FunctionName })),
  ],
  [
    /:firehose:.*:deliverystream\/(.+)$/,
    (DeliveryStreamName) =>
      new FirehoseClient({}).send(new DeleteDeliveryStreamCommand({ DeliveryStreamName })),
  ],
  [
    /:sns:.*:([^:]+)$/,
    (_, TopicArn) => new SNSClient({}).send(new DeleteTopicCommand({ TopicArn })),
  ],
  [/:sqs:.*:([^:]+)$/, removeQueue],
  [
    /:logs:.*:log-group:(.+?)(?::\*)?$/,
    (logGroupName) =>
      new CloudWatchLogsClient({}).send(new DeleteLogGroupCommand({ logGroupName })),
  ],
  [
    /:dynamodb:.*:table\/(.+)$/,
    (TableName) => new DynamoDBClient({}).send(new DeleteTableCommand({ TableName })),
  ],
  [
    /:xray:.*:group\/(.+)$/,
    (_, GroupARN) => new XRayClient({}).send(new DeleteGroupCommand({ GroupARN })),
  ],
  [
    /:xray:.*:sampling-rule\/(.+)$/,
    (_, RuleARN) => new XRayClient({}).send(new DeleteSamplingRuleCommand({ RuleARN })),
  ],
  [
    /:ec2:.*:vpc-endpoint\/(.+)$/,
    (id) => new EC2Client({}).send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] })),
  ],
  [
    /:ec2:.*:security-group\/(.+)$/,
    (GroupId) => new EC2Client({}).send(new DeleteSecurityGroupCommand({ GroupId })),
  ],
  [/:s3:::(.+)$/, removeBucket],
  [/:iam::.*:role\/(.+)$/, removeRole],
  [/:kms:.*:key\/(.+)$/, removeKey],
];

/** Goes with what it is a part of. */
const PARTS = /:security-group-rule\/|\/stages\//;

/** The ARNs of all that carries the run's own tag; a key that waits for its deletion keeps its tags. */
export async function standing(own: string): Promise<string[]> {
  const kms = new KMSClient({});
  const arns = (await ownArns(own)).filter((arn) => !PARTS.test(arn));
  const stand = await Promise.all(
    arns.map(async (arn) => {
      if (!/:kms:.*:key\//.test(arn)) return true;
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: arn }));
      return KeyMetadata?.KeyState !== "PendingDeletion";
    }),
  );
  return arns.filter((_, at) => stand[at]);
}

/**
 * Removes everything in the account that carries the run's own tag: what an apply had begun to make when
 * it was killed, so that no state knows of it. What can carry no tag is removed by its name, for which
 * the caller vouches.
 * @param names of dashboards, log resource policies and event archives
 * @throws when something cannot be removed, naming it
 */
export async function sweep(own: string, names: string[], say: Say): Promise<void> {
  let left: string[] = [];
  let why = "";
  const removed = async () => {
    left = await standing(own);
    for (const arn of inOrder(left)) {
      say(arn);
      await remove(arn).catch((error: Error) => {
        if (!isGone(error)) why = `${arn}: ${error.message}`;
      });
    }
    return left.length === 0;
  };
  await until(removed, PATIENCE_MS).catch((error: Error) => {
    if (left.length === 0) throw error;
    throw new Error(`These cannot be removed, do it by hand: ${left.join(", ")} (${why}).`);
  });
  for (const name of names) await removeUntagged(name);
}

const kindOf = (arn: string) => KINDS.findIndex(([pattern]) => pattern.test(arn));

/** What uses something before what it uses. */
const inOrder = (arns: string[]) => [...arns].sort((a, b) => kindOf(a) - kindOf(b));

async function remove(arn: string): Promise<void> {
  const [pattern, kind] = KINDS[kindOf(arn)] ?? [];
  if (!kind) throw new Error("it is of a kind that this test does not remove");
  await kind(pattern?.exec(arn)?.[1] ?? "", arn);
}

const isGone = ({ name }: Error) =>
  /NotFound|NoSuch|NonExistent|DoesNotExist|^Unknown(Monitor|Subscription)/.test(name);

async function removeUntagged(name: string): Promise<void> {
  const ignore = (error: Error) => {
    if (!isGone(error)) throw error;
  };
  await new CloudWatchClient({})
    .send(new DeleteDashboardsCommand({ DashboardNames: [name] }))
    .catch(ignore);
  await new CloudWatchLogsClient({})
    .send(new DeleteResourcePolicyCommand({ policyName: name }))
    .catch(ignore);
  await new EventBridgeClient({})
    .send(new DeleteArchiveCommand({ ArchiveName: name }))
    .catch(ignore);
}

async function removeCanary(Name: string): Promise<void> {
  const client = new SyntheticsClient({});
  // One that does not run cannot be stopped, and one that runs cannot be deleted.
  await client.send(new StopCanaryCommand({ Name })).catch(() => {});
  await client.send(new DeleteCanaryCommand({ Name, DeleteLambda: true }));
}

async function removeRule(Rule: string): Promise<void> {
  const client = new EventBridgeClient({});
  const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule }));
  const Ids = Targets.map(({ Id = "" }) => Id);
  if (Ids.length > 0) await client.send(new RemoveTargetsCommand({ Rule, Ids }));
  await client.send(new DeleteRuleCommand({ Name: Rule }));
}

async function removeQueue(QueueName: string): Promise<void> {
  const client = new SQSClient({});
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
  await client.send(new DeleteQueueCommand({ QueueUrl }));
}

async function removeBucket(Bucket: string): Promise<void> {
  const client = new S3Client({});
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(
      ({ Key, VersionId }) => ({ Key, VersionId }),
    );
    if (Objects.length === 0) break;
    // The archive's objects are locked in governance mode.
    const Delete = { Objects };
    await client.send(
      new DeleteObjectsCommand({ Bucket, Delete, BypassGovernanceRetention: true }),
    );
  }
  await client.send(new DeleteBucketCommand({ Bucket }));
}

async function removeRole(RoleName: string): Promise<void> {
  const client = new IAMClient({});
  const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) {
    await client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  }
  const attached = await client.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn } of attached.AttachedPolicies ?? []) {
    await client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  await client.send(new DeleteRoleCommand({ RoleName }));
}

async function removeKey(KeyId: string): Promise<void> {
  const client = new KMSClient({});
  const { Aliases = [] } = await client.send(new ListAliasesCommand({ KeyId }));
  for (const { AliasName } of Aliases) await client.send(new DeleteAliasCommand({ AliasName }));
  await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: KEY_WAITS_DAYS }));
}
