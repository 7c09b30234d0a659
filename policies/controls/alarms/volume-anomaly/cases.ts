import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, errors, query, requests } from "../../../lib/payment-api";

const ALARM = "aws_cloudwatch_metric_alarm.volume";
const BOTH = "LessThanLowerOrGreaterThanUpperThreshold";

const volume = query("m", "requests", { query: { return_data: true } });
const band = (expression: unknown, values: Record<string, unknown> = {}) => ({
  id: "band",
  expression,
  return_data: true,
  ...values,
});
const measured = { ...api, ...errors, ...requests };
const whole: CaseConfig = {
  ...measured,
  [ALARM]: {
    alarm_name: "volume",
    comparison_operator: BOTH,
    threshold_metric_id: "band",
    evaluation_periods: 3,
    metric_query: [volume, band("ANOMALY_DETECTION_BAND(m, 2)")],
  },
};
const at = ["stack"];
const saying = (values: Record<string, unknown>) => ({ config: changed(whole, ALARM, values), at });
const asking = (...metric_query: unknown[]) => saying({ metric_query });

export const cases: ControlCases = {
  pass: {
    "two deviations": whole,
    "as many as CloudWatch takes by itself": asking(volume, band("ANOMALY_DETECTION_BAND(m)"))
      .config,
    counted: asking(
      query("m", "requests", { stat: "SampleCount", query: { return_data: true } }),
      band("ANOMALY_DETECTION_BAND(m, 10)"),
    ).config,
  },
  fail: {
    nothing: { config: {}, at },
    "no alarm": { config: measured, at },
    "no filter": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.requests", undefined),
      at,
    },
    "no access log": { config: changed(whole, "aws_api_gateway_stage.live", undefined), at },
    "too many only": saying({ comparison_operator: "GreaterThanUpperThreshold" }),
    "too few only": saying({ comparison_operator: "LessThanLowerThreshold" }),
    "more than a number": saying({ comparison_operator: "GreaterThanThreshold" }),
    "no band is named": saying({ threshold_metric_id: null }),
    "another band is named": saying({ threshold_metric_id: "bands" }),
    "the metric is named for a band": saying({ threshold_metric_id: "m" }),
    "wider than anything": asking(volume, band("ANOMALY_DETECTION_BAND(m, 11)")),
    "no width": asking(volume, band("ANOMALY_DETECTION_BAND(m, 0)")),
    "no band": asking(volume, band("m*2")),
    "the band of another metric": asking(
      volume,
      query("x", "errors"),
      band("ANOMALY_DETECTION_BAND(x, 2)"),
    ),
    "the band is not returned": asking(
      volume,
      band("ANOMALY_DETECTION_BAND(m, 2)", { return_data: false }),
    ),
    "the metric is not returned": asking(
      query("m", "requests"),
      band("ANOMALY_DETECTION_BAND(m, 2)"),
    ),
    "of errors": asking(
      query("m", "errors", { query: { return_data: true } }),
      band("ANOMALY_DETECTION_BAND(m, 2)"),
    ),
    "an average": asking(
      query("m", "requests", { stat: "Average", query: { return_data: true } }),
      band("ANOMALY_DETECTION_BAND(m, 2)"),
    ),
    "after a day": saying({ evaluation_periods: 288 }),
    "not said after how long": saying({ evaluation_periods: null }),
    "no queries": saying({ metric_query: null }),
  },
  unknown: {
    "a width from a variable": asking(volume, band("${var.band}")),
    "a comparison from a variable": saying({ comparison_operator: "${var.comparison}" }),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold_metric_id": fc.constantFrom("m", "x"),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "GreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "GreaterThanThreshold",
    ),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
  },
};
