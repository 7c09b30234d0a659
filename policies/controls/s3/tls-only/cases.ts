import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { type Statement, text } from "../../../lib/policy-document";

const deny: Statement = {
  Sid: "DenyInsecureTransport",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["${aws_s3_bucket.logs.arn}", "${aws_s3_bucket.logs.arn}/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const bucket = { "aws_s3_bucket.logs": { bucket: "logs" } };
const policy = (document: unknown, of = "${aws_s3_bucket.logs.id}") => ({
  ...bucket,
  "aws_s3_bucket_policy.logs": { bucket: of, policy: document },
});
const good = (changes: Statement) => policy(text({ ...deny, ...changes }));
const at = ["aws_s3_bucket.logs"];
const bad = (changes: Statement) => ({ config: good(changes), at });

export const cases: ControlCases = {
  pass: {
    "bucket and objects": good({}),
    "a boolean": good({ Condition: { Bool: { "aws:SecureTransport": false } } }),
    "in a list": good({ Condition: { Bool: { "aws:SecureTransport": ["false"] } } }),
    "condition key in another case": good({
      Condition: { bool: { "AWS:securetransport": "false" } },
    }),
    "everybody by account": good({ Principal: { AWS: ["*"] } }),
    "one statement, not in a list": policy(JSON.stringify({ Statement: deny })),
    "everything it is attached to": good({ Resource: "*" }),
    "every action": good({ Action: ["*"] }),
    "in two statements": policy(
      text(
        { ...deny, Resource: "${aws_s3_bucket.logs.arn}" },
        { ...deny, Resource: "${aws_s3_bucket.logs.arn}/*" },
      ),
    ),
    "beside others": policy(
      text(
        {
          Effect: "Allow",
          Principal: { AWS: "111122223333" },
          Action: "s3:GetObject",
          Resource: "*",
        },
        deny,
      ),
    ),
    "to a later version of TLS as well": policy(
      text(deny, { ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 } } }),
    ),
  },
  fail: {
    "no policy": { config: bucket, at },
    "another bucket's policy": { config: policy(text(deny), "others"), at },
    "not JSON": { config: policy("deny"), at },
    "an allowance over TLS, which denies nothing": bad({
      Effect: "Allow",
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    }),
    "an allowance": bad({ Effect: "Allow" }),
    "those who come over TLS": bad({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    both: bad({ Condition: { Bool: { "aws:SecureTransport": ["true", "false"] } } }),
    "without a condition, which denies everybody": bad({ Condition: undefined }),
    "objects only": bad({ Resource: "${aws_s3_bucket.logs.arn}/*" }),
    "the bucket only": bad({ Resource: "${aws_s3_bucket.logs.arn}" }),
    "some objects": bad({
      Resource: ["${aws_s3_bucket.logs.arn}", "${aws_s3_bucket.logs.arn}/public/*"],
    }),
    "another bucket": bad({ Resource: ["arn:aws:s3:::others", "arn:aws:s3:::others/*"] }),
    "all resources but its own": bad({
      Resource: undefined,
      NotResource: ["${aws_s3_bucket.logs.arn}", "${aws_s3_bucket.logs.arn}/*"],
    }),
    "reading only": bad({ Action: "s3:GetObject" }),
    "everything but reading": bad({ Action: undefined, NotAction: "s3:GetObject" }),
    "one role": bad({ Principal: { AWS: "arn:aws:iam::111122223333:role/a" } }),
    "everybody but a role": bad({
      Principal: undefined,
      NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/a" },
    }),
    "one network": bad({
      Condition: {
        Bool: { "aws:SecureTransport": "false" },
        IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
      },
    }),
    "two keys in one condition": bad({
      Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } },
    }),
    "all of none": bad({ Condition: { "ForAllValues:Bool": { "aws:SecureTransport": "false" } } }),
    "an effect in another case": bad({ Effect: "deny" }),
    "a misspelt element": bad({ Conditions: deny.Condition }),
    "two policies, of which one is empty": {
      config: {
        ...good({}),
        "aws_s3_bucket_policy.other": { bucket: "${aws_s3_bucket.logs.id}", policy: "{}" },
      },
      at,
    },
  },
  unknown: { "from a variable": { config: policy("${var.policy}"), at } },
  damage: {
    "aws_s3_bucket_policy.policy": fc.constantFrom(text({ ...deny, Effect: "Allow" }), text()),
  },
};
