import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { busy, ofOne, reworded, twoFunctions } from "../../../lib/microservices";

const whole: CaseConfig = { ...twoFunctions, ...busy() };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const alarmed = (values: object, expression?: string) =>
  bad({ ...twoFunctions, ...busy(values, expression) });

export const cases: ControlCases = {
  pass: {
    "a hundred, of two": whole,
    "of one": { ...twoFunctions, ...busy(ofOne()) },
    fewer: { ...twoFunctions, ...busy({ threshold: 10 }) },
  },
  fail: {
    nothing: bad({}),
    "no alarm": bad(twoFunctions),
    "more than a hundred": alarmed({ threshold: 101 }),
    "less than none": alarmed({ threshold: -1 }),
    "fewer than a hundred": alarmed({ comparison_operator: "LessThanThreshold" }),
    "one less the other": alarmed({}, "a-b"),
    "on average": bad(reworded(whole, "Maximum", "Average")),
    "how many there were": bad(reworded(whole, "ConcurrentExecutions", "Invocations")),
    "of a function that nobody declares": alarmed(ofOne("refund")),
    "hours later": alarmed({ evaluation_periods: 24 }),
    "that tells nobody": alarmed({ alarm_actions: [] }),
  },
  unknown: { "at what a variable says": alarmed({ threshold: "${var.at_once}" }) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 101, max: 1_000 }),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(901, 3_600),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
};
