import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { one, publish, publishedBy, reader, TOPIC, two } from "../../../lib/people";

const SERVICE = "budgets.amazonaws.com";

const readers = { ...reader("a", one), ...reader("b", two) };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

interface Notification {
  notification_type: string;
  threshold: unknown;
  [attribute: string]: unknown;
}
const told = { subscriber_sns_topic_arns: [TOPIC] };
const mailed = { subscriber_email_addresses: ["a@example.com", "b@example.com"] };
const notification = (
  notification_type: string,
  threshold: unknown,
  values: object = told,
): Notification => ({
  notification_type,
  threshold,
  comparison_operator: "GREATER_THAN",
  threshold_type: "PERCENTAGE",
  ...values,
});
const usual = (values?: object): Notification[] => [
  ...[50, 80, 100].map((percent) => notification("ACTUAL", percent, values)),
  notification("FORECASTED", 100, values),
];
const budget = (notifications: unknown, values: object = {}): CaseConfig => ({
  "aws_budgets_budget.b": {
    name: "payments",
    budget_type: "COST",
    time_unit: "MONTHLY",
    limit_amount: "100",
    limit_unit: "USD",
    notification: notifications,
    ...values,
  },
});
const all = (notifications: unknown = usual(), values: object = {}): CaseConfig => ({
  ...budget(notifications, values),
  ...publishedBy(SERVICE),
  ...readers,
});

export const cases: ControlCases = {
  pass: {
    "through a topic": all(),
    "by mail": budget(usual(mailed)),
    "through a topic by its own policy": {
      ...budget(usual()),
      "aws_sns_topic.t": { name: "warnings", policy: publish(SERVICE, { Resource: "*" }) },
      ...readers,
    },
    "a forecast earlier": all([...usual().slice(0, 3), notification("FORECASTED", 90)]),
    "more than must be": all([...usual(), notification("ACTUAL", 120)]),
  },
  fail: {
    nothing: bad({}),
    "no notifications": bad(budget(null)),
    ...Object.fromEntries(
      usual().map(({ notification_type, threshold }, left) => [
        `without ${notification_type} ${threshold}`,
        bad(all(usual().filter((_, at) => at !== left))),
      ]),
    ),
    "of usage": bad(all(usual(), { budget_type: "USAGE" })),
    "of a quarter": bad(all(usual(), { time_unit: "QUARTERLY" })),
    below: bad(all(usual({ ...told, comparison_operator: "LESS_THAN" }))),
    "in dollars": bad(all(usual({ ...told, threshold_type: "ABSOLUTE_VALUE" }))),
    "to nobody": bad(all(usual({}))),
    "to one mailbox": bad(budget(usual({ subscriber_email_addresses: ["a@example.com"] }))),
    "to one mailbox twice": bad(
      budget(usual({ subscriber_email_addresses: ["a@example.com", "A+b@example.com"] })),
    ),
    "to a topic with one mailbox": bad({
      ...budget(usual()),
      ...publishedBy(SERVICE),
      ...reader("a", { endpoint: "a@e.com" }),
    }),
    "to a topic that budgets may not publish to": bad({
      ...all(),
      ...publishedBy("events.amazonaws.com"),
    }),
    "one of them to nobody": bad(
      all([...usual().slice(0, 3), notification("FORECASTED", 100, {})]),
    ),
    "a forecast of more than all": bad(
      all([...usual().slice(0, 3), notification("FORECASTED", 101)]),
    ),
    "a forecast of nothing": bad(all([...usual().slice(0, 3), notification("FORECASTED", 0)])),
    "figures as text": bad(
      all(usual().map((one) => ({ ...one, threshold: String(one.threshold) }))),
    ),
    "to a mailbox with a filter": bad({
      ...all(),
      ...reader("b", { endpoint: "b@example.com", filter_policy: '{"a":["b"]}' }),
    }),
  },
  unknown: {
    "a variable's notifications": bad({ ...all(), ...budget("${var.notifications}") }),
  },
  damage: {
    "aws_budgets_budget.budget_type": fc.constantFrom("USAGE", "RI_UTILIZATION"),
    "aws_budgets_budget.time_unit": fc.constantFrom("DAILY", "ANNUALLY"),
    "aws_sns_topic_subscription.filter_policy": fc.constant('{"a":["b"]}'),
    "aws_sns_topic_subscription.pending_confirmation": fc.constant(true),
  },
  equivalent: [
    ...[
      "no Condition in *",
      "Principal * in AllowAlarmsOfThisAccount",
      "Principal * in AllowCostAnomalies",
      "Allow in DenyInsecureTransport",
    ].map((damage) => ({
      path: "aws_sns_topic_policy.policy",
      damage,
      because: "who else may publish, and for whom, is sns/publishers' to judge",
    })),
  ],
};
