import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, processor } from "../../../lib/payment-api";

const ALARM = "aws_cloudwatch_metric_alarm.canary";
const canary: CaseConfig = {
  ...api,
  ...processor,
  "aws_synthetics_canary.health": {
    name: "health",
    run_config: {
      environment_variables: { TARGET_URL: "${aws_api_gateway_stage.live.invoke_url}/health" },
    },
  },
};
const whole: CaseConfig = {
  ...canary,
  [ALARM]: {
    alarm_name: "canary",
    namespace: "CloudWatchSynthetics",
    metric_name: "SuccessPercent",
    dimensions: { CanaryName: "health" },
    statistic: "Average",
    period: 300,
    comparison_operator: "LessThanThreshold",
    threshold: 90,
    evaluation_periods: 1,
    treat_missing_data: "breaching",
  },
};
const at = ["stack"];
const saying = (values: Record<string, unknown>) => ({ config: changed(whole, ALARM, values), at });

export const cases: ControlCases = {
  pass: {
    "nine of ten": whole,
    all: saying({ threshold: 100, statistic: "Minimum" }).config,
    "named by reference": saying({
      dimensions: { CanaryName: "${aws_synthetics_canary.health.name}" },
    }).config,
    "in percent": saying({ unit: "Percent" }).config,
    "beside another": {
      ...whole,
      "aws_synthetics_canary.other": { name: "other" },
      "aws_cloudwatch_metric_alarm.other": { ...whole[ALARM], treat_missing_data: "missing" },
    },
  },
  fail: {
    nothing: { config: {}, at },
    "no alarm": { config: canary, at },
    "no canary": { config: changed(whole, "aws_synthetics_canary.health", undefined), at },
    "of a canary that asks something else": {
      config: changed(whole, "aws_synthetics_canary.health", {
        run_config: { environment_variables: { TARGET_URL: "https://example.com/health" } },
      }),
      at,
    },
    "of a canary that nobody has": saying({ dimensions: { CanaryName: "healthy" } }),
    "of all canaries": saying({ dimensions: null }),
    "of one step": saying({ dimensions: { CanaryName: "health", StepName: "load" } }),
    "how long it takes": saying({ metric_name: "Duration" }),
    misspelt: saying({ metric_name: "SuccessPercentage" }),
    "of another namespace": saying({ namespace: "AWS/Synthetics" }),
    "the best run": saying({ statistic: "Maximum" }),
    "in seconds": saying({ unit: "Seconds" }),
    "when it succeeds": saying({ comparison_operator: "GreaterThanThreshold" }),
    never: saying({ threshold: 0 }),
    always: saying({ threshold: 101 }),
    "a text": saying({ threshold: "90" }),
    "but not when it is silent": saying({ treat_missing_data: "notBreaching" }),
    "missing data as it comes": saying({ treat_missing_data: null }),
    "after a day": saying({ evaluation_periods: 288 }),
    "over a day": saying({ period: 86400 }),
  },
  unknown: {
    "a threshold from a variable": saying({ threshold: "${var.percent}" }),
    "a canary from a variable": saying({ dimensions: { CanaryName: "${var.canary}" } }),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Seconds", "Count"),
    "aws_cloudwatch_metric_alarm.statistic": fc.constantFrom("Maximum", "Sum", "SampleCount"),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(0, 3600),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "GreaterThanThreshold",
      "GreaterThanOrEqualToThreshold",
    ),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(0, -1, 100.1),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
    "aws_cloudwatch_metric_alarm.treat_missing_data": fc.constantFrom("notBreaching", "ignore"),
  },
};
