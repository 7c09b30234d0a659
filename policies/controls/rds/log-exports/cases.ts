import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const cluster = (engine: unknown, enabled_cloudwatch_logs_exports: unknown): CaseConfig => ({
  "aws_rds_cluster.d": { cluster_identifier: "d", engine, enabled_cloudwatch_logs_exports },
});
const bad = (engine: unknown, logs: unknown): BadCase => ({
  config: cluster(engine, logs),
  at: ["aws_rds_cluster.d"],
});

export const cases: ControlCases = {
  pass: {
    "Aurora PostgreSQL's": cluster("aurora-postgresql", ["postgresql"]),
    "and more": cluster("aurora-postgresql", ["iam-db-auth-error", "postgresql"]),
    "PostgreSQL's": cluster("postgres", ["postgresql", "upgrade"]),
    "Aurora MySQL's": cluster("aurora-mysql", ["error", "audit", "slowquery"]),
  },
  fail: {
    none: bad("aurora-postgresql", []),
    "nothing said": bad("aurora-postgresql", null),
    "another engine's": bad("aurora-postgresql", ["error", "audit"]),
    "some of them": bad("aurora-mysql", ["error"]),
    "a log that there is not": bad("aurora-postgresql", ["PostgreSQL"]),
    "an engine that nobody knows": bad("oracle", ["alert"]),
    "no engine": bad(null, ["postgresql"]),
    "a name in place of a list": bad("aurora-postgresql", "postgresql"),
  },
  unknown: {
    "a variable's logs": bad("aurora-postgresql", "${var.logs}"),
    "a variable's engine": bad("${var.engine}", ["postgresql"]),
  },
  damage: {
    "aws_rds_cluster.enabled_cloudwatch_logs_exports": fc.constantFrom(["upgrade"], ["audit"]),
    "aws_rds_cluster.engine": fc.constantFrom("aurora-mysql", "oracle"),
  },
};
