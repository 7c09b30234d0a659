import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const ARN = "arn:aws:kms:us-east-1:111122223333:";
const topic = (kms_master_key_id: unknown) => ({
  "aws_sns_topic.alarms": { name: "alarms", kms_master_key_id },
});
const key = { "aws_kms_key.alarms": { enable_key_rotation: true } };
const at = ["aws_sns_topic.alarms"];

export const cases: ControlCases = {
  pass: {
    "a key": { ...topic("${aws_kms_key.alarms.arn}"), ...key },
    "a key by its id": { ...topic("${aws_kms_key.alarms.key_id}"), ...key },
    "an alias": {
      ...topic("${aws_kms_alias.alarms.name}"),
      ...key,
      "aws_kms_alias.alarms": {
        name: "alias/alarms",
        target_key_id: "${aws_kms_key.alarms.key_id}",
      },
    },
    "a key that is managed elsewhere": topic(`${ARN}key/1234abcd-12ab-34cd-56ef-1234567890ab`),
    "such a key by its id": topic("1234abcd-12ab-34cd-56ef-1234567890ab"),
    "such a key by its alias": topic("alias/alarms"),
  },
  fail: {
    "AWS's own key, by its ARN": { config: topic(`${ARN}alias/aws/sns`), at },
    "no key": { config: { "aws_sns_topic.alarms": { name: "alarms" } }, at },
    "an empty text": { config: topic(""), at },
    "AWS's own key": { config: topic("alias/aws/sns"), at },
    "no key's name": { config: topic("alarms"), at },
    "a bucket": {
      config: { ...topic("${aws_s3_bucket.b.arn}"), "aws_s3_bucket.b": { bucket: "b" } },
      at,
    },
  },
  unknown: {
    "from a variable": { config: topic("${var.key}"), at },
  },
  damage: {
    "aws_sns_topic.kms_master_key_id": fc.constantFrom("alias/aws/sns", `${ARN}alias/aws/sns`),
  },
};
