import { APIGatewayClient, CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { BudgetsClient, CreateBudgetCommand } from "@aws-sdk/client-budgets";
import {
  CloudWatchClient,
  PutDashboardCommand,
  PutInsightRuleCommand,
  PutMetricAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  CreateAnomalySubscriptionCommand,
} from "@aws-sdk/client-cost-explorer";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  CreateSecurityGroupCommand,
  CreateVpcEndpointCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateArchiveCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateDeliveryStreamCommand, FirehoseClient } from "@aws-sdk/client-firehose";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import {
  CreateCanaryCommand,
  StartCanaryCommand,
  SyntheticsClient,
} from "@aws-sdk/client-synthetics";
import { CreateGroupCommand, CreateSamplingRuleCommand, XRayClient } from "@aws-sdk/client-xray";
import { strToU8, zipSync } from "fflate";
import { OWN_TAG } from "./deployment";
import { inventory } from "./inventory";
import { localTest } from "./support/deployed";
import { standing, sweep } from "./sweep";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});
const ALL = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
});
const INSIGHT = JSON.stringify({
  Schema: { Name: "CloudWatchLogRule", Version: 1 },
  LogGroupNames: ["a"],
  LogFormat: "JSON",
  Contribution: { Keys: ["$.a"], Filters: [] },
});

/** Makes one of each kind that the stack has, with what hangs on it, under the tag. */
async function makeAll(own: string): Promise<void> {
  const name = `payment-${own}`;
  const roleArn = `arn:aws:iam::000000000000:role/${name}`;
  const Tags = [{ Key: OWN_TAG, Value: own }];
  const tags = { [OWN_TAG]: own };
  const cloudwatch = new CloudWatchClient({});
  const logs = new CloudWatchLogsClient({});
  const iam = new IAMClient({});
  const kms = new KMSClient({});
  const s3 = new S3Client({});
  const sns = new SNSClient({});
  const events = new EventBridgeClient({});
  const canaries = new SyntheticsClient({});
  const xray = new XRayClient({});
  const ec2 = new EC2Client({});

  await logs.send(new CreateLogGroupCommand({ logGroupName: `/aws/${name}`, tags }));
  await logs.send(new PutResourcePolicyCommand({ policyName: name, policyDocument: ALL }));
  await cloudwatch.send(new PutDashboardCommand({ DashboardName: name, DashboardBody: "{}" }));
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: name,
      Namespace: "Test",
      MetricName: "Errors",
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanThreshold",
      Tags,
    }),
  );
  await cloudwatch.send(
    new PutInsightRuleCommand({ RuleName: name, RuleDefinition: INSIGHT, Tags }),
  );
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST, Tags }));
  await iam.send(
    new PutRolePolicyCommand({ RoleName: name, PolicyName: "all", PolicyDocument: ALL }),
  );
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ Tags: [{ TagKey: OWN_TAG, TagValue: own }] }),
  );
  const TargetKeyId = KeyMetadata?.KeyId;
  await kms.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId }));
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  await s3.send(new PutBucketTaggingCommand({ Bucket: name, Tagging: { TagSet: Tags } }));
  await s3.send(new PutObjectCommand({ Bucket: name, Key: "a/b", Body: "c" }));
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: name, Tags }));
  await sns.send(
    new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "one@example.com" }),
  );
  await new SQSClient({}).send(new CreateQueueCommand({ QueueName: name, tags }));
  await events.send(
    new PutRuleCommand({ Name: name, EventPattern: '{"source":["aws.cloudwatch"]}', Tags }),
  );
  await events.send(
    new PutTargetsCommand({ Rule: name, Targets: [{ Id: "record", Arn: TopicArn }] }),
  );
  await events.send(
    new CreateArchiveCommand({
      ArchiveName: name,
      EventSourceArn: "arn:aws:events:us-east-1:000000000000:event-bus/default",
    }),
  );
  await new BudgetsClient({}).send(
    new CreateBudgetCommand({
      AccountId: "000000000000",
      Budget: {
        BudgetName: name,
        BudgetType: "COST",
        TimeUnit: "MONTHLY",
        BudgetLimit: { Amount: "1", Unit: "USD" },
      },
      ResourceTags: Tags,
    }),
  );
  const costs = new CostExplorerClient({});
  const { MonitorArn = "" } = await costs.send(
    new CreateAnomalyMonitorCommand({
      AnomalyMonitor: {
        MonitorName: name,
        MonitorType: "CUSTOM",
        MonitorSpecification: { Tags: { Key: OWN_TAG, Values: [own] } },
      },
      ResourceTags: Tags,
    }),
  );
  await costs.send(
    new CreateAnomalySubscriptionCommand({
      AnomalySubscription: {
        SubscriptionName: name,
        MonitorArnList: [MonitorArn],
        Frequency: "DAILY",
        Subscribers: [{ Type: "EMAIL", Address: "one@example.com" }],
        Threshold: 1,
      },
      ResourceTags: Tags,
    }),
  );
  await new DynamoDBClient({}).send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      Tags,
    }),
  );
  await new APIGatewayClient({}).send(new CreateRestApiCommand({ name, tags }));
  await new LambdaClient({}).send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Role: roleArn,
      Code: { ZipFile: zipSync({ "index.js": strToU8("exports.handler = () => {};") }) },
      Tags: tags,
    }),
  );
  await new FirehoseClient({}).send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: name,
      DeliveryStreamType: "DirectPut",
      ExtendedS3DestinationConfiguration: { RoleARN: roleArn, BucketARN: `arn:aws:s3:::${name}` },
      Tags,
    }),
  );
  await canaries.send(
    new CreateCanaryCommand({
      Name: name,
      RuntimeVersion: "syn-nodejs-puppeteer-15.0",
      ArtifactS3Location: `s3://${name}`,
      ExecutionRoleArn: roleArn,
      Schedule: { Expression: "rate(5 minutes)" },
      Code: { Handler: "index.handler", ZipFile: Buffer.from("zip") },
      Tags: tags,
    }),
  );
  await canaries.send(new StartCanaryCommand({ Name: name }));
  await xray.send(new CreateGroupCommand({ GroupName: name, FilterExpression: "error", Tags }));
  await xray.send(
    new CreateSamplingRuleCommand({
      SamplingRule: {
        RuleName: name,
        Priority: 1,
        FixedRate: 0.1,
        ReservoirSize: 1,
        ServiceName: "*",
        ServiceType: "*",
        Host: "*",
        HTTPMethod: "*",
        URLPath: "*",
        ResourceARN: "*",
        Version: 1,
      },
      Tags,
    }),
  );
  const tagged = (ResourceType: "security-group" | "vpc-endpoint") => [{ ResourceType, Tags }];
  await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: name,
      Description: name,
      TagSpecifications: tagged("security-group"),
    }),
  );
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: "vpc-00000001",
      ServiceName: "com.amazonaws.us-east-1.logs",
      TagSpecifications: tagged("vpc-endpoint"),
    }),
  );
}

const kindsOf = (arns: string[]) => [...new Set(arns.map((arn) => arn.split(":")[2] ?? ""))].sort();

localTest(
  "what carries the run's tag is removed with all that hangs on it, and nothing else",
  async () => {
    const before = await inventory();
    await makeAll("theirs");
    const theirs = await inventory();
    await makeAll("ours");
    expect(kindsOf(await standing("ours"))).toEqual([
      "apigateway",
      "budgets",
      "ce",
      "cloudwatch",
      "dynamodb",
      "ec2",
      "events",
      "firehose",
      "iam",
      "kms",
      "lambda",
      "logs",
      "s3",
      "sns",
      "sqs",
      "synthetics",
      "xray",
    ]);

    await sweep("ours", ["payment-ours"], () => {});
    expect(await standing("ours")).toEqual([]);
    expect(await inventory()).toEqual(theirs);

    await sweep("theirs", ["payment-theirs"], () => {});
    expect(await inventory()).toEqual(before);
  },
);
