import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const ARN = "arn:aws:kms:us-east-1:111122223333:";
const bucket = { "aws_s3_bucket.logs": { bucket: "logs" } };
const key = { "aws_kms_key.logs": { enable_key_rotation: true } };
const TYPE = "aws_s3_bucket_server_side_encryption_configuration";
const encrypted = (by_default: unknown, of = "${aws_s3_bucket.logs.id}") => ({
  ...bucket,
  ...key,
  [`${TYPE}.logs`]: {
    bucket: of,
    rule: [{ apply_server_side_encryption_by_default: by_default }],
  },
});
const kms = (kms_master_key_id: unknown) =>
  encrypted({ sse_algorithm: "aws:kms", kms_master_key_id });
const at = ["aws_s3_bucket.logs"];

export const cases: ControlCases = {
  pass: {
    "a key": kms("${aws_kms_key.logs.arn}"),
    "a key twice over": encrypted({
      sse_algorithm: "aws:kms:dsse",
      kms_master_key_id: "${aws_kms_key.logs.arn}",
    }),
    "an alias": {
      ...kms("${aws_kms_alias.logs.arn}"),
      "aws_kms_alias.logs": { name: "alias/logs", target_key_id: "${aws_kms_key.logs.id}" },
    },
    "a key that is managed elsewhere": kms(`${ARN}key/1234abcd-12ab-34cd-56ef-1234567890ab`),
  },
  fail: {
    "AWS's own key, by its ARN": { config: kms(`${ARN}alias/aws/s3`), at },
    "nothing said": { config: bucket, at },
    "another bucket's encryption": {
      config: encrypted(
        { sse_algorithm: "aws:kms", kms_master_key_id: "${aws_kms_key.logs.arn}" },
        "others",
      ),
      at,
    },
    "S3's own keys": { config: encrypted({ sse_algorithm: "AES256" }), at },
    "S3's own keys, and a key that is not used": {
      config: encrypted({ sse_algorithm: "AES256", kms_master_key_id: "${aws_kms_key.logs.arn}" }),
      at,
    },
    "KMS without a key, which is aws/s3": { config: encrypted({ sse_algorithm: "aws:kms" }), at },
    "AWS's own key": { config: kms("alias/aws/s3"), at },
    "something that is no key": { config: kms("${aws_s3_bucket.logs.arn}"), at },
    "no rule": {
      config: { ...bucket, [`${TYPE}.logs`]: { bucket: "${aws_s3_bucket.logs.id}", rule: [] } },
      at,
    },
    "a misspelt algorithm": {
      config: encrypted({ sse_algorithm: "kms", kms_master_key_id: "${aws_kms_key.logs.arn}" }),
      at,
    },
  },
  unknown: {
    "from a variable": { config: kms("${var.key}"), at },
  },
  damage: {
    [`${TYPE}.rule.apply_server_side_encryption_by_default.sse_algorithm`]:
      fc.constantFrom("AES256"),
    [`${TYPE}.rule.apply_server_side_encryption_by_default.kms_master_key_id`]: fc.constantFrom(
      "alias/aws/s3",
      `${ARN}alias/aws/s3`,
    ),
  },
};
