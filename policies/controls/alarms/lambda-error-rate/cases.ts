import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, lambdaErrorRate, processor, query, rateAlarm } from "../../../lib/payment-api";

const ALARM = "aws_cloudwatch_metric_alarm.lambda";
const whole: CaseConfig = { ...api, ...processor, ...lambdaErrorRate() };
const at = ["stack"];

const saying = (values: Record<string, unknown>) => ({ config: changed(whole, ALARM, values), at });
const computing = (expression: unknown, values: Record<string, unknown> = {}) => ({
  config: { ...api, ...processor, ...lambdaErrorRate(values, expression) },
  at,
});
const of = (name: unknown, more: Record<string, unknown> = {}) => ({
  namespace: "AWS/Lambda",
  dimensions: { FunctionName: name },
  ...more,
});
const reading = (e: unknown, n: unknown) => ({
  config: {
    ...api,
    ...processor,
    "aws_lambda_function.other": { function_name: "other" },
    ...rateAlarm("lambda", [e, n], { threshold: 10 }),
  },
  at,
});
const n = query("n", "Invocations", of("pay"));

export const cases: ControlCases = {
  pass: {
    guarded: whole,
    unguarded: computing("100*e/n").config,
    "a fraction": computing("e/n", { threshold: 0.1 }).config,
    stricter: saying({ threshold: 1 }).config,
    "named by reference": reading(
      query("e", "Errors", of("${aws_lambda_function.pay.function_name}")),
      n,
    ).config,
    "in the unit that Lambda counts in": reading(
      query("e", "Errors", of("pay", { unit: "Count" })),
      n,
    ).config,
  },
  fail: {
    nothing: { config: {}, at },
    "no alarm": { config: { ...api, ...processor }, at },
    "above 11 %": saying({ threshold: 11 }),
    "from 10 %": saying({ comparison_operator: "GreaterThanOrEqualToThreshold" }),
    "a text": saying({ threshold: "10" }),
    "when nobody calls": saying({ treat_missing_data: "breaching" }),
    "after a day": saying({ evaluation_periods: 288 }),
    "ten errors": {
      config: {
        ...api,
        ...processor,
        [ALARM]: {
          alarm_name: "lambda",
          namespace: "AWS/Lambda",
          metric_name: "Errors",
          dimensions: { FunctionName: "pay" },
          statistic: "Sum",
          period: 300,
          comparison_operator: "GreaterThanThreshold",
          threshold: 10,
          evaluation_periods: 1,
          treat_missing_data: "notBreaching",
        },
      },
      at,
    },
    "upside down": computing("100*n/e"),
    throttles: reading(query("e", "Throttles", of("pay")), n),
    "of all functions": reading(query("e", "Errors", { namespace: "AWS/Lambda" }), n),
    "of a function that nobody knows": reading(
      query("e", "Errors", of("pays")),
      query("n", "Invocations", of("pays")),
    ),
    "of another function": reading(
      query("e", "Errors", of("other")),
      query("n", "Invocations", of("other")),
    ),
    "errors of one function, invocations of another": reading(
      query("e", "Errors", of("pay")),
      query("n", "Invocations", of("other")),
    ),
    "of one version": reading(
      query("e", "Errors", {
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: "pay", Resource: "pay:1" },
      }),
      n,
    ),
    "of another namespace": reading(query("e", "Errors", { ...of("pay"), namespace: "Lambda" }), n),
    averages: reading(query("e", "Errors", of("pay", { stat: "Average" })), n),
    "in seconds": reading(query("e", "Errors", of("pay", { unit: "Seconds" })), n),
    "in another account": reading(
      query("e", "Errors", of("pay", { query: { account_id: "111122223333" } })),
      n,
    ),
    "of a function behind no API": {
      config: changed(whole, "aws_api_gateway_integration.pay", undefined),
      at,
    },
    "of a function behind another API": {
      config: {
        ...changed(whole, "aws_api_gateway_integration.pay", {
          rest_api_id: "${aws_api_gateway_rest_api.other.id}",
        }),
        "aws_api_gateway_rest_api.other": { name: "other" },
      },
      at,
    },
    "an API that is not deployed": {
      config: changed(whole, "aws_api_gateway_stage.live", undefined),
      at,
    },
  },
  unknown: {
    "a threshold from a variable": saying({ threshold: "${var.percent}" }),
    "a function from a variable": reading(
      query("e", "Errors", of("${var.function}")),
      query("n", "Invocations", of("${var.function}")),
    ),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(10.01, 11, 100, -0.01),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
    "aws_cloudwatch_metric_alarm.treat_missing_data": fc.constantFrom("breaching", "missing"),
  },
};
