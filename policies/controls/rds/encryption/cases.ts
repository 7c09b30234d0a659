import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const ARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const key: CaseConfig = { "aws_kms_key.k": { description: "databases" } };
const encrypted = { storage_encrypted: true, kms_key_id: "${aws_kms_key.k.arn}" };
const cluster = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...key,
  "aws_rds_cluster.d": { cluster_identifier: "d", ...encrypted, ...changes },
});
const instance = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...key,
  "aws_db_instance.d": { identifier: "d", ...encrypted, ...changes },
});
const bad = (changes: Record<string, unknown>): BadCase => ({
  config: { ...cluster(changes), ...instance(changes) },
  at: ["aws_rds_cluster.d", "aws_db_instance.d"],
});

export const cases: ControlCases = {
  pass: {
    "a cluster": cluster(),
    "an instance": instance(),
    "by an alias": {
      ...cluster({ kms_key_id: "${aws_kms_alias.a.arn}" }),
      "aws_kms_alias.a": { name: "alias/databases", target_key_id: "${aws_kms_key.k.id}" },
    },
    "by a key that is made elsewhere": { ...cluster({ kms_key_id: ARN }), ...instance() },
  },
  fail: {
    "not at all": bad({ storage_encrypted: false }),
    "not said to be": bad({ storage_encrypted: null }),
    "said in a text": bad({ storage_encrypted: "true" }),
    "by AWS's own key": bad({ kms_key_id: null }),
    "by AWS's own key, by its alias": bad({ kms_key_id: "alias/aws/rds" }),
    "by something else": bad({ kms_key_id: "${aws_rds_cluster.d.arn}" }),
  },
  unknown: {
    "a variable's key": bad({ kms_key_id: "${var.key}" }),
    "a variable's word": bad({ storage_encrypted: "${var.encrypted}" }),
  },
  damage: {
    "aws_rds_cluster.kms_key_id": fc.constantFrom("alias/aws/rds", "key"),
    "aws_db_instance.kms_key_id": fc.constantFrom("alias/aws/rds", "key"),
  },
};
