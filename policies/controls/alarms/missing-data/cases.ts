import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const alarm = (treat_missing_data: unknown, values: Record<string, unknown> = {}) => ({
  "aws_cloudwatch_metric_alarm.a": {
    alarm_name: "a",
    namespace: "AWS/Lambda",
    metric_name: "Errors",
    treat_missing_data,
    ...values,
  },
});
const at = ["aws_cloudwatch_metric_alarm.a"];

const canary = { namespace: "CloudWatchSynthetics", metric_name: "SuccessPercent" };
const math = (namespace: string) => ({
  namespace: null,
  metric_name: null,
  metric_query: [
    { id: "r", expression: "100-s", return_data: true },
    { id: "s", metric: { namespace, metric_name: "SuccessPercent", stat: "Sum", period: 300 } },
  ],
});

export const cases: ControlCases = {
  pass: {
    "silence is good": alarm("notBreaching"),
    "silence is bad": alarm("breaching"),
    "a silent canary is bad": alarm("breaching", canary),
    "of several metrics": alarm("notBreaching", math("Payments")),
    "of several metrics, a canary's among them": alarm("breaching", math("CloudWatchSynthetics")),
    "of a query that names no metric": alarm("notBreaching", {
      namespace: null,
      metric_name: null,
      metric_query: { id: "q", expression: "SELECT SUM(Errors) FROM Payments", return_data: true },
    }),
  },
  fail: {
    "CloudWatch's default, written": { config: alarm("missing"), at },
    "CloudWatch's default": { config: alarm(null), at },
    "as it was": { config: alarm("ignore"), at },
    misspelt: { config: alarm("notbreaching"), at },
    "not a text": { config: alarm(true), at },
    "a silent canary is good": { config: alarm("notBreaching", canary), at },
    "a silent canary is good, by math": {
      config: alarm("notBreaching", math("CloudWatchSynthetics")),
      at,
    },
    "of no metric": { config: alarm("notBreaching", { namespace: null, metric_name: null }), at },
    "of a metric of no namespace": { config: alarm("notBreaching", { namespace: null }), at },
  },
  unknown: {
    "from a variable": { config: alarm("${var.silence}"), at },
    "of a namespace from a variable": {
      config: alarm("notBreaching", { namespace: "${var.namespace}" }),
      at,
    },
  },
  damage: {
    "aws_cloudwatch_metric_alarm.treat_missing_data": fc.constantFrom("missing", "ignore", ""),
  },
};
