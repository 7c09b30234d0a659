import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { one, publish, publishedBy, reader, TOPIC, two } from "../../../lib/people";

const SERVICE = "costalerts.amazonaws.com";

const readers = { ...reader("a", one), ...reader("b", two) };
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
  ...publishedBy(SERVICE),
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
    "to a topic with one mailbox": bad({
      ...all(),
      ...reader("b", { endpoint: "One@example.com" }),
    }),
    "to a topic that it may not publish to": bad({
      ...all(),
      ...publishedBy("budgets.amazonaws.com"),
    }),
    "to a mailbox with a filter": bad({
      ...all(),
      ...reader("b", { endpoint: "b@example.com", filter_policy: '{"a":["b"]}' }),
    }),
  },
  unknown: { "a variable's frequency": bad(all({ frequency: "${var.frequency}" })) },
  damage: {
    "aws_ce_anomaly_subscription.frequency": fc.constantFrom("DAILY", "WEEKLY"),
    "aws_sns_topic_subscription.filter_policy": fc.constant('{"a":["b"]}'),
    "aws_sns_topic_subscription.pending_confirmation": fc.constant(true),
  },
  equivalent: [
    ...[
      "no Condition in *",
      "Principal * in AllowAlarmsOfThisAccount",
      "Principal * in AllowBudgets",
      "Allow in DenyInsecureTransport",
    ].map((damage) => ({
      path: "aws_sns_topic_policy.policy",
      damage,
      because: "who else may publish, and for whom, is sns/publishers' to judge",
    })),
  ],
};
