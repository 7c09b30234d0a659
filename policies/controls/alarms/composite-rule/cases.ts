import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import {
  api,
  apiErrorRate,
  errors,
  lambdaErrorRate,
  processor,
  requests,
} from "../../../lib/payment-api";

const COMPOSITE = "aws_cloudwatch_composite_alarm.payments";
const alarms: CaseConfig = {
  ...api,
  ...processor,
  ...errors,
  ...requests,
  ...apiErrorRate(),
  ...lambdaErrorRate(),
  "aws_cloudwatch_metric_alarm.slow": {
    alarm_name: "slow",
    namespace: "Payments",
    metric_name: "latency",
  },
};
const ruling = (alarm_rule: unknown) => ({
  config: { ...alarms, [COMPOSITE]: { alarm_name: "payments", alarm_rule } },
  at: ["stack"],
});
const whole = ruling('ALARM("api") OR ALARM("lambda")').config;
const at = ["stack"];

export const cases: ControlCases = {
  pass: {
    either: whole,
    "the other way round": ruling("ALARM(lambda) OR ALARM(api)").config,
    "not neither": ruling("NOT (NOT ALARM(api) AND NOT ALARM(lambda))").config,
    "with what adds nothing": ruling(
      "(ALARM(api) OR ALARM(lambda)) OR (ALARM(api) AND OK(slow)) OR FALSE",
    ).config,
    "not good and not unheard of": ruling(
      "NOT (OK(api) OR INSUFFICIENT_DATA(api)) OR ALARM(lambda)",
    ).config,
    "by reference": ruling(
      "ALARM(${aws_cloudwatch_metric_alarm.api.alarm_name}) OR ALARM(${aws_cloudwatch_metric_alarm.lambda.arn})",
    ).config,
    "beside another": {
      ...whole,
      "aws_cloudwatch_composite_alarm.other": { alarm_name: "other", alarm_rule: "ALARM(slow)" },
    },
  },
  fail: {
    nothing: { config: {}, at },
    "no composite alarm": { config: alarms, at },
    both: ruling("ALARM(api) AND ALARM(lambda)"),
    "one only": ruling("ALARM(api)"),
    "one of them twice": ruling("ALARM(api) OR ALARM(api)"),
    "either, and another": ruling("ALARM(api) OR ALARM(lambda) OR ALARM(slow)"),
    "either, unless another": ruling("(ALARM(api) OR ALARM(lambda)) AND NOT ALARM(slow)"),
    "one or another": ruling("ALARM(api) OR ALARM(slow)"),
    "one alarms or the other is well": ruling("ALARM(api) OR OK(lambda)"),
    "one alarms or is unheard of": ruling("NOT OK(api) OR ALARM(lambda)"),
    always: ruling("TRUE"),
    never: ruling("FALSE"),
    "one that nobody knows": ruling("ALARM(apis) OR ALARM(lambda)"),
    "no rule": ruling(null),
    "not a rule": ruling(7),
    "the API's alarm watches something else": {
      config: { ...whole, ...apiErrorRate({}, "100*n/e") },
      at,
    },
    "the function's alarm watches something else": {
      config: { ...whole, ...lambdaErrorRate({}, "100*n/e") },
      at,
    },
    "the errors are not the API's": {
      config: changed(whole, "aws_api_gateway_stage.live", undefined),
      at,
    },
    "the function is not the API's": {
      config: {
        ...changed(whole, "aws_api_gateway_integration.pay", {
          rest_api_id: "${aws_api_gateway_rest_api.other.id}",
        }),
        "aws_api_gateway_rest_api.other": { name: "other" },
      },
      at,
    },
    "the error filter counts successes": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.errors", {
        pattern: "{ $.status < 400 }",
      }),
      at,
    },
  },
  unknown: {
    "not a sentence": ruling("ALARM(api) OR"),
    "from a variable": ruling("${var.rule}"),
  },
  damage: {
    "aws_cloudwatch_composite_alarm.alarm_rule": fc.constantFrom("TRUE", "FALSE", "ALARM(x)"),
  },
};
