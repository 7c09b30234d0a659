import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { one, subscribers, topic, two } from "../../../lib/people";

const alarm = (values: Record<string, unknown> = {}) => ({
  "aws_cloudwatch_metric_alarm.a": {
    alarm_name: "a",
    alarm_actions: ["${aws_sns_topic.t.arn}"],
    ...values,
  },
});

const at = ["aws_cloudwatch_metric_alarm.a"];
const heardBy = (...subscriptions: Record<string, unknown>[]) => ({
  config: { ...topic, ...alarm(), ...subscribers(...subscriptions) },
  at,
});

export const cases: ControlCases = {
  pass: {
    "two mailboxes": { ...topic, ...alarm(), ...subscribers(one, two) },
    "two mailboxes and a phone": {
      ...topic,
      ...alarm(),
      ...subscribers(one, two, { protocol: "sms", endpoint: "+12025550100" }),
    },
    "a composite alarm": {
      ...topic,
      ...subscribers(one, two),
      "aws_cloudwatch_composite_alarm.c": {
        alarm_name: "c",
        alarm_rule: "FALSE",
        alarm_actions: ["${aws_sns_topic.t.arn}"],
      },
    },
    "one mailbox behind each of two topics": {
      ...topic,
      ...alarm({ alarm_actions: ["${aws_sns_topic.t.arn}", "${aws_sns_topic.u.arn}"] }),
      ...subscribers(one, { ...two, topic_arn: "${aws_sns_topic.u.arn}" }),
      "aws_sns_topic.u": { name: "more" },
    },
  },
  fail: {
    "one mailbox": heardBy(one),
    nobody: heardBy(),
    "the same mailbox twice": heardBy(one, one),
    "the same mailbox in another case": heardBy(one, { endpoint: "One@Example.COM" }),
    "the same mailbox behind a plus": heardBy(one, { endpoint: "one+alarms@example.com" }),
    "the second is a phone": heardBy(one, { protocol: "sms", endpoint: "+12025550100" }),
    "the second is a web hook": heardBy(one, {
      protocol: "https",
      endpoint: "https://u:two@example.com",
    }),
    "the second is not an address": heardBy(one, { endpoint: "two" }),
    "the second has no name": heardBy(one, { endpoint: "@example.com" }),
    "the second has no domain": heardBy(one, { endpoint: "two@" }),
    "the second is empty": heardBy(one, { endpoint: "" }),
    "the second is null": heardBy(one, { endpoint: null }),
    "the second hears only some messages": heardBy(one, {
      ...two,
      filter_policy: '{"severity":["low"]}',
    }),
    "the second subscribes to another topic": {
      config: {
        ...topic,
        "aws_sns_topic.u": { name: "other" },
        ...alarm(),
        ...subscribers(one, { ...two, topic_arn: "${aws_sns_topic.u.arn}" }),
      },
      at,
    },
    "the alarm acts on nothing": {
      config: { ...topic, ...alarm({ alarm_actions: [] }), ...subscribers(one, two) },
      at,
    },
    "the alarm's actions are null": {
      config: { ...topic, ...alarm({ alarm_actions: null }), ...subscribers(one, two) },
      at,
    },
    "the alarm acts only when it recovers": {
      config: {
        ...topic,
        ...alarm({ alarm_actions: [], ok_actions: ["${aws_sns_topic.t.arn}"] }),
        ...subscribers(one, two),
      },
      at,
    },
    "one of two alarms acts on nothing": {
      config: {
        ...topic,
        ...alarm(),
        "aws_cloudwatch_metric_alarm.b": { alarm_name: "b" },
        ...subscribers(one, two),
      },
      at: ["aws_cloudwatch_metric_alarm.b"],
    },
  },
  unknown: {
    "a mailbox from a variable": heardBy(one, { endpoint: "${var.email}" }),
    "some messages, by a variable": heardBy(one, { ...two, filter_policy: "${var.policy}" }),
    "actions from a variable": {
      config: { ...topic, ...alarm({ alarm_actions: ["${var.topic}"] }), ...subscribers(one, two) },
      at,
    },
  },
  damage: {
    "aws_sns_topic_subscription.protocol": fc.constantFrom("sms", "https", "lambda", "Email"),
    "aws_sns_topic_subscription.endpoint": fc.constantFrom("nobody", "@example.com", "x@", " "),
    "aws_sns_topic_subscription.filter_policy": fc.constant('{"severity":["low"]}'),
    "aws_sns_topic_subscription.pending_confirmation": fc.constant(true),
  },
};
