import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const kept = (backup_retention_period: unknown): CaseConfig => ({
  "aws_rds_cluster.d": { cluster_identifier: "d", backup_retention_period },
  "aws_db_instance.d": { identifier: "d", backup_retention_period },
});
const bad = (days: unknown): BadCase => ({
  config: kept(days),
  at: ["aws_rds_cluster.d", "aws_db_instance.d"],
});

export const cases: ControlCases = {
  pass: { "a week": kept(7), "as long as RDS can": kept(35) },
  fail: {
    "a day less": bad(6),
    never: bad(0),
    "as RDS does by itself": bad(null),
    "days in a text": bad("7"),
    "longer than RDS takes": bad(36),
  },
  unknown: { "a variable's days": bad("${var.days}") },
  damage: {
    "aws_rds_cluster.backup_retention_period": fc.integer({ min: 0, max: 6 }),
    "aws_db_instance.backup_retention_period": fc.integer({ min: 0, max: 6 }),
  },
};
