import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { query } from "../../../lib/payment-api";

const API = { namespace: "AWS/ApiGateway", dimensions: { ApiName: "payments", Stage: "prod" } };
const LAMBDA = { namespace: "AWS/Lambda", dimensions: { FunctionName: "pay" } };
const RATES = {
  refused: { errors: "4XXError", all: "Count", of: API, percent: 1 },
  failed: { errors: "5XXError", all: "Count", of: API, percent: 1 },
  crashed: { errors: "Errors", all: "Invocations", of: LAMBDA, percent: 0.5 },
};
type Rate = (typeof RATES)["refused" | "crashed"];

const alarm = (name: string, rate: Rate, values: object = {}, other: object = {}): CaseConfig => ({
  [`aws_cloudwatch_metric_alarm.${name}`]: {
    alarm_name: name,
    comparison_operator: "GreaterThanThreshold",
    threshold: rate.percent,
    evaluation_periods: 1,
    treat_missing_data: "notBreaching",
    alarm_actions: ["${aws_sns_topic.t.arn}"],
    metric_query: [
      { id: "rate", expression: "IF(n>0,100*e/n,0)", return_data: true },
      query("e", rate.errors, rate.of),
      query("n", rate.all, { ...rate.of, ...other }),
    ],
    ...values,
  },
});
const all = (values: object = {}, other: object = {}): CaseConfig => ({
  "aws_sns_topic.t": { name: "t" },
  ...alarm("refused", RATES.refused),
  ...alarm("failed", RATES.failed, values, other),
  ...alarm("crashed", RATES.crashed),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const without = (name: string): CaseConfig => {
  const { [`aws_cloudwatch_metric_alarm.${name}`]: _, ...others } = all();
  return others;
};
const failed = (rate: Partial<Rate>): CaseConfig => ({
  ...all(),
  ...alarm("failed", { ...RATES.failed, ...rate } as Rate),
});

export const cases: ControlCases = {
  pass: {
    "an alarm on each": all(),
    "a stricter one": all({ threshold: 0.1 }),
    "in the metric's unit": all({}, { unit: "Count" }),
  },
  fail: {
    nothing: bad({}),
    "nobody watches what is refused": bad(without("refused")),
    "nobody watches what fails": bad(without("failed")),
    "nobody watches what crashes": bad(without("crashed")),
    "a laxer one": bad(all({ threshold: 1.1 })),
    "when few fail": bad(all({ comparison_operator: "LessThanThreshold" })),
    "when nobody calls": bad(all({ treat_missing_data: "breaching" })),
    "hours later": bad(all({ evaluation_periods: 24 })),
    "telling nobody": bad(all({ alarm_actions: [] })),
    "of another API's requests": bad(all({}, { dimensions: { ApiName: "other", Stage: "prod" } })),
    "of another account's requests": bad(all({}, { query: { account_id: "111122223333" } })),
    "in another unit": bad(all({}, { unit: "Percent" })),
    "of all APIs": bad(failed({ of: { namespace: "AWS/ApiGateway", dimensions: {} } as never })),
    misspelt: bad(failed({ errors: "5xxError" })),
    "of another service": bad(failed({ of: { ...API, namespace: "Payments" } as never })),
  },
  unknown: { "a variable's threshold": bad(all({ threshold: "${var.percent}" })) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.double({ min: 1.01, max: 100, noNaN: true }),
  },
};
