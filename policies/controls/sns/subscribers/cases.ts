import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { one, subscribers, topic, two } from "../../../lib/people";

const alarm = {
  "aws_cloudwatch_metric_alarm.a": { alarm_name: "a", alarm_actions: ["${aws_sns_topic.t.arn}"] },
};
const composite = {
  "aws_cloudwatch_composite_alarm.c": {
    alarm_name: "c",
    alarm_rule: "FALSE",
    alarm_actions: ["${aws_sns_topic.t.arn}"],
  },
};
const heardBy = (...subscriptions: Record<string, unknown>[]) => ({
  config: { ...topic, ...alarm, ...subscribers(...subscriptions) },
  at: ["stack"],
});

export const cases: ControlCases = {
  pass: {
    "two mailboxes behind an alarm": { ...topic, ...alarm, ...subscribers(one, two) },
    "two mailboxes behind a composite alarm": {
      ...topic,
      ...composite,
      ...subscribers({ ...one, pending_confirmation: false }, two),
    },
    "a topic of no alarm has one": {
      ...topic,
      ...alarm,
      ...subscribers(one, two),
      "aws_sns_topic.orders": { name: "orders" },
    },
  },
  fail: {
    nothing: { config: {}, at: ["stack"] },
    "no alarm": { config: { ...topic, ...subscribers(one, two) }, at: ["stack"] },
    "two mailboxes behind a topic of no alarm": {
      config: {
        ...topic,
        ...alarm,
        ...subscribers(
          { ...one, topic_arn: "${aws_sns_topic.u.arn}" },
          { ...two, topic_arn: "${aws_sns_topic.u.arn}" },
        ),
        "aws_sns_topic.u": { name: "more" },
      },
      at: ["stack"],
    },
    "one mailbox": heardBy(one),
    nobody: heardBy(),
    "the same mailbox in another case": heardBy(one, { endpoint: "One@Example.COM" }),
    "the second never confirmed": heardBy(one, { ...two, pending_confirmation: true }),
    "the second is a phone": heardBy(one, { protocol: "sms", endpoint: "+12025550100" }),
    "the second hears a part": heardBy(one, { ...two, filter_policy: '{"severity":["high"]}' }),
    "the second listens to another topic": heardBy(one, { ...two, topic_arn: "orders" }),
    "one behind each of two topics": {
      config: {
        ...topic,
        ...alarm,
        ...subscribers(one, { ...two, topic_arn: "${aws_sns_topic.u.arn}" }),
        "aws_sns_topic.u": { name: "more" },
        "aws_cloudwatch_metric_alarm.b": {
          alarm_name: "b",
          alarm_actions: ["${aws_sns_topic.u.arn}"],
        },
      },
      at: ["stack"],
    },
  },
  unknown: { "an address from a variable": heardBy(one, { endpoint: "${var.email}" }) },
  damage: {
    "aws_sns_topic_subscription.endpoint": fc.constantFrom("two", "@example.com", "two@"),
    "aws_sns_topic_subscription.protocol": fc.constantFrom("sms", "https", "email-json"),
    "aws_sns_topic_subscription.pending_confirmation": fc.constant(true),
    "aws_sns_topic_subscription.filter_policy": fc.constant('{"severity":["high"]}'),
  },
};
