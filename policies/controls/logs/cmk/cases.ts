import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const group = (kms_key_id: unknown) => ({
  "aws_cloudwatch_log_group.api": { name: "/payments", kms_key_id },
});
const at = ["aws_cloudwatch_log_group.api"];
const key = { "aws_kms_key.logs": { enable_key_rotation: true } };
const ARN = "arn:aws:kms:us-east-1:111122223333:";

export const cases: ControlCases = {
  pass: {
    "a key": { ...group("${aws_kms_key.logs.arn}"), ...key },
    "a key's alias": {
      ...group("${aws_kms_alias.logs.target_key_arn}"),
      ...key,
      "aws_kms_alias.logs": { name: "alias/logs", target_key_id: "${aws_kms_key.logs.key_id}" },
    },
    "a key that is managed elsewhere": group(`${ARN}key/1234abcd-12ab-34cd-56ef-1234567890ab`),
    "another key's alias": group(`${ARN}alias/logs`),
  },
  fail: {
    "AWS's own key, by its ARN": { config: group(`${ARN}alias/aws/logs`), at },
    "no key": { config: { "aws_cloudwatch_log_group.api": { name: "/payments" }, ...key }, at },
    "an empty text": { config: group(""), at },
    "a list": { config: group(["${aws_kms_key.logs.arn}"].slice(1)), at },
    "AWS's own key": { config: group("alias/aws/logs"), at },
    "a topic": {
      config: { ...group("${aws_sns_topic.logs.arn}"), "aws_sns_topic.logs": { name: "logs" } },
      at,
    },
    "a key for one group, not for the other": {
      config: {
        ...group("${aws_kms_key.logs.arn}"),
        ...key,
        "aws_cloudwatch_log_group.rds": { name: "/aws/rds/payments-db" },
      },
      at: ["aws_cloudwatch_log_group.rds"],
    },
  },
  unknown: {
    "from a variable": { config: group("${var.key}"), at },
    "an ARN of something else": {
      config: group("arn:aws:sns:us-east-1:111122223333:key/1234abcd"),
      at,
    },
  },
  damage: {
    "aws_cloudwatch_log_group.kms_key_id": fc.constantFrom(
      "alias/aws/logs",
      `${ARN}alias/aws/logs`,
      `${ARN}key/*`,
      "true",
    ),
  },
};
