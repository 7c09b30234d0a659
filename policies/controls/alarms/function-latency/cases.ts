import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { logLevels } from "../../../lib/harmless";
import { oneFunction, reworded, slow, twoFunctions } from "../../../lib/microservices";

const whole: CaseConfig = { ...twoFunctions, ...slow() };
const ofPay = {
  namespace: "AWS/Lambda",
  metric_name: "Duration",
  dimensions: { FunctionName: "pay" },
};
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const alarmed = (values: object) => bad({ ...twoFunctions, ...slow(values) });
const filtered = (from: string, to: string) => bad(reworded(whole, from, to));

export const cases: ControlCases = {
  pass: {
    "three seconds, by their reports": whole,
    "of one function": { ...oneFunction, ...slow() },
    sooner: { ...twoFunctions, ...slow({ threshold: 500 }) },
    "by Lambda's own measure": { ...twoFunctions, ...slow(ofPay) },
    "in a query": {
      ...twoFunctions,
      ...slow({
        namespace: null,
        metric_name: null,
        extended_statistic: null,
        metric_query: [
          { id: "m", metric: { ...ofPay, stat: "p99", period: 300 }, return_data: true },
        ],
      }),
    },
  },
  fail: {
    nothing: bad({}),
    "no alarm": bad(twoFunctions),
    "later than three seconds": alarmed({ threshold: 3_001 }),
    "at less than nothing": alarmed({ threshold: -1 }),
    "of one in twenty": alarmed({ extended_statistic: "p95" }),
    "on average": alarmed({ extended_statistic: null, statistic: "Average" }),
    "hours later": alarmed({ evaluation_periods: 24 }),
    "when all are fast": alarmed({ comparison_operator: "LessThanThreshold" }),
    "that tells nobody": alarmed({ alarm_actions: [] }),
    "of what is billed": filtered("metrics.durationMs", "metrics.billedDurationMs"),
    "of failed ones only": filtered(
      "$.record.metrics.durationMs = *",
      '$.record.status != "success"',
    ),
    "of lines that are no reports": filtered("platform.report", "platform.start"),
    "of functions that report only warnings": filtered("INFO", "WARN"),
  },
  unknown: { "at what a variable says": alarmed({ threshold: "${var.milliseconds}" }) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 3_001, max: 30_000 }),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(901, 3_600),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
  equivalent: [...logLevels],
};
