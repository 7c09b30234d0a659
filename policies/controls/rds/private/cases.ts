import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const instances = (publicly_accessible: unknown): CaseConfig => ({
  "aws_rds_cluster_instance.i": { identifier: "i", publicly_accessible },
  "aws_db_instance.d": { identifier: "d", publicly_accessible },
});
const bad = (publicly_accessible: unknown): BadCase => ({
  config: instances(publicly_accessible),
  at: ["aws_rds_cluster_instance.i", "aws_db_instance.d"],
});

export const cases: ControlCases = {
  pass: { "said so": instances(false) },
  fail: {
    "a public address": bad(true),
    "not said": bad(null),
    "said in a text": bad("false"),
  },
  unknown: { "a variable's": bad("${var.public}") },
  damage: {
    "aws_rds_cluster_instance.publicly_accessible": fc.constant(true),
    "aws_db_instance.publicly_accessible": fc.constant(true),
  },
};
