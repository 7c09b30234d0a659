import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const FLAGS = [
  "block_public_acls",
  "block_public_policy",
  "ignore_public_acls",
  "restrict_public_buckets",
];
const bucket = { "aws_s3_bucket.logs": { bucket: "logs" } };
const block = (changes: Record<string, unknown> = {}, of = "${aws_s3_bucket.logs.id}") => ({
  ...bucket,
  "aws_s3_bucket_public_access_block.logs": {
    bucket: of,
    ...Object.fromEntries(FLAGS.map((flag) => [flag, true])),
    ...changes,
  },
});
const at = ["aws_s3_bucket.logs"];

export const cases: ControlCases = {
  pass: { "all four": block() },
  fail: {
    "no block": { config: bucket, at },
    "another bucket's block": { config: block({}, "others"), at },
    ...Object.fromEntries(
      FLAGS.flatMap((flag) => [
        [`${flag} is off`, { config: block({ [flag]: false }), at }],
        [`${flag} is not said`, { config: block({ [flag]: null }), at }],
        [`${flag} is a text`, { config: block({ [flag]: "true" }), at }],
      ]),
    ),
    "two blocks, of which one is open": {
      config: {
        ...block(),
        "aws_s3_bucket_public_access_block.open": { bucket: "${aws_s3_bucket.logs.id}" },
      },
      at,
    },
  },
  unknown: { "from a variable": { config: block({ block_public_acls: "${var.block}" }), at } },
  damage: Object.fromEntries(
    FLAGS.map((flag) => [`aws_s3_bucket_public_access_block.${flag}`, fc.constant(false)]),
  ),
};
