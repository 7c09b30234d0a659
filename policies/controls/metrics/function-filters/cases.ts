import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { oneFunction, reworded, twoFunctions } from "../../../lib/microservices";

const whole = oneFunction;
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const worded = (from: string, to: string) => bad(reworded(whole, from, to));
const without = (name: string) => {
  const { [`aws_cloudwatch_log_metric_filter.pay-${name}`]: _, ...rest } = whole;
  return bad(rest);
};

export const cases: ControlCases = {
  pass: { "of one function": whole, "of two": twoFunctions },
  fail: {
    nothing: bad({}),
    "no failures": without("failed"),
    "no durations": without("took"),
    "no occupancy": without("taken"),
    "of those that succeed": worded("!=", "="),
    "of lines that are no reports": worded("platform.report", "platform.start"),
    "in another unit": worded("Milliseconds", "Seconds"),
    "of a function that reports only warnings": worded("INFO", "WARN"),
    "of a function that reports in text": worded("JSON", "Text"),
    "of a group that no function writes": bad({
      ...whole,
      "aws_lambda_function.pay": {
        function_name: "pay",
        logging_config: { log_format: "JSON", log_group: "/other", system_log_level: "INFO" },
      },
    }),
  },
  unknown: {
    "a pattern from a variable": bad(
      reworded(whole, '{ $.type = "platform.report" && $.record.status != "success" }', "${var.p}"),
    ),
  },
};
