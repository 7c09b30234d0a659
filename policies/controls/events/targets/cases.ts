import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { permitted } from "../../../lib/event-rules";
import { text } from "../../../lib/policy-document";

const target = (arn: unknown): CaseConfig => ({
  "aws_cloudwatch_event_rule.r": { name: "r", event_pattern: '{"source":["aws.health"]}' },
  "aws_cloudwatch_event_target.t": { rule: "${aws_cloudwatch_event_rule.r.name}", arn },
});

const GROUP = "${aws_cloudwatch_log_group.g.arn}";
const logged = (changes: object = {}, name = "/aws/events/audit"): CaseConfig => ({
  ...target(GROUP),
  "aws_cloudwatch_log_group.g": { name },
  "aws_cloudwatch_log_resource_policy.p": {
    policy_name: "events",
    policy_document: text({
      Effect: "Allow",
      Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${GROUP}:*`,
      ...changes,
    }),
  },
});

const TOPIC = "${aws_sns_topic.t.arn}";
const publish = (changes: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sns:Publish",
  Resource: TOPIC,
  ...changes,
});
const told = (...statements: object[]): CaseConfig => ({
  ...target(TOPIC),
  "aws_sns_topic.t": { name: "on-call" },
  "aws_sns_topic_policy.t": { arn: TOPIC, policy: text(...statements) },
});

const invoked = (changes: object = {}): CaseConfig => ({
  ...target("${aws_lambda_function.f.arn}"),
  ...permitted(changes),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_cloudwatch_event_target.t"] });
const without = (config: CaseConfig, address: string): CaseConfig => {
  const { [address]: _, ...others } = config;
  return others;
};

export const cases: ControlCases = {
  pass: {
    "a log group": logged(),
    "a topic": told(publish()),
    "a topic by its own policy": {
      ...target(TOPIC),
      "aws_sns_topic.t": { name: "on-call", policy: text(publish({ Resource: "*" })) },
    },
    "a function": invoked(),
    "a function that any rule may invoke": invoked({ source_arn: null }),
  },
  fail: {
    "a log group of another name": bad(logged({}, "/audit")),
    "a log group that lets nobody in": bad(
      without(logged(), "aws_cloudwatch_log_resource_policy.p"),
    ),
    "a log group that lets half of them in": bad(
      logged({ Principal: { Service: "events.amazonaws.com" } }),
    ),
    "a topic that lets alarms in": bad(
      told(publish({ Principal: { Service: "cloudwatch.amazonaws.com" } })),
    ),
    "a topic that denies everybody": bad(
      told(publish(), { Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: TOPIC }),
    ),
    "a function that nobody may invoke": bad(without(invoked(), "aws_lambda_permission.f")),
    "a function that another rule may invoke": bad({
      ...invoked({ source_arn: "${aws_cloudwatch_event_rule.other.arn}" }),
      "aws_cloudwatch_event_rule.other": { name: "other" },
    }),
    "no rule": bad({
      ...logged(),
      "aws_cloudwatch_event_target.t": { rule: "gone", arn: GROUP },
    }),
    "no target": bad(target(null)),
  },
  unknown: {
    "what is elsewhere": bad(target("arn:aws:sns:us-east-1:111122223333:elsewhere")),
    "a variable's": bad(target("${var.target}")),
  },
};
