import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const safe = {
  deletion_protection: true,
  skip_final_snapshot: false,
  final_snapshot_identifier: "d-final",
};
const kept = (changes: Record<string, unknown> = {}): CaseConfig => ({
  "aws_rds_cluster.d": { cluster_identifier: "d", ...safe, ...changes },
  "aws_db_instance.d": { identifier: "d", ...safe, ...changes },
});
const bad = (changes: Record<string, unknown>): BadCase => ({
  config: kept(changes),
  at: ["aws_rds_cluster.d", "aws_db_instance.d"],
});

export const cases: ControlCases = {
  pass: {
    "protected, with a last snapshot": kept(),
    "with a last snapshot, which is the default": kept({ skip_final_snapshot: null }),
  },
  fail: {
    "not protected": bad({ deletion_protection: false }),
    "not said to be": bad({ deletion_protection: null }),
    "said in a text": bad({ deletion_protection: "true" }),
    "without a last snapshot": bad({ skip_final_snapshot: true }),
    "with a last snapshot that has no name": bad({ final_snapshot_identifier: null }),
    "with a last snapshot whose name RDS refuses": bad({ final_snapshot_identifier: "d--final" }),
    "as a stack that is to be destroyed has it": bad({
      deletion_protection: false,
      skip_final_snapshot: true,
      final_snapshot_identifier: null,
    }),
  },
  unknown: {
    "a variable's protection": bad({ deletion_protection: "${var.protected}" }),
    "a variable's snapshot": bad({ skip_final_snapshot: "${var.skip}" }),
  },
  damage: {
    "aws_rds_cluster.deletion_protection": fc.constant(false),
    "aws_rds_cluster.skip_final_snapshot": fc.constant(true),
    "aws_rds_cluster.final_snapshot_identifier": fc.constantFrom("d_final", "1d", "d-"),
    "aws_db_instance.deletion_protection": fc.constant(false),
    "aws_db_instance.skip_final_snapshot": fc.constant(true),
    "aws_db_instance.final_snapshot_identifier": fc.constantFrom("d_final", "1d", "d-"),
  },
};
