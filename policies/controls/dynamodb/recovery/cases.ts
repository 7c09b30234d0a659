import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const table = (point_in_time_recovery: unknown): CaseConfig => ({
  "aws_dynamodb_table.t": { name: "payments", hash_key: "id", point_in_time_recovery },
});
const bad = (recovery: unknown): BadCase => ({
  config: table(recovery),
  at: ["aws_dynamodb_table.t"],
});

export const cases: ControlCases = {
  pass: {
    on: table({ enabled: true }),
    "for a week": table({ enabled: true, recovery_period_in_days: 7 }),
  },
  fail: {
    "not said": bad(null),
    off: bad({ enabled: false }),
    "a text": bad({ enabled: "yes" }),
  },
  unknown: { "from a variable": bad({ enabled: "${var.recovery}" }) },
  damage: { "aws_dynamodb_table.point_in_time_recovery.enabled": fc.constant(false) },
};
