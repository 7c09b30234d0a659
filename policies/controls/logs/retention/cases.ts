import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const group = (retention_in_days: unknown) => ({
  "aws_cloudwatch_log_group.api": { name: "/payments", retention_in_days },
});

export const cases: ControlCases = {
  pass: {
    "ninety days": group(90),
    "a year": group(365),
  },
  fail: {
    "eighty-nine days": { config: group(89), at: ["aws_cloudwatch_log_group.api"] },
    "a number in a string": { config: group("90"), at: ["aws_cloudwatch_log_group.api"] },
    "no retention, which is forever": {
      config: { "aws_cloudwatch_log_group.api": { name: "/payments" } },
      at: ["aws_cloudwatch_log_group.api"],
    },
  },
  unknown: {
    "from a variable": { config: group("${var.days}"), at: ["aws_cloudwatch_log_group.api"] },
  },
  damage: {
    "aws_cloudwatch_log_group.retention_in_days": fc.integer({ min: 0, max: 89 }),
  },
};
