import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { mailOf } from "../../../lib/people";
import { type Statement, text } from "../../../lib/policy-document";

const TOPIC = "${aws_sns_topic.t.arn}";
const QUEUE = "${aws_sqs_queue.q.arn}";
const from = (source: unknown) => ({ ArnEquals: { "aws:SourceArn": source } });

const subscription = (redrive: unknown = { deadLetterTargetArn: QUEUE }): CaseConfig => ({
  "aws_sns_topic.t": { name: "t" },
  "aws_sns_topic_subscription.s": {
    topic_arn: TOPIC,
    protocol: "https",
    endpoint: "https://hooks.example.com/a",
    redrive_policy: typeof redrive === "object" ? JSON.stringify(redrive) : redrive,
  },
});
const take = (changes: Statement = {}): Statement => ({
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: QUEUE,
  Condition: from(TOPIC),
  ...changes,
});
const queue = (...statements: Statement[]): CaseConfig => ({
  "aws_sqs_queue.q": { name: "q", kms_master_key_id: "${aws_kms_key.k.arn}" },
  "aws_sqs_queue_policy.q": { queue_url: "${aws_sqs_queue.q.url}", policy: text(...statements) },
});
const use = (changes: Statement = {}): Statement => ({
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
  Resource: "*",
  ...changes,
});
const key = (...statements: Statement[]): CaseConfig => ({
  "aws_kms_key.k": { policy: text(...statements) },
});
const wired = (statements = [take()], grants = [use()]): CaseConfig => ({
  ...subscription(),
  ...queue(...statements),
  ...key(...grants),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_sns_topic_subscription.s"] });
const without = (address: string): CaseConfig => {
  const { [address]: _, ...others } = wired();
  return others;
};
const deny = (changes: Statement = {}): Statement => ({
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Resource: QUEUE,
  ...changes,
});

export const cases: ControlCases = {
  pass: {
    "a queue that takes from the topic": wired(),
    "one of several topics": wired([take({ Condition: from(["arn:aws:sns:x:y:z", TOPIC]) })]),
    "beside a refusal of plain HTTP": wired([
      take(),
      deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ]),
    "by the queue's own policy, and the key's beside it": {
      ...subscription(),
      "aws_sqs_queue.q": {
        name: "q",
        kms_master_key_id: "${aws_kms_alias.a.name}",
        policy: text(take({ Resource: "*" })),
      },
      "aws_kms_alias.a": { name: "alias/a", target_key_id: "${aws_kms_key.k.key_id}" },
      "aws_kms_key.k": { description: "alerts" },
      "aws_kms_key_policy.k": { key_id: "${aws_kms_key.k.id}", policy: text(use()) },
    },
    mail: {
      "aws_sns_topic_subscription.s": {
        topic_arn: TOPIC,
        protocol: "email",
        endpoint: "a@example.com",
      },
      "aws_sns_topic.t": { name: "t" },
    },
  },
  fail: {
    "no queue": bad({ ...wired(), ...subscription(null) }),
    "a queue that is not there": bad({
      ...wired(),
      ...subscription({ deadLetterTargetArn: "${aws_sns_topic.t.arn}" }),
    }),
    "a queue that takes from nobody": bad(without("aws_sqs_queue_policy.q")),
    "a queue that takes from another topic": bad({
      ...wired([take({ Condition: from("${aws_sns_topic.other.arn}") })]),
      "aws_sns_topic.other": { name: "other" },
    }),
    "a queue that another service sends to": bad(
      wired([take({ Principal: { Service: "events.amazonaws.com" } })]),
    ),
    "a queue that may only be read": bad(wired([take({ Action: "sqs:ReceiveMessage" })])),
    "another queue's policy": bad(wired([take({ Resource: "${aws_sns_topic.t.arn}" })])),
    "a condition that SNS does not meet": bad(
      wired([take({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })]),
    ),
    "a condition of the opposite": bad(
      wired([take({ Condition: { ArnNotEquals: { "aws:SourceArn": TOPIC } } })]),
    ),
    "a queue that takes from anybody's topic": bad(wired([take({ Condition: {} })])),
    denied: bad(wired([take(), deny()])),
    "a key that SNS may not use": bad(wired([take()], [use({ Action: "kms:Decrypt" })])),
    "a key that another service may use": bad(
      wired([take()], [use({ Principal: { Service: "events.amazonaws.com" } })]),
    ),
  },
  unknown: {
    "a variable's queue": bad({ ...wired(), ...subscription("${var.redrive}") }),
    "a variable's policy": bad({
      ...wired(),
      "aws_sqs_queue_policy.q": { queue_url: "${aws_sqs_queue.q.url}", policy: "${var.policy}" },
    }),
  },
  equivalent: [
    {
      path: "aws_sqs_queue_policy.policy",
      damage: "swapped aws_sns_topic.monitoring_critical-topic for *",
      onlyIn: "state",
      because: "what a team's webhook does not take of warnings is still kept",
    },

    ...mailOf("redrive_policy"),
    ...mailOf("topic_arn"),
    {
      path: "aws_sqs_queue_policy.policy",
      damage: "swapped aws_sns_topic.monitoring_info-topic for *",
      because: "nothing but mail is sent of what is for information",
    },
    {
      path: "aws_sqs_queue_policy.policy",
      damage: "swapped aws_sns_topic.monitoring_warning-topic for *",
      because: "nothing but mail is sent of warnings where no team wants them otherwise",
    },
    {
      path: "aws_sqs_queue_policy.policy",
      damage: "Allow in DenyInsecureTransport",
      because: "who else may send to the queue does not lose a message",
    },
    {
      path: "aws_kms_key.policy",
      damage: "swapped aws_iam_role.*",
      because: "which of the account's roles may use the key is for the stack to say",
    },
    ...[
      "AccountAdministration",
      "CloudWatchLogs",
      "CloudWatchAlarms",
      "Budgets",
      "CostAnomalies",
      "EventArchives",
      "MonitoringPaymentCheckRole",
      "MonitoringMetricStreamDeliveryDeliveryRole",
    ].map((name) => ({
      path: "aws_kms_key.policy",
      damage: `* in Allow${name}`,
      because: "whom else the key lets in is kms/key-policy's to judge",
    })),
  ],
};
