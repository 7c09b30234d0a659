import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import {
  api,
  apiErrorRate,
  errors,
  filter,
  latency,
  query,
  rateAlarm,
  requests,
} from "../../../lib/payment-api";

const ALARM = "aws_cloudwatch_metric_alarm.api";
const measured = { ...api, ...errors, ...requests };
const whole: CaseConfig = { ...measured, ...apiErrorRate() };
const at = ["stack"];

const saying = (values: Record<string, unknown>) => ({ config: changed(whole, ALARM, values), at });
const computing = (expression: unknown, values: Record<string, unknown> = {}) => ({
  config: { ...measured, ...apiErrorRate(values, expression) },
  at,
});
const reading = (e: unknown, n: unknown) => ({
  config: { ...measured, ...latency, ...rateAlarm("api", [e, n]) },
  at,
});
const e = query("e", "errors");
const n = query("n", "requests");

export const cases: ControlCases = {
  pass: {
    guarded: whole,
    "unguarded, for no requests are no data": computing("100*e/n").config,
    filled: computing("IF(FILL(n,0)>0,100*FILL(e,0)/FILL(n,0),0)").config,
    "a fraction": computing("e/n", { threshold: 0.05 }).config,
    stricter: saying({ threshold: 4.9 }).config,
    "in two steps": {
      ...measured,
      ...rateAlarm("api", [e, n, { id: "r", expression: "e/n" }], {}, "IF(n>0,r*100,0)"),
    },
    "beside another": { ...whole, ...rateAlarm("other", [e, n], {}, "e+n") },
    "by other names": {
      ...api,
      ...filter({ name: "a", pattern: "{ $.status > 399 }" }),
      ...filter({ name: "b", pattern: "" }),
      ...rateAlarm("c", [query("x", "a"), query("y", "b")], {}, "IF(y==0,0,x/y*100)"),
    },
  },
  fail: {
    nothing: { config: {}, at },
    "no alarm": { config: measured, at },
    "no filter for errors": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.errors", undefined),
      at,
    },
    "no filter for requests": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.requests", undefined),
      at,
    },
    "no access log": { config: changed(whole, "aws_api_gateway_stage.live", undefined), at },
    "above 5.1 %": saying({ threshold: 5.1 }),
    "above 6 %, as a fraction": computing("e/n", { threshold: 0.06 }),
    "a fraction compared with a percentage": computing("e/n"),
    "below 5 %": saying({ comparison_operator: "LessThanThreshold" }),
    "from 5 %": saying({ comparison_operator: "GreaterThanOrEqualToThreshold" }),
    "a text": saying({ threshold: "5" }),
    "no threshold": saying({ threshold: null }),
    always: saying({ threshold: -1 }),
    "when nobody calls": saying({ treat_missing_data: "breaching" }),
    "missing data as it comes": saying({ treat_missing_data: null }),
    "after a day": saying({ evaluation_periods: 288 }),
    "after no time": saying({ evaluation_periods: 0 }),
    "not said after how long": saying({ evaluation_periods: null }),
    "when there are no requests": computing("IF(n>0,100*e/n,100)"),
    "only in heavy traffic": computing("IF(n>1000,100*e/n,0)"),
    "divided by zero": computing("100*e/FILL(n,0)"),
    "upside down": computing("IF(e>0,100*n/e,0)"),
    "the number of errors": computing("e"),
    "errors of errors": reading(e, query("n", "errors")),
    "requests of requests": reading(query("e", "requests"), n),
    "slow requests": reading(query("e", "latency"), n),
    "the average of errors": reading(query("e", "errors", { stat: "Average" }), n),
    "errors of a minute of requests of five": reading(query("e", "errors", { period: 60 }), n),
    "another namespace": reading(query("e", "errors", { namespace: "Payment" }), n),
    "errors of one path": reading(query("e", "errors", { dimensions: { Path: "/pay" } }), n),
    "errors in bytes": reading(query("e", "errors", { unit: "Bytes" }), n),
    "another account's errors": reading(
      query("e", "errors", { query: { account_id: "111122223333" } }),
      n,
    ),
    "an id that is bound to nothing": reading(query("x", "errors"), n),
    "an id that is bound twice": {
      config: { ...measured, ...rateAlarm("api", [e, n, query("e", "requests")]) },
      at,
    },
    "what is watched is not the rate": {
      config: {
        ...measured,
        ...rateAlarm("api", [{ ...e, return_data: true }, n], {
          metric_query: [
            { id: "rate", expression: "IF(n>0,100*e/n,0)" },
            { ...e, return_data: true },
            n,
          ],
        }),
      },
      at,
    },
    "what is watched is not said": {
      config: {
        ...measured,
        ...rateAlarm("api", [], {
          metric_query: [{ id: "rate", expression: "IF(n>0,100*e/n,0)" }, e, n],
        }),
      },
      at,
    },
    "the errors of another API": {
      config: {
        ...whole,
        ...changed(errors, "aws_cloudwatch_log_metric_filter.errors", {
          log_group_name: "${aws_cloudwatch_log_group.other.name}",
        }),
        "aws_cloudwatch_log_group.other": { name: "/other" },
        "aws_api_gateway_stage.other": {
          ...api["aws_api_gateway_stage.live"],
          access_log_settings: {
            ...(api["aws_api_gateway_stage.live"]?.access_log_settings as object),
            destination_arn: "${aws_cloudwatch_log_group.other.arn}",
          },
        },
      },
      at,
    },
    "something else is published as errors too": {
      config: {
        ...whole,
        ...filter({ name: "more", transformation: { name: "errors" } }),
      },
      at,
    },
  },
  unknown: {
    "a threshold from a variable": saying({ threshold: "${var.percent}" }),
    "an expression from a variable": computing("${var.expression}"),
    "an account from a variable": reading(
      query("e", "errors", { query: { account_id: "${var.account}" } }),
      n,
    ),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(5.01, 6, 100, -0.01),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
      "GreaterThanUpperThreshold",
    ),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
    "aws_cloudwatch_metric_alarm.treat_missing_data": fc.constantFrom("breaching", "missing"),
  },
};
