import fc from "fast-check";
import { idOfResult, toldElsewhere, unitOf } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";

const acting = { evaluation_periods: 1, alarm_actions: ["${aws_sns_topic.t.arn}"] };
const success = (metric: Record<string, unknown> = {}, query: Record<string, unknown> = {}) => ({
  id: "s",
  metric: [
    {
      namespace: "Payments",
      metric_name: "PaymentSuccess",
      stat: "Average",
      period: 300,
      ...metric,
    },
  ],
  ...query,
});
const computed = (expression: unknown, one = success()) => [
  { id: "percent", expression, return_data: true },
  one,
];
const FAILING = "aws_cloudwatch_metric_alarm.failing";
const SUCCEEDING = "aws_cloudwatch_metric_alarm.succeeding";
const SLOW = "aws_cloudwatch_metric_alarm.slow";
const whole: CaseConfig = {
  "aws_sns_topic.t": { name: "t" },
  [FAILING]: {
    alarm_name: "failing",
    ...acting,
    comparison_operator: "GreaterThanThreshold",
    threshold: 5,
    treat_missing_data: "notBreaching",
    metric_query: computed("100*(1-s)"),
  },
  [SUCCEEDING]: {
    alarm_name: "succeeding",
    ...acting,
    evaluation_periods: 3,
    comparison_operator: "LessThanThreshold",
    threshold: 98,
    treat_missing_data: "notBreaching",
    metric_query: computed("100*s"),
  },
  [SLOW]: {
    alarm_name: "slow",
    ...acting,
    namespace: "Payments",
    metric_name: "PaymentProcessingTime",
    extended_statistic: "p99",
    period: 300,
    comparison_operator: "GreaterThanThreshold",
    threshold: 2000,
    treat_missing_data: "notBreaching",
  },
};
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const saying = (address: string, values: Record<string, unknown>) =>
  bad(changed(whole, address, values));
/** Of payments that fail, which then only the alarm on successes notices, too late. */
const failing = (values: Record<string, unknown>) => saying(FAILING, values);
const plain = (values: Record<string, unknown>) =>
  changed(whole, FAILING, {
    metric_query: null,
    namespace: "Payments",
    metric_name: "PaymentSuccess",
    statistic: "Average",
    period: 300,
    comparison_operator: "LessThanThreshold",
    threshold: 0.95,
    ...values,
  });

export const cases: ControlCases = {
  pass: {
    "failures, successes and time": whole,
    "a stricter one": changed(whole, FAILING, { threshold: 0.5 }),
    "as it is measured": plain({}),
    "with dimensions of none": changed(whole, SLOW, { dimensions: {} }),
    "less than all": plain({ threshold: 1 }),
    "written another way": changed(whole, FAILING, { metric_query: computed("100-100*s") }),
    "one for both": changed(changed(whole, FAILING, { threshold: 2 }), SUCCEEDING, undefined),
  },
  fail: {
    nothing: bad({}),
    "nobody watches failures": bad(changed(whole, FAILING, undefined)),
    "nobody watches successes": bad(changed(whole, SUCCEEDING, undefined)),
    "nobody watches the time": bad(changed(whole, SLOW, undefined)),
    "a laxer one": failing({ threshold: 5.1 }),
    never: failing({ threshold: 100 }),
    always: failing({ threshold: -1 }),
    "when few fail": failing({ comparison_operator: "LessThanThreshold" }),
    "when all succeed": failing({ metric_query: computed("100*s") }),
    "its opposite the other way": bad(plain({ comparison_operator: "GreaterThanThreshold" })),
    "when nobody pays": failing({ treat_missing_data: "breaching" }),
    "an hour later": failing({ evaluation_periods: 12 }),
    "telling nobody": failing({ alarm_actions: [] }),
    "as a sum": failing({ metric_query: computed("100*(1-s)", success({ stat: "Sum" })) }),
    "of cards only": failing({
      metric_query: computed("100*(1-s)", success({ dimensions: { PaymentType: "card" } })),
    }),
    "in another unit": failing({
      metric_query: computed("100*(1-s)", success({ unit: "Percent" })),
    }),
    "of another account": failing({
      metric_query: computed("100*(1-s)", success({}, { account_id: "111122223333" })),
    }),
    "of others' payments": failing({
      metric_query: computed("100*(1-s)", success({ namespace: "Others" })),
    }),
    misspelt: failing({
      metric_query: computed("100*(1-s)", success({ metric_name: "PaymentSucces" })),
    }),
    "an expression that nobody understands": failing({ metric_query: computed("100*FLOOR(1-s)") }),
    "slower than anybody waits": saying(SLOW, { threshold: 2001 }),
    "from no time at all": saying(SLOW, { threshold: 0 }),
    "when it is fast": saying(SLOW, { comparison_operator: "LessThanThreshold" }),
    "the time of half of them": saying(SLOW, { extended_statistic: "p50" }),
    "the time of others' payments": saying(SLOW, { namespace: "Others" }),
    "the time, telling nobody": saying(SLOW, { alarm_actions: [] }),
    "the time, hours later": saying(SLOW, { period: 3600 }),
  },
  unknown: { "a variable's threshold": failing({ threshold: "${var.percent}" }) },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Percent", "Count"),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(-1, 30_000),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
  },
  equivalent: [
    ...["removed", "null"].map((damage) => ({
      path: "aws_cloudwatch_metric_alarm.dimensions",
      address: SLOW,
      damage,
      because: "without dimensions it is of all payments",
    })),
    toldElsewhere,
    ...idOfResult,
    unitOf("monitoring_critical-alarms_payment-failures"),
    unitOf("monitoring_warning-alarms_payment-success"),
  ],
};
