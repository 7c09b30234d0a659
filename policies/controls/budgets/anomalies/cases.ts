import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const SERVICE = "costalerts.amazonaws.com";

const TOPIC = "${aws_sns_topic.t.arn}";
const publish = (service: unknown, changes: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sns:Publish",
        Resource: TOPIC,
        ...changes,
      },
    ],
  });
const reader = (name: string, endpoint: unknown, values: object = {}): CaseConfig => ({
  [`aws_sns_topic_subscription.${name}`]: {
    topic_arn: TOPIC,
    protocol: "email",
    endpoint,
    ...values,
  },
});
const readers = { ...reader("a", "a@example.com"), ...reader("b", "b@example.com") };
const topic = (service: unknown = SERVICE): CaseConfig => ({
  "aws_sns_topic.t": { name: "warnings" },
  "aws_sns_topic_policy.t": { arn: TOPIC, policy: publish(service) },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

const MONITOR = "${aws_ce_anomaly_monitor.m.arn}";
const subscription = (values: object = {}): CaseConfig => ({
  "aws_ce_anomaly_monitor.m": { name: "payments", monitor_type: "CUSTOM" },
  "aws_ce_anomaly_subscription.s": {
    name: "payments",
    frequency: "IMMEDIATE",
    monitor_arn_list: [MONITOR],
    subscriber: [{ type: "SNS", address: TOPIC }],
    ...values,
  },
});
const all = (values: object = {}): CaseConfig => ({
  ...subscription(values),
  ...topic(),
  ...readers,
});

export const cases: ControlCases = {
  pass: {
    "at once, to a topic": all(),
    "to a topic by its own policy": {
      ...subscription(),
      "aws_sns_topic.t": { name: "warnings", policy: publish(SERVICE, { Resource: "*" }) },
      ...readers,
    },
  },
  fail: {
    nothing: bad({}),
    "once a day": bad(all({ frequency: "DAILY" })),
    "of no monitor": bad(all({ monitor_arn_list: [] })),
    "of something else": bad(all({ monitor_arn_list: [TOPIC] })),
    "to nobody": bad(all({ subscriber: [] })),
    "to somebody by mail": bad(all({ subscriber: [{ type: "EMAIL", address: "a@example.com" }] })),
    "to a topic with one mailbox": bad({ ...all(), ...reader("b", "A@example.com") }),
    "to a topic that it may not publish to": bad({ ...all(), ...topic("budgets.amazonaws.com") }),
    "to a mailbox with a filter": bad({
      ...all(),
      ...reader("b", "b@example.com", { filter_policy: '{"a":["b"]}' }),
    }),
  },
  unknown: { "a variable's frequency": bad(all({ frequency: "${var.frequency}" })) },
  damage: {
    "aws_ce_anomaly_subscription.frequency": fc.constantFrom("DAILY", "WEEKLY"),
    "aws_sns_topic_subscription.filter_policy": fc.constant('{"a":["b"]}'),
    "aws_sns_topic_subscription.pending_confirmation": fc.constant(true),
  },
};
