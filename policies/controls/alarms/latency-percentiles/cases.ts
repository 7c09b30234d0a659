import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, errors, latency, query } from "../../../lib/payment-api";

const P95 = "aws_cloudwatch_metric_alarm.p95";
const P99 = "aws_cloudwatch_metric_alarm.p99";

const alarm = (percentile: string, values: Record<string, unknown> = {}): CaseConfig => ({
  [`aws_cloudwatch_metric_alarm.${percentile}`]: {
    alarm_name: percentile,
    namespace: "Payments",
    metric_name: "latency",
    extended_statistic: percentile,
    period: 300,
    comparison_operator: "GreaterThanThreshold",
    threshold: 1000,
    evaluation_periods: 3,
    ...values,
  },
});
const measured = { ...api, ...errors, ...latency };
const whole = { ...measured, ...alarm("p95"), ...alarm("p99") };
const at = ["stack"];
const saying = (values: Record<string, unknown>, address = P99) => ({
  config: changed(whole, address, values),
  at,
});

const asQuery = (percentile: string) => ({
  namespace: null,
  metric_name: null,
  extended_statistic: null,
  period: null,
  metric_query: [query("l", "latency", { stat: percentile, query: { return_data: true } })],
});

export const cases: ControlCases = {
  pass: {
    both: whole,
    "as queries": {
      ...measured,
      ...alarm("p95", asQuery("p95")),
      ...alarm("p99", asQuery("p99")),
    },
    "in the unit that the filter publishes": saying({ unit: "Milliseconds" }).config,
    "as late as API Gateway waits": saying({ threshold: 29000 }).config,
    "beside a median": { ...whole, ...alarm("p50", { threshold: 50000 }) },
  },
  fail: {
    nothing: { config: {}, at },
    "no alarms": { config: measured, at },
    "p95 only": { config: changed(whole, P99, undefined), at },
    "p99 only": { config: changed(whole, P95, undefined), at },
    "no filter": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.latency", undefined),
      at,
    },
    "no access log": { config: changed(whole, "aws_api_gateway_stage.live", undefined), at },
    "an average": saying({ extended_statistic: null, statistic: "Average" }),
    "p9.9": saying({ extended_statistic: "p9.9" }),
    "of errors": saying({ metric_name: "errors" }),
    "of a metric that nobody publishes": saying({ metric_name: "Latency" }),
    "of another namespace": saying({ namespace: "Payment" }),
    "of one path": saying({ dimensions: { Path: "/pay" } }),
    "in seconds": saying({ unit: "Seconds" }),
    "when it is low": saying({ comparison_operator: "LessThanThreshold" }),
    "later than API Gateway waits": saying({ threshold: 29001 }, P95),
    always: saying({ threshold: 0 }),
    "a text": saying({ threshold: "1000" }),
    "no threshold": saying({ threshold: null }),
    "after a day": saying({ evaluation_periods: 288 }),
    "over a day": saying({ period: 86400 }),
    "over a text": saying({ period: "300" }),
    "of successful requests only": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.latency", {
        pattern: "{ $.status < 400 }",
      }),
      at,
    },
    "through an expression": saying({
      ...asQuery("p99"),
      metric_query: [
        query("l", "latency", { stat: "p99" }),
        { id: "x", expression: "l-l", return_data: true },
      ],
    }),
  },
  unknown: {
    "a threshold from a variable": saying({ threshold: "${var.limit}" }),
    "dimensions from a variable": saying({ dimensions: "${var.dimensions}" }),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.dimensions": fc.constant({ Path: "/pay" }),
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Seconds", "Count"),
    "aws_cloudwatch_metric_alarm.extended_statistic": fc.constantFrom("p50", "p94", "tm99"),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(0, 3600),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(0, -1, 29000.1),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 288),
  },
};
