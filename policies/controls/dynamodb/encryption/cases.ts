import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const key: CaseConfig = { "aws_kms_key.k": { description: "tables" } };
const table = (encryption: unknown): CaseConfig => ({
  "aws_dynamodb_table.t": { name: "payments", hash_key: "id", server_side_encryption: encryption },
});
const bad = (encryption: unknown): BadCase => ({
  config: { ...key, ...table(encryption) },
  at: ["aws_dynamodb_table.t"],
});

export const cases: ControlCases = {
  pass: {
    "a key of this configuration": {
      ...key,
      ...table({ enabled: true, kms_key_arn: "${aws_kms_key.k.arn}" }),
    },
  },
  fail: {
    "not said": bad(null),
    off: bad({ enabled: false, kms_key_arn: "${aws_kms_key.k.arn}" }),
    "AWS's own key": bad({ enabled: true }),
    "AWS's own key, by name": bad({
      enabled: true,
      kms_key_arn: "arn:aws:kms:us-east-1:111122223333:alias/aws/dynamodb",
    }),
    "a text": bad({ enabled: "yes", kms_key_arn: "${aws_kms_key.k.arn}" }),
  },
  unknown: {
    "a key from a variable": bad({ enabled: true, kms_key_arn: "${var.key}" }),
    "on by a variable": bad({ enabled: "${var.on}", kms_key_arn: "${aws_kms_key.k.arn}" }),
  },
  damage: {
    "aws_dynamodb_table.server_side_encryption.enabled": fc.constant(false),
    "aws_dynamodb_table.server_side_encryption.kms_key_arn": fc.constant(
      "arn:aws:kms:us-east-1:111122223333:alias/aws/dynamodb",
    ),
  },
};
