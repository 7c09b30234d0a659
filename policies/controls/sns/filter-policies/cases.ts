import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const CRITICAL = { AlarmName: [{ prefix: "payments-critical-" }] };

const TOPIC = "${aws_sns_topic.t.arn}";
const subscription = (values: Record<string, unknown>): CaseConfig => ({
  "aws_sns_topic_subscription.s": {
    topic_arn: TOPIC,
    protocol: "sms",
    endpoint: "+12025550123",
    ...values,
  },
});
const alarm = (alarm_name: string, topic = TOPIC): CaseConfig => ({
  "aws_sns_topic.t": { name: "critical" },
  "aws_cloudwatch_metric_alarm.a": { alarm_name, alarm_actions: [topic] },
});
const filtered = (
  filter: unknown,
  filter_policy_scope: unknown = "MessageBody",
  name = "payments-critical-errors",
): CaseConfig => ({
  ...subscription({
    filter_policy: typeof filter === "string" ? filter : JSON.stringify(filter),
    filter_policy_scope,
  }),
  ...alarm(name),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_sns_topic_subscription.s"] });

export const cases: ControlCases = {
  pass: {
    "no filter": { ...subscription({}), "aws_sns_topic.t": { name: "t" } },
    "a filter that is empty": subscription({ filter_policy: "{}" }),
    "by what an alarm's name begins with": filtered(CRITICAL),
    "by names": filtered({ AlarmName: ["other", "payments-critical-errors"] }),
    "by state": filtered({ NewStateValue: ["ALARM"] }),
    "by both": filtered({ ...CRITICAL, NewStateValue: ["ALARM", "OK"] }),
    "of a composite alarm": {
      ...subscription({
        filter_policy: JSON.stringify(CRITICAL),
        filter_policy_scope: "MessageBody",
      }),
      "aws_sns_topic.t": { name: "critical" },
      "aws_cloudwatch_composite_alarm.a": {
        alarm_name: "payments-critical-errors",
        alarm_rule: "TRUE",
        alarm_actions: [TOPIC],
      },
    },
  },
  fail: {
    "on attributes, by default": bad(filtered(CRITICAL, null)),
    "on attributes": bad(filtered(CRITICAL, "MessageAttributes")),
    "for a name that no alarm has": bad(
      filtered(CRITICAL, "MessageBody", "payments-warning-errors"),
    ),
    "for no name": bad(filtered({ AlarmName: [] })),
    "for another topic's alarm": bad({
      ...filtered(CRITICAL),
      ...alarm("payments-critical-errors", "${aws_sns_topic.other.arn}"),
      "aws_sns_topic.other": { name: "other" },
    }),
    "for recovery only": bad(filtered({ NewStateValue: ["OK"] })),
    "for a field that alarms do not have": bad(filtered({ ...CRITICAL, severity: ["critical"] })),
    "for all names but some": bad(filtered({ AlarmName: [{ "anything-but": ["a"] }] })),
    "for a name that is no list": bad(filtered({ AlarmName: "payments-critical-errors" })),
    "no JSON": bad(filtered("AlarmName")),
    "on a topic without alarms": bad({
      ...subscription({
        filter_policy: JSON.stringify(CRITICAL),
        filter_policy_scope: "MessageBody",
      }),
      "aws_sns_topic.t": { name: "t" },
    }),
  },
  unknown: { "a variable's": bad(filtered("${var.filter}")) },
  damage: {
    "aws_sns_topic_subscription.filter_policy_scope": fc.constantFrom(
      "MessageAttributes",
      "messagebody",
    ),
    "aws_sns_topic_subscription.filter_policy": fc.constantFrom(
      JSON.stringify({ AlarmName: [{ prefix: "nobody" }] }),
      JSON.stringify({ severity: ["critical"] }),
    ),
  },
};
