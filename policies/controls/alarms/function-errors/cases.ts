import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { logLevels } from "../../../lib/harmless";
import { failing, oneFunction, reworded, twoFunctions } from "../../../lib/microservices";

const whole: CaseConfig = { ...twoFunctions, ...failing() };
const lambdas = { namespace: "AWS/Lambda", metric_name: "Errors" };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const alarmed = (values: object) => bad({ ...twoFunctions, ...failing(values) });
const filtered = (from: string, to: string) => bad(reworded(whole, from, to));

export const cases: ControlCases = {
  pass: {
    "five in ten minutes, by their reports": whole,
    "of one function": { ...oneFunction, ...failing() },
    "more than four": {
      ...twoFunctions,
      ...failing({ comparison_operator: "GreaterThanThreshold", threshold: 4 }),
    },
    "by Lambda's own count, of one": {
      ...twoFunctions,
      ...failing({ ...lambdas, dimensions: { FunctionName: "pay" } }),
    },
    "by Lambda's own count, of both": {
      ...twoFunctions,
      ...failing({
        namespace: null,
        metric_name: null,
        statistic: null,
        metric_query: [
          { id: "sum", expression: "FILL(a,0)+FILL(b,0)", return_data: true },
          ...["pay", "order"].map((FunctionName, at) => ({
            id: ["a", "b"][at],
            metric: { ...lambdas, dimensions: { FunctionName }, stat: "Sum", period: 600 },
          })),
        ],
      }),
    },
  },
  fail: {
    nothing: bad({}),
    "no alarm": bad(twoFunctions),
    "more than five": alarmed({ comparison_operator: "GreaterThanThreshold" }),
    "at six": alarmed({ threshold: 6 }),
    "at none": alarmed({ threshold: 0 }),
    "always, and so never": alarmed({ comparison_operator: "GreaterThanThreshold", threshold: -1 }),
    "five in five minutes": alarmed({ period: 300 }),
    "in ten minutes twice over": alarmed({ evaluation_periods: 2 }),
    "in an hour": alarmed({ period: 3_600 }),
    "below five": alarmed({ comparison_operator: "LessThanThreshold" }),
    "on average": alarmed({ statistic: "Average" }),
    "of a function that nobody declares": alarmed({
      ...lambdas,
      dimensions: { FunctionName: "refund" },
    }),
    "of throttles": alarmed({
      ...lambdas,
      metric_name: "Throttles",
      dimensions: { FunctionName: "pay" },
    }),
    "that tells nobody": alarmed({ alarm_actions: [] }),
    "of those that succeed": filtered(' != "success"', ' = "success"'),
    "of lines that are no reports": filtered("platform.report", "platform.start"),
    "of functions that report only warnings": filtered("INFO", "WARN"),
    "of functions that report in text": filtered("JSON", "Text"),
  },
  unknown: { "at what a variable says": alarmed({ threshold: "${var.errors}" }) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 6, max: 1_000 }),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(60, 300, 3_600),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
  equivalent: [...logLevels],
};
