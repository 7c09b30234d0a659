import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const BUCKET = "${aws_s3_bucket.b.id}";
const KEY = "${aws_kms_key.k.arn}";
const PARTS = [
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_lifecycle_configuration",
] as const;

const deny = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["${aws_s3_bucket.b.arn}", "${aws_s3_bucket.b.arn}/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const expiry = (changes: object = {}) => ({
  id: "expire",
  status: "Enabled",
  filter: [{ prefix: "" }],
  expiration: [{ days: 31 }],
  noncurrent_version_expiration: [{ noncurrent_days: 1 }],
  ...changes,
});

/** A canary and its bucket with everything round it; `changes` by address. */
const kept = (changes: CaseConfig = {}): CaseConfig => {
  const good: CaseConfig = {
    "aws_kms_key.k": { enable_key_rotation: true },
    "aws_s3_bucket.b": { bucket: "canary-artifacts", force_destroy: true },
    "aws_s3_bucket_public_access_block.b": {
      bucket: BUCKET,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
    "aws_s3_bucket_server_side_encryption_configuration.b": {
      bucket: BUCKET,
      rule: [
        {
          apply_server_side_encryption_by_default: {
            sse_algorithm: "aws:kms",
            kms_master_key_id: KEY,
          },
        },
      ],
    },
    "aws_s3_bucket_policy.b": {
      bucket: BUCKET,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [deny] }),
    },
    "aws_s3_bucket_lifecycle_configuration.b": { bucket: BUCKET, rule: [expiry()] },
    "aws_synthetics_canary.c": {
      name: "c",
      artifact_s3_location: "s3://${aws_s3_bucket.b.bucket}/health",
      artifact_config: { s3_encryption: { encryption_mode: "SSE_KMS", kms_key_arn: KEY } },
    },
  };
  return Object.fromEntries(
    Object.entries(good).map(([address, values]) => [address, { ...values, ...changes[address] }]),
  );
};
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_synthetics_canary.c"] });
const badPart = (address: string, changes: object) => bad(kept({ [address]: { ...changes } }));
const badRules = (...rule: object[]) =>
  badPart("aws_s3_bucket_lifecycle_configuration.b", { rule });
const badConfig = (artifact_config: unknown) =>
  badPart("aws_synthetics_canary.c", { artifact_config });
const without = (type: string): CaseConfig =>
  Object.fromEntries(Object.entries(kept()).filter(([address]) => !address.startsWith(`${type}.`)));

export const cases: ControlCases = {
  pass: {
    "a bucket with everything round it": kept(),
    "a bucket by its name": kept({
      "aws_synthetics_canary.c": { artifact_s3_location: "s3://canary-artifacts" },
    }),
    "versions in a rule of their own, and a rule for one prefix beside": kept({
      "aws_s3_bucket_lifecycle_configuration.b": {
        rule: [
          expiry({ noncurrent_version_expiration: null, filter: [] }),
          expiry({ id: "versions", expiration: null }),
          expiry({ id: "shots", filter: [{ prefix: "shots/" }], expiration: [{ days: 1 }] }),
        ],
      },
    }),
    "as long as is allowed": kept({
      "aws_s3_bucket_lifecycle_configuration.b": { rule: [expiry({ expiration: [{ days: 90 }] })] },
    }),
  },
  fail: {
    ...Object.fromEntries(PARTS.map((type) => [`no ${type}`, bad(without(type))])),
    "a bucket that is not in the model": badPart("aws_synthetics_canary.c", {
      artifact_s3_location: "s3://elsewhere/",
    }),
    "no bucket": badPart("aws_synthetics_canary.c", { artifact_s3_location: null }),
    "a bucket that blocks being destroyed": badPart("aws_s3_bucket.b", { force_destroy: false }),
    "a bucket that says nothing of being destroyed": badPart("aws_s3_bucket.b", {
      force_destroy: null,
    }),
    "a public access block with a hole": badPart("aws_s3_bucket_public_access_block.b", {
      restrict_public_buckets: false,
    }),
    "S3's own keys": badPart("aws_s3_bucket_server_side_encryption_configuration.b", {
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    }),
    "a policy that allows": badPart("aws_s3_bucket_policy.b", {
      policy: JSON.stringify({ Statement: [{ ...deny, Effect: "Allow" }] }),
    }),
    "ninety-one days": badRules(expiry({ expiration: [{ days: 91 }] })),
    "no expiry of versions": badRules(expiry({ noncurrent_version_expiration: null })),
    "versions for a year": badRules(
      expiry({ noncurrent_version_expiration: [{ noncurrent_days: 365 }] }),
    ),
    "the last three versions for ever": badRules(
      expiry({
        noncurrent_version_expiration: [{ noncurrent_days: 1, newer_noncurrent_versions: 3 }],
      }),
    ),
    "a disabled rule": badRules(expiry({ status: "Disabled" })),
    "one prefix only": badRules(expiry({ filter: [{ prefix: "shots/" }] })),
    "one prefix only, the old way": badRules(expiry({ filter: [], prefix: "shots/" })),
    "one tag only": badRules(expiry({ filter: [{ tag: { key: "keep", value: "no" } }] })),
    "only the markers of what was deleted": badRules(
      expiry({ expiration: [{ expired_object_delete_marker: true }] }),
    ),
    "the canary says nothing of encryption, which is AWS's own key": badConfig(null),
    "the canary writes with S3's own keys": badConfig({
      s3_encryption: { encryption_mode: "SSE_S3" },
    }),
    "the canary writes with KMS and names no key": badConfig({
      s3_encryption: { encryption_mode: "SSE_KMS" },
    }),
    "the canary writes with AWS's own key": badConfig({
      s3_encryption: { encryption_mode: "SSE_KMS", kms_key_arn: "alias/aws/s3" },
    }),
  },
  unknown: {
    "a bucket from a variable": badPart("aws_synthetics_canary.c", {
      artifact_s3_location: "${var.location}",
    }),
    "rules from a variable": badPart("aws_s3_bucket_lifecycle_configuration.b", {
      rule: "${var.rules}",
    }),
  },
  damage: {
    "aws_s3_bucket_lifecycle_configuration.rule.expiration.days": fc.constantFrom(0, 91, 365, 3650),
    "aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.noncurrent_days":
      fc.constantFrom(0, 91, 365),
    "aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.newer_noncurrent_versions":
      fc.integer({ min: 1, max: 100 }),
    "aws_s3_bucket_lifecycle_configuration.rule.prefix": fc.constantFrom("shots/", "logs"),
    "aws_s3_bucket_lifecycle_configuration.rule.filter": fc.constantFrom(
      [{ prefix: "shots/" }],
      [{ tag: [{ key: "keep", value: "no" }] }],
    ),
    "aws_synthetics_canary.artifact_config.s3_encryption.encryption_mode":
      fc.constantFrom("SSE_S3"),
  },
};
