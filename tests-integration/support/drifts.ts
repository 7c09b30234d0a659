import { APIGatewayClient, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  GetDashboardCommand,
  PutCompositeAlarmCommand,
  type PutCompositeAlarmCommandInput,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";
import {
  AssociateKmsKeyCommand,
  CloudWatchLogsClient,
  DescribeMetricFiltersCommand,
  DisassociateKmsKeyCommand,
  PutMetricFilterCommand,
  type PutMetricFilterCommandInput,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  AuthorizeSecurityGroupIngressCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  KMSClient,
} from "@aws-sdk/client-kms";
import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import {
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import {
  StartCanaryCommand,
  StopCanaryCommand,
  SyntheticsClient,
} from "@aws-sdk/client-synthetics";
import { clientOf, deployedStack, region, suffix } from "./deployed";

/** A change made behind Terraform's back, and all that `proofstack live` must find of it. */
export interface DriftCase {
  name: string;
  /** What the account must have; a person who was unsubscribed would have to confirm again. */
  needs?: "local" | "vpc";
  /** Makes the change; yields what undoes it. */
  make: () => Promise<() => Promise<unknown>>;
  /** `control address` of what is no longer proven, or what matches it where AWS names the thing. */
  fails: unknown[];
  /** `address attribute` of what is not as declared. */
  differs?: string[];
  missing?: string[];
  /** Addresses, or what matches them where AWS names the thing. */
  extra?: unknown[];
}

const apis = clientOf(APIGatewayClient);
const cloudwatch = clientOf(CloudWatchClient);
const ec2 = clientOf(EC2Client);
const iam = clientOf(IAMClient);
const kms = clientOf(KMSClient);
const lambda = clientOf(LambdaClient);
const logs = clientOf(CloudWatchLogsClient);
const s3 = clientOf(S3Client);
const sns = clientOf(SNSClient);
const synthetics = clientOf(SyntheticsClient);

const { outputs, dir } = deployedStack("payments");
const topic = outputs["alarm-topic-arn"] ?? "";
const key = outputs["key-arn"] ?? "";
const account = topic.split(":")[4];
const canary = { Name: outputs["canary-name"] };
const processor = `payment-processor-${suffix}`;
const group = `/aws/lambda/${processor}`;
const groupArn = `arn:aws:logs:${region}:${account}:log-group:${group}`;
const artifacts = { Bucket: `payment-canary-${suffix}-${account}` };
const api = /https:\/\/(\w+)\./.exec(outputs["api-url"] ?? "")?.[1];

const ALARMS = [
  "aws_cloudwatch_composite_alarm.alarms_errors",
  ...[
    "api-error-rate",
    "api-latency-p95",
    "api-latency-p99",
    "archive-delay",
    "canary",
    "database-connections",
    "lambda-error-rate",
    "payment-volume",
    "table-throttles",
  ].map((name) => `aws_cloudwatch_metric_alarm.alarms_${name}`),
];

async function alarm(name: string) {
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.send(
    new DescribeAlarmsCommand({
      AlarmNames: [`payments-${name}-${suffix}`],
      AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
    }),
  );
  const [found] = [...MetricAlarms, ...CompositeAlarms];
  if (!found) throw new Error(`There is no alarm payments-${name}-${suffix}.`);
  return found;
}

async function putAgain(name: string, change: Partial<PutMetricAlarmCommandInput>) {
  const before = (await alarm(name)) as PutMetricAlarmCommandInput;
  await cloudwatch.send(new PutMetricAlarmCommand({ ...before, ...change }));
  return () => cloudwatch.send(new PutMetricAlarmCommand(before));
}

export const DRIFTS: DriftCase[] = [
  {
    name: "retention shortened",
    async make() {
      const keep = (retentionInDays: number) =>
        logs.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays }));
      await keep(30);
      return () => keep(90);
    },
    fails: ["logs/retention aws_cloudwatch_log_group.processor_logs"],
    differs: ["aws_cloudwatch_log_group.processor_logs retention_in_days"],
  },
  {
    name: "the key of a log group disassociated",
    async make() {
      await logs.send(new DisassociateKmsKeyCommand({ logGroupName: group }));
      return () => logs.send(new AssociateKmsKeyCommand({ logGroupName: group, kmsKeyId: key }));
    },
    fails: [
      "logs/cmk aws_cloudwatch_log_group.processor_logs",
      "logs/key-grant aws_cloudwatch_log_group.processor_logs",
    ],
    differs: ["aws_cloudwatch_log_group.processor_logs kms_key_id"],
  },
  {
    name: "a subscriber deleted",
    needs: "local",
    async make() {
      const { Subscriptions = [] } = await sns.send(
        new ListSubscriptionsByTopicCommand({ TopicArn: topic }),
      );
      const person = Subscriptions.find(({ Endpoint }) => Endpoint?.startsWith("platform-oncall"));
      if (!person) throw new Error("There is no such subscriber.");
      await sns.send(new UnsubscribeCommand({ SubscriptionArn: person.SubscriptionArn }));
      return () =>
        sns.send(
          new SubscribeCommand({ TopicArn: topic, Protocol: "email", Endpoint: person.Endpoint }),
        );
    },
    fails: [
      ...ALARMS.map((address) => `alarms/two-subscribers ${address}`),
      "sns/subscribers stack",
    ],
    missing: ["aws_sns_topic_subscription.topic_email-3a21d47a"],
  },
  {
    name: "the actions of an alarm disabled",
    async make() {
      const AlarmNames = [`payments-canary-${suffix}`];
      await cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames }));
      return () => cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames }));
    },
    fails: ["alarms/actions-enabled aws_cloudwatch_metric_alarm.alarms_canary"],
    differs: ["aws_cloudwatch_metric_alarm.alarms_canary actions_enabled"],
  },
  {
    name: "the threshold of an alarm raised",
    make: () => putAgain("lambda-error-rate", { Threshold: 50 }),
    fails: ["alarms/lambda-error-rate stack"],
    differs: ["aws_cloudwatch_metric_alarm.alarms_lambda-error-rate threshold"],
  },
  {
    name: "the composite rule weakened",
    async make() {
      const before = (await alarm("errors")) as PutCompositeAlarmCommandInput;
      const AlarmRule = before.AlarmRule?.replace(" OR ", " AND ");
      await cloudwatch.send(new PutCompositeAlarmCommand({ ...before, AlarmRule }));
      return () => cloudwatch.send(new PutCompositeAlarmCommand(before));
    },
    fails: ["alarms/composite-rule stack"],
    differs: ["aws_cloudwatch_composite_alarm.alarms_errors alarm_rule"],
  },
  {
    name: "the canary stopped",
    async make() {
      await synthetics.send(new StopCanaryCommand(canary));
      return () => synthetics.send(new StartCanaryCommand(canary));
    },
    fails: ["canary/started aws_synthetics_canary.canary"],
    differs: ["aws_synthetics_canary.canary start_canary", "aws_synthetics_canary.canary status"],
  },
  {
    name: "the dashboard edited",
    async make() {
      const DashboardName = `payments-${suffix}`;
      const { DashboardBody = "" } = await cloudwatch.send(
        new GetDashboardCommand({ DashboardName }),
      );
      const put = (body: string) =>
        cloudwatch.send(new PutDashboardCommand({ DashboardName, DashboardBody: body }));
      await put(DashboardBody.replace('"periodOverride":"inherit"', '"periodOverride":"auto"'));
      return () => put(DashboardBody);
    },
    fails: ["dashboards/granularity aws_cloudwatch_dashboard.dashboard"],
    differs: ["aws_cloudwatch_dashboard.dashboard dashboard_body.periodOverride"],
  },
  {
    name: "tags removed",
    async make() {
      const resourceArn = groupArn;
      await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["CostCenter"] }));
      return () =>
        logs.send(new TagResourceCommand({ resourceArn, tags: { CostCenter: "payments" } }));
    },
    fails: ["tags/required aws_cloudwatch_log_group.processor_logs"],
    differs: ["aws_cloudwatch_log_group.processor_logs tags_all"],
  },
  {
    name: "tracing of the function switched off",
    async make() {
      const trace = (Mode: "Active" | "PassThrough") =>
        lambda.send(
          new UpdateFunctionConfigurationCommand({
            FunctionName: processor,
            TracingConfig: { Mode },
          }),
        );
      await trace("PassThrough");
      return () => trace("Active");
    },
    fails: ["lambda/tracing aws_lambda_function.processor"],
    differs: ["aws_lambda_function.processor tracing_config.mode"],
  },
  {
    name: "tracing of the stage switched off",
    async make() {
      const trace = (value: "true" | "false") =>
        apis.send(
          new UpdateStageCommand({
            restApiId: api,
            stageName: "prod",
            patchOperations: [{ op: "replace", path: "/tracingEnabled", value }],
          }),
        );
      await trace("false");
      return () => trace("true");
    },
    fails: ["api/tracing aws_api_gateway_stage.api_stage"],
    differs: ["aws_api_gateway_stage.api_stage xray_tracing_enabled"],
  },
  {
    name: "the topic's policy opened",
    async make() {
      const asked = { TopicArn: topic, AttributeName: "Policy" };
      const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topic }));
      const policy = JSON.parse(Attributes?.Policy ?? "{}");
      const open = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: topic };
      const opened = { ...policy, Statement: [...policy.Statement, open] };
      const put = (AttributeValue: string | undefined) =>
        sns.send(new SetTopicAttributesCommand({ ...asked, AttributeValue }));
      await put(JSON.stringify(opened));
      return () => put(Attributes?.Policy);
    },
    fails: ["sns/publishers aws_sns_topic.topic"],
    differs: ["aws_sns_topic_policy.topic_policy policy"],
  },
  {
    name: "rotation of the key off",
    async make() {
      await kms.send(new DisableKeyRotationCommand({ KeyId: key }));
      return () => kms.send(new EnableKeyRotationCommand({ KeyId: key }));
    },
    fails: ["kms/rotation aws_kms_key.key"],
    differs: ["aws_kms_key.key enable_key_rotation"],
  },
  {
    name: "a bucket's public access block deleted",
    async make() {
      await s3.send(new DeletePublicAccessBlockCommand(artifacts));
      return () =>
        s3.send(
          new PutPublicAccessBlockCommand({
            ...artifacts,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          }),
        );
    },
    fails: [
      "canary/artifacts aws_synthetics_canary.canary",
      "s3/private aws_s3_bucket.canary_artifacts",
    ],
    missing: ["aws_s3_bucket_public_access_block.canary_artifacts_public-access"],
  },
  {
    name: "a bucket's policy deleted",
    async make() {
      const { Policy } = await s3.send(new GetBucketPolicyCommand(artifacts));
      await s3.send(new DeleteBucketPolicyCommand(artifacts));
      return () => s3.send(new PutBucketPolicyCommand({ ...artifacts, Policy }));
    },
    fails: [
      "canary/artifacts aws_synthetics_canary.canary",
      "s3/tls-only aws_s3_bucket.canary_artifacts",
    ],
    missing: ["aws_s3_bucket_policy.canary_artifacts_policy"],
  },
  {
    name: "the error filter counts less",
    async make() {
      const asked = { logGroupName: `/aws/apigateway/payments-${suffix}` };
      const { metricFilters = [] } = await logs.send(
        new DescribeMetricFiltersCommand({ ...asked, filterNamePrefix: "APIErrors" }),
      );
      const before = { ...metricFilters[0], ...asked } as PutMetricFilterCommandInput;
      const filterPattern = before.filterPattern?.replace("400", "500");
      await logs.send(new PutMetricFilterCommand({ ...before, filterPattern }));
      return () => logs.send(new PutMetricFilterCommand(before));
    },
    fails: [
      "alarms/api-error-rate stack",
      "alarms/composite-rule stack",
      "dashboards/coverage stack",
      "metrics/error-filter stack",
    ],
    differs: ["aws_cloudwatch_log_metric_filter.api-metrics_errors pattern"],
  },
  {
    name: "a policy slipped into the function's role",
    async make() {
      const asked = { RoleName: processor, PolicyName: "everything" };
      const PolicyDocument = JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
      });
      await iam.send(new PutRolePolicyCommand({ ...asked, PolicyDocument }));
      return () => iam.send(new DeleteRolePolicyCommand(asked));
    },
    fails: [
      `iam/no-wildcards aws_iam_role_policy.live["${processor}/everything"]`,
      "lambda/least-privilege aws_lambda_function.processor",
    ],
    extra: [`aws_iam_role_policy.live["${processor}/everything"]`],
  },
  {
    name: "the endpoints' security group opened to the world",
    needs: "vpc",
    async make() {
      const state = require(`${dir}/state.json`);
      const { values } = state.values.root_module.resources.find(
        ({ type }: { type: string }) => type === "aws_security_group",
      );
      const opened = {
        GroupId: values.id,
        IpPermissions: [
          { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
        ],
      };
      await ec2.send(new AuthorizeSecurityGroupIngressCommand(opened));
      return () => ec2.send(new RevokeSecurityGroupIngressCommand(opened));
    },
    fails: [
      ...["cloudwatch", "logs", "sns", "xray"].map(
        (name) => `network/private-access aws_vpc_endpoint.private-access_${name}`,
      ),
      expect.stringMatching(
        /^network\/no-open-ingress aws_vpc_security_group_ingress_rule\.live\[/,
      ),
    ],
    extra: [expect.stringMatching(/^aws_vpc_security_group_ingress_rule\.live\["sgr-\w+"\]$/)],
  },
];
