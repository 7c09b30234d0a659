import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { containerLogs, countedBy } from "../../../lib/harmless";
import { erring, oneService, reworded } from "../../../lib/microservices";

const whole: CaseConfig = { ...oneService, ...erring() };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const alarmed = (values: object) => bad({ ...oneService, ...erring(values) });
const filtered = (from: string, to: string) => bad(reworded(whole, from, to));

export const cases: ControlCases = {
  pass: {
    "more than ten": whole,
    sooner: { ...oneService, ...erring({ threshold: 0 }) },
    "errors only": reworded(whole, ' || $.level = "FATAL"', ""),
    "in another field": reworded(whole, "$.level", "$.severity"),
  },
  fail: {
    nothing: bad({}),
    "no alarm": bad(oneService),
    "more than eleven": alarmed({ threshold: 11 }),
    "fewer than none": alarmed({ threshold: -1 }),
    "when there are none": alarmed({ comparison_operator: "LessThanThreshold" }),
    "on average": alarmed({ statistic: "Average" }),
    "hours later": alarmed({ evaluation_periods: 24 }),
    "that tells nobody": alarmed({ alarm_actions: [] }),
    "of warnings, too": filtered('"FATAL"', '"WARN"'),
    "of the worst only": filtered('$.level = "ERROR" || ', ""),
    "of what is no error": filtered('$.level = "ERROR"', '$.level != "ERROR"'),
    "of a log that no container writes": filtered(
      '"awslogs-group":"/services/stock"',
      '"awslogs-group":"/services/other"',
    ),
  },
  unknown: { "at what a variable says": alarmed({ threshold: "${var.errors}" }) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 11, max: 1_000 }),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(901, 3_600),
    "aws_cloudwatch_metric_alarm.dimensions": fc.constant({ Service: "stock" }),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
  equivalent: [...containerLogs, ...countedBy("order-log_errors")],
};
