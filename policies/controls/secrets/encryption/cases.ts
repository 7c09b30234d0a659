import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const secret = (kms_key_id: unknown): CaseConfig => ({
  "aws_secretsmanager_secret.s": { name: "signing-key", kms_key_id },
});
const key: CaseConfig = { "aws_kms_key.k": { description: "secrets" } };
const ARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_secretsmanager_secret.s"] });

export const cases: ControlCases = {
  pass: {
    "by a key": { ...secret("${aws_kms_key.k.arn}"), ...key },
    "by the key's id": { ...secret("${aws_kms_key.k.key_id}"), ...key },
    "by an alias": {
      ...secret("${aws_kms_alias.a.name}"),
      "aws_kms_alias.a": { name: "alias/secrets", target_key_id: "${aws_kms_key.k.id}" },
      ...key,
    },
    "by a key that is made elsewhere": secret(ARN),
  },
  fail: {
    "AWS's own key": bad(secret(null)),
    "AWS's own key, by its alias": bad(secret("alias/aws/secretsmanager")),
    "something else": bad({
      ...secret("${aws_sns_topic.t.arn}"),
      "aws_sns_topic.t": { name: "t" },
    }),
    nothing: bad(secret("")),
  },
  unknown: { "a variable's": bad(secret("${var.key}")) },
  damage: {
    "aws_secretsmanager_secret.kms_key_id": fc.constantFrom("alias/aws/secretsmanager", "key", "*"),
  },
};
