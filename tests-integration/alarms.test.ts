import { randomUUID } from "node:crypto";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { SNSClient, SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { OWN_TAG } from "./deployment";
import { clientOf, deployedStack, localTest, PATIENCE_MS, suffix } from "./support/deployed";
import { until as within } from "./support/until";

const cloudwatch = clientOf(CloudWatchClient);
const sns = clientOf(SNSClient);
const sqs = clientOf(SQSClient);
const topic = deployedStack("payments").outputs["alarm-topic-arn"];

interface Notice {
  AlarmName: string;
  NewStateValue: string;
}

const until = (condition: () => Promise<boolean>) => within(condition, PATIENCE_MS);

let queue: string;
let subscription: string;
const heard: Notice[] = [];

/** A subscriber that can be read: what reaches it reaches the people beside it. */
beforeAll(async () => {
  const { QueueUrl = "" } = await sqs.send(
    new CreateQueueCommand({ QueueName: `alarms-${randomUUID()}`, tags: { [OWN_TAG]: suffix } }),
  );
  queue = QueueUrl;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: Attributes?.QueueArn,
        Condition: { ArnEquals: { "aws:SourceArn": topic } },
      },
    ],
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  const { SubscriptionArn = "" } = await sns.send(
    new SubscribeCommand({
      TopicArn: topic,
      Protocol: "sqs",
      Endpoint: Attributes?.QueueArn,
      ReturnSubscriptionArn: true,
    }),
  );
  subscription = SubscriptionArn;
});

afterAll(async () => {
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: subscription }));
  await sqs.send(new DeleteQueueCommand({ QueueUrl: queue }));
});

const nameOf = (alarm: string) => `payments-${alarm}-${suffix}`;

async function states(): Promise<Record<string, string>> {
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.send(
    new DescribeAlarmsCommand({
      AlarmNamePrefix: "payments-",
      AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
    }),
  );
  const all = [...MetricAlarms, ...CompositeAlarms];
  return Object.fromEntries(all.map(({ AlarmName, StateValue }) => [AlarmName, StateValue ?? ""]));
}

/** Everything that the queue has been sent so far. */
async function notices(): Promise<Notice[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }),
  );
  for (const { Body = "{}" } of Messages) heard.push(JSON.parse(JSON.parse(Body).Message));
  return heard;
}

/** AWS takes data of its own namespaces from nobody else. */
localTest("too many connections move their alarm, and the subscriber hears of it", async () => {
  const { MetricAlarms = [] } = await cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [nameOf("database-connections")] }),
  );
  const [alarm] = MetricAlarms;
  const { Namespace, MetricName, Dimensions, Threshold = 0 } = alarm ?? {};
  const data = { MetricName, Dimensions, Value: Threshold + 1, Timestamp: new Date() };
  await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData: [data] }));
  await until(async () => (await states())[nameOf("database-connections")] === "ALARM");
  await until(async () =>
    (await notices()).some((notice) => notice.AlarmName === nameOf("database-connections")),
  );
});

/** The local AWS leaves metric-math alarms INSUFFICIENT_DATA: their state is set, what follows is real. */
test.each([
  "api-error-rate",
  "lambda-error-rate",
])("the %s alarm moves the composite alarm, and the subscriber hears of both", async (alarm) => {
  const set = (StateValue: "OK" | "ALARM") =>
    cloudwatch.send(
      new SetAlarmStateCommand({ AlarmName: nameOf(alarm), StateValue, StateReason: "tested" }),
    );
  await set("OK");
  await until(async () => (await states())[nameOf("errors")] !== "ALARM");
  heard.length = 0;
  await set("ALARM");
  await until(async () => (await states())[nameOf("errors")] === "ALARM");
  for (const name of [nameOf(alarm), nameOf("errors")]) {
    await until(async () =>
      (await notices()).some((n) => n.AlarmName === name && n.NewStateValue === "ALARM"),
    );
  }
  await set("OK");
  await until(async () => (await states())[nameOf("errors")] === "OK");
});
