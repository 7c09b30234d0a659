import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { type Statement, text } from "../../../lib/policy-document";

const use = (changes: Statement = {}): Statement => ({
  Effect: "Allow",
  Principal: { Service: "logs.us-east-1.amazonaws.com" },
  Action: [
    "kms:Encrypt*",
    "kms:Decrypt*",
    "kms:ReEncrypt*",
    "kms:GenerateDataKey*",
    "kms:Describe*",
  ],
  Resource: "*",
  Condition: {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111122223333:*" },
  },
  ...changes,
});
const bound = (arn: unknown) =>
  use({ Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn } } });
const group = (kms_key_id: unknown = "${aws_kms_key.k.arn}") => ({
  "aws_cloudwatch_log_group.g": { name: "/payments", kms_key_id },
});
const key = (policy: unknown) => ({ "aws_kms_key.k": { policy } });
const at = ["aws_cloudwatch_log_group.g"];
const good = (...statements: unknown[]) => ({ ...group(), ...key(text(...statements)) });
const bad = (...statements: unknown[]) => ({ config: good(...statements), at });

export const cases: ControlCases = {
  pass: {
    "one region's logs": good(use()),
    "all regions' logs": good(use({ Principal: { Service: ["logs.amazonaws.com"] } })),
    "this region's, from a data source": good(
      use({ Principal: { Service: "logs.${data.aws_region.current.region}.amazonaws.com" } }),
    ),
    "in China": good(use({ Principal: { Service: "logs.cn-north-1.amazonaws.com.cn" } })),
    "every use, in two statements": good(
      use({ Action: ["kms:Encrypt", "kms:Decrypt"] }),
      use({ Action: ["kms:ReEncrypt*", "kms:GenerateDataKey", "kms:DescribeKey"] }),
    ),
    "for this group alone": good(bound("arn:aws:logs:us-east-1:111122223333:log-group:/payments")),
    "for every group": good(bound("arn:aws:logs:us-east-1:111122223333:log-group:*")),
    "for groups of that name": good(bound("arn:aws:logs:us-east-1:111122223333:log-group:/pay*")),
    "for this group among others": good(
      bound(
        ["/other", "/payments"].map(
          (name) => `arn:aws:logs:us-east-1:111122223333:log-group:${name}`,
        ),
      ),
    ),
    "the key's policy beside the key, and the key by its alias": {
      ...group("${aws_kms_alias.k.target_key_arn}"),
      "aws_kms_key.k": { description: "logs" },
      "aws_kms_alias.k": { name: "alias/logs", target_key_id: "${aws_kms_key.k.key_id}" },
      "aws_kms_key_policy.k": { key_id: "${aws_kms_key.k.id}", policy: text(use()) },
    },
  },
  fail: {
    "no key": { config: { ...group(null), ...key(text(use())) }, at },
    "a key without a policy": { config: { ...group(), "aws_kms_key.k": {} }, at },
    "a policy that is not JSON": { config: { ...group(), ...key("{}") }, at },
    "not encrypting": bad(use({ Action: ["kms:Decrypt*", "kms:ReEncrypt*"] })),
    "half of re-encrypting": bad(
      use({
        Action: [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncryptTo",
          "kms:GenerateDataKey*",
          "kms:DescribeKey",
        ],
      }),
    ),
    denied: bad(use({ Effect: "Deny" })),
    "for any account": bad(use({ Condition: undefined })),
    "for any group of any account": bad(
      use({
        Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*:*:*" } },
      }),
    ),
    "for other groups": bad(bound("arn:aws:logs:us-east-1:111122223333:log-group:/other*")),
    "for no group's ARN": bad(bound("/payments")),
    "another service": bad(use({ Principal: { Service: "cloudwatch.amazonaws.com" } })),
    "a service with a similar name": bad(use({ Principal: { Service: "logs.example.com" } })),
    "another key": bad(use({ Resource: "arn:aws:kms:us-east-1:111122223333:key/other" })),
  },
  unknown: {
    "a key that is managed elsewhere": {
      config: group("arn:aws:kms:us-east-1:111122223333:key/1234abcd"),
      at,
    },
    "a key's policy from a variable": { config: { ...group(), ...key("${var.policy}") }, at },
  },
  damage: {
    "aws_kms_key.policy": fc.constantFrom(
      text(use({ Effect: "Deny" })),
      text(use({ Condition: undefined })),
    ),
    "aws_kms_key_policy.policy": fc.constantFrom(text(use({ Effect: "Deny" }))),
  },
};
