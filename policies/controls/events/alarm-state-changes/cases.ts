import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { permitted } from "../../../lib/event-rules";
import { text } from "../../../lib/policy-document";

const change = { source: ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"] };

/** A rule for the pattern, and its target. */
const rule = (pattern: unknown, target: unknown, changes: object = {}): CaseConfig => ({
  "aws_cloudwatch_event_rule.r": {
    name: "alarm-changes",
    event_pattern: typeof pattern === "string" ? pattern : JSON.stringify(pattern),
    ...changes,
  },
  "aws_cloudwatch_event_target.t": { rule: "${aws_cloudwatch_event_rule.r.name}", arn: target },
});

const GROUP = "${aws_cloudwatch_log_group.g.arn}";
const statement = {
  Effect: "Allow",
  Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: `${GROUP}:*`,
};
const group = (changes: object = {}, name = "/aws/events/alarms"): CaseConfig => ({
  "aws_cloudwatch_log_group.g": { name },
  "aws_cloudwatch_log_resource_policy.p": {
    policy_name: "events",
    policy_document: text({ ...statement, ...changes }),
  },
});
const recorded = (pattern: unknown = change, changes: object = {}): CaseConfig => ({
  ...rule(pattern, GROUP, changes),
  ...group(),
});

const TOPIC = "${aws_sns_topic.t.arn}";
const told = (changes: object = {}, ...more: object[]): CaseConfig => ({
  ...rule(change, TOPIC),
  "aws_sns_topic.t": { name: "on-call" },
  "aws_sns_topic_policy.t": {
    arn: TOPIC,
    policy: text(
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sns:Publish",
        Resource: TOPIC,
        ...changes,
      },
      ...more,
    ),
  },
});

const invoked = (changes: object = {}): CaseConfig => ({
  ...rule(change, "${aws_lambda_function.f.arn}"),
  ...permitted(changes),
});

/** Two alarms on one topic, and a pattern that names `names`. */
const naming = (...names: unknown[]): CaseConfig => ({
  ...recorded({ ...change, detail: { alarmName: names } }),
  "aws_sns_topic.alarms": { name: "alarms" },
  "aws_cloudwatch_metric_alarm.a": {
    alarm_name: "api-errors",
    alarm_actions: ["${aws_sns_topic.alarms.arn}"],
  },
  "aws_cloudwatch_composite_alarm.c": {
    alarm_name: "errors",
    alarm_rule: 'ALARM("api-errors")',
    alarm_actions: ["${aws_sns_topic.alarms.arn}"],
  },
});

const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const without = (config: CaseConfig, ...addresses: string[]): CaseConfig =>
  Object.fromEntries(Object.entries(config).filter(([address]) => !addresses.includes(address)));

export const cases: ControlCases = {
  pass: {
    "every alarm's, into a log group": recorded(),
    "on the default bus, in so many words": recorded(change, { event_bus_name: "default" }),
    "enabled, in so many words": recorded(change, { state: "ENABLED", is_enabled: true }),
    "beside other events of CloudWatch": recorded({
      source: ["aws.cloudwatch", "aws.health"],
      "detail-type": ["CloudWatch Alarm State Change", "CloudWatch Alarm Configuration Change"],
    }),
    "those of all alarms that act on one topic": naming("api-errors", "errors"),
    "to a topic": told(),
    "to a topic by its own policy": {
      ...rule(change, TOPIC),
      "aws_sns_topic.t": {
        name: "on-call",
        policy: text({
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: "*",
        }),
      },
    },
    "to a function": invoked(),
    "to a function that any rule may invoke": invoked({ source_arn: null }),
  },
  fail: {
    nothing: bad({}),
    "no rule": bad(group()),
    "no target": bad(without(recorded(), "aws_cloudwatch_event_target.t")),
    "another rule's target": bad({
      ...recorded(),
      "aws_cloudwatch_event_rule.other": { name: "other" },
      "aws_cloudwatch_event_target.t": {
        rule: "${aws_cloudwatch_event_rule.other.name}",
        arn: GROUP,
      },
    }),
    "a disabled rule": bad(recorded(change, { state: "DISABLED" })),
    "a rule disabled the old way": bad(recorded(change, { is_enabled: false })),
    "on a bus of one's own": bad(recorded(change, { event_bus_name: "payments" })),
    "another source": bad(recorded({ ...change, source: ["aws.cloudwatc"] })),
    "another kind of event": bad(
      recorded({ ...change, "detail-type": ["CloudWatch Alarm Configuration Change"] }),
    ),
    "no kind of event, which is every event": bad(recorded({ source: ["aws.cloudwatch"] })),
    "one state only": bad(recorded({ ...change, detail: { state: { value: ["ALARM"] } } })),
    "one account only": bad(recorded({ ...change, account: ["111122223333"] })),
    "one alarm of two that act on one topic": bad(naming("api-errors")),
    "a misspelt alarm beside both": bad(naming("api-errors", "errors", "erors")),
    "an alarm that acts on nothing, so that nobody can tell its fellows": bad({
      ...naming("api-errors", "errors", "lonely"),
      "aws_cloudwatch_metric_alarm.lonely": { alarm_name: "lonely" },
    }),
    "alarms by a pattern": bad(naming({ prefix: "" })),
    "no alarm": bad(naming()),
    "a pattern that is not JSON": bad(recorded("alarms")),
    "a group outside EventBridge's prefix": bad({
      ...rule(change, GROUP),
      ...group({}, "/payments/alarms"),
    }),
    "a group without a resource policy": bad(
      without(recorded(), "aws_cloudwatch_log_resource_policy.p"),
    ),
    "a group's policy without the delivery service": bad({
      ...recorded(),
      ...group({ Principal: { Service: "events.amazonaws.com" } }),
    }),
    "a group's policy without the writing": bad({
      ...recorded(),
      ...group({ Action: "logs:CreateLogStream" }),
    }),
    "a group's policy that forbids": bad({ ...recorded(), ...group({ Effect: "Deny" }) }),
    "a group's policy with a condition": bad({
      ...recorded(),
      ...group({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    }),
    "a group's policy for the group but not its streams": bad({
      ...recorded(),
      ...group({ Resource: GROUP }),
    }),
    "a topic that only alarms may publish to": bad(
      told({ Principal: { Service: "cloudwatch.amazonaws.com" } }),
    ),
    "a topic that silences everybody": bad(
      told({}, { Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: TOPIC }),
    ),
    "a topic without a policy": bad(without(told(), "aws_sns_topic_policy.t")),
    "a function that nobody may invoke": bad(without(invoked(), "aws_lambda_permission.f")),
    "a function that another service may invoke": bad(invoked({ principal: "s3.amazonaws.com" })),
    "a function that another rule may invoke": bad({
      ...invoked({ source_arn: "${aws_cloudwatch_event_rule.other.arn}" }),
      "aws_cloudwatch_event_rule.other": { name: "other" },
    }),
    "something that nothing is known to let in": bad({
      ...rule(change, "${aws_sqs_queue.q.arn}"),
      "aws_sqs_queue.q": { name: "changes" },
    }),
  },
  unknown: {
    "a target of another model": bad(rule(change, "arn:aws:sns:us-east-1:111122223333:elsewhere")),
    "a state from a variable": bad(recorded(change, { state: "${var.state}" })),
    "a bus from a variable": bad(recorded(change, { event_bus_name: "${var.bus}" })),
    "a pattern from a variable": bad(recorded("${var.pattern}")),
  },
  damage: {
    "aws_cloudwatch_event_rule.state": fc.constantFrom("DISABLED", "enabled", true),
    "aws_cloudwatch_event_rule.is_enabled": fc.constantFrom(false, "true", 1),
    "aws_cloudwatch_event_rule.event_bus_name": fc.constantFrom("payments", "Default"),
    "aws_lambda_permission.principal": fc.constantFrom("*", "s3.amazonaws.com"),
  },
};
