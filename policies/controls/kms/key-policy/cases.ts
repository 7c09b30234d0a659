import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { type Statement, text } from "../../../lib/policy-document";

const root: Statement = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};
const logs: Statement = {
  Effect: "Allow",
  Principal: { Service: "logs.us-east-1.amazonaws.com" },
  Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
  Resource: "*",
  Condition: {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111122223333:*" },
  },
};
const everybody: Statement = {
  Effect: "Allow",
  Principal: { AWS: "*" },
  Action: "kms:Decrypt",
  Resource: "*",
};
const if_ = (statement: Statement, Condition: unknown): Statement => ({ ...statement, Condition });

const key = (policy: unknown) => ({ "aws_kms_key.logs": { policy } });
const at = ["aws_kms_key.logs"];
const bad = (...statements: unknown[]) => ({ config: key(text(...statements)), at });
const context = (operator: string, arn: unknown) =>
  bad(root, if_(logs, { [operator]: { "kms:EncryptionContext:aws:logs:arn": arn } }));

export const cases: ControlCases = {
  pass: {
    "no policy, which is AWS's default one": { "aws_kms_key.logs": { description: "logs" } },
    "the account alone": key(text(root)),
    "the account by its number": key(text({ ...root, Principal: { AWS: "111122223333" } })),
    "this account, from a data source": key(
      text({
        ...root,
        Principal: { AWS: "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" },
      }),
    ),
    "one statement, not in a list": key(JSON.stringify({ Statement: root })),
    "logs, held to the account's groups": key(text(root, logs)),
    "logs, held to some groups": key(
      text(
        root,
        if_(logs, {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": [
              "arn:aws:logs:us-east-1:111122223333:log-group:/payments",
            ],
          },
        }),
      ),
    ),
    "another service": key(
      text(root, {
        ...everybody,
        Principal: { Service: "cloudwatch.amazonaws.com" },
      }),
    ),
    "everybody in an organization": key(
      text(root, if_(everybody, { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } })),
    ),
    "nobody without TLS": key(
      text(root, {
        ...if_(everybody, { Bool: { "aws:SecureTransport": "false" } }),
        Effect: "Deny",
      }),
    ),
    "a policy of its own, which is in force over the key's": {
      "aws_kms_key.logs": { policy: text(logs) },
      "aws_kms_key_policy.logs": { key_id: "${aws_kms_key.logs.id}", policy: text(root, logs) },
    },
    "a policy of its own, beside the key": {
      "aws_kms_key.logs": { description: "logs" },
      "aws_kms_key_policy.logs": { key_id: "${aws_kms_key.logs.id}", policy: text(root, logs) },
    },
  },
  fail: {
    "a policy that is empty": { config: key({}), at },
    "a policy that is not JSON": { config: key("{"), at },
    "a list": { config: key("[]"), at },
    "no statements": bad(),
    "a statement that is a text": bad(root, "Allow"),
    "an effect in another case": bad({ ...root, Effect: "allow" }),
    "a misspelt condition": bad(root, { ...everybody, Conditions: {} }),
    "an action and its opposite": bad(root, { ...logs, NotAction: "kms:*" }),
    "no action": bad(root, { ...logs, Action: [] }),
    "an empty condition": bad(root, if_(logs, { ArnLike: {} })),
    "no account": bad(logs),
    "an account that may not change the policy": bad({ ...root, Action: "kms:Decrypt" }),
    "an account with a condition": bad(
      if_(root, { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
    ),
    "a role, which can be deleted": bad({
      ...root,
      Principal: { AWS: "arn:aws:iam::111122223333:role/admin" },
    }),
    "everybody's root": bad({ ...root, Principal: { AWS: "arn:aws:iam::*:root" } }),
    "an account that is denied": bad(root, { ...root, Effect: "Deny", Action: "kms:Put*" }),
    "everybody denied": bad(root, { ...everybody, Effect: "Deny", Action: "kms:*" }),
    "everybody denied but one": bad(root, {
      Effect: "Deny",
      NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/admin" },
      NotAction: "kms:Decrypt",
      Resource: "*",
    }),
    everybody: bad(root, everybody),
    "everybody, in short": bad(root, { ...everybody, Principal: "*" }),
    "everybody among others": bad(root, {
      ...everybody,
      Principal: { AWS: ["111122223333", "*"] },
    }),
    "every service": bad(root, { ...everybody, Principal: { Service: "*" } }),
    "all but one": bad(root, {
      Effect: "Allow",
      NotPrincipal: { AWS: "111122223333" },
      Action: "kms:Decrypt",
      Resource: "*",
    }),
    "everybody over TLS": bad(root, if_(everybody, { Bool: { "aws:SecureTransport": "true" } })),
    "everybody in any organization": bad(
      root,
      if_(everybody, { StringLike: { "aws:PrincipalOrgID": "*" } }),
    ),
    "everybody in an organization or in none": bad(
      root,
      if_(everybody, { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1234567890" } }),
    ),
    "everybody outside an account": bad(
      root,
      if_(everybody, { StringNotEquals: { "kms:CallerAccount": "111122223333" } }),
    ),
    "everybody of an account or of any": bad(
      root,
      if_(everybody, { StringLike: { "kms:CallerAccount": ["111122223333", "1*"] } }),
    ),
    "a service that may do everything": bad(root, {
      ...everybody,
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "*",
    }),
    "a service that may do all but one thing": bad(root, {
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      NotAction: "kms:ScheduleKeyDeletion",
      Resource: "*",
    }),
    "logs without a condition": bad(root, { ...logs, Condition: undefined }),
    "all regions' logs without a condition": bad(root, {
      ...logs,
      Principal: { Service: ["cloudwatch.amazonaws.com", "logs.amazonaws.com"] },
      Condition: undefined,
    }),
    "logs held by a second statement only": bad(root, logs, { ...logs, Condition: undefined }),
    "any account's groups": context("ArnLike", "arn:aws:logs:*:*:*"),
    "any ARN": context("StringLike", "*"),
    "this account's groups or any": context("ArnLike", [
      "arn:aws:logs:us-east-1:111122223333:*",
      "arn:*",
    ]),
    "the groups of others": context("ArnNotLike", "arn:aws:logs:us-east-1:111122223333:*"),
    "groups when there are some": context(
      "ArnLikeIfExists",
      "arn:aws:logs:us-east-1:111122223333:*",
    ),
    "another context": bad(
      root,
      if_(logs, { ArnLike: { "kms:EncryptionContext:aws:sns:arn": "arn:aws:logs:us-east-1:1:*" } }),
    ),
    "two policies beside the key": {
      config: {
        ...key(text(root)),
        "aws_kms_key_policy.a": { key_id: "${aws_kms_key.logs.id}", policy: text(root) },
        "aws_kms_key_policy.b": { key_id: "${aws_kms_key.logs.id}", policy: text(root) },
      },
      at,
    },
    "a bad policy beside a good one": {
      config: {
        ...key(text(root)),
        "aws_kms_key_policy.a": { key_id: "${aws_kms_key.logs.id}", policy: text(root, everybody) },
      },
      at,
    },
  },
  unknown: {
    "from a variable": { config: key("${var.policy}"), at },
    "a principal from a variable": {
      config: key(text(root, { ...everybody, Principal: { AWS: "${var.role}" } })),
      at,
    },
  },
  damage: {
    "aws_kms_key.policy": fc.constantFrom(text(root, everybody), text(logs)),
    "aws_kms_key_policy.policy": fc.constantFrom(text(root, everybody), text(logs)),
  },
};
