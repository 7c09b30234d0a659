import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { type Statement, text } from "../../../lib/policy-document";

const service: Statement = {
  Effect: "Allow",
  Principal: { Service: "lambda.amazonaws.com" },
  Action: "sts:AssumeRole",
};
const everybody: Statement = { ...service, Principal: { AWS: "*" } };
const deputy: Statement = {
  ...service,
  Principal: { Service: ["lambda.amazonaws.com", "firehose.amazonaws.com"] },
};
const role = (assume_role_policy: unknown) => ({
  "aws_iam_role.r": { name: "r", assume_role_policy },
});
const at = ["aws_iam_role.r"];
const bad = (...statements: unknown[]) => ({ config: role(text(...statements)), at });
const if_ = (Condition: unknown) => ({ ...everybody, Condition });

export const cases: ControlCases = {
  pass: {
    "a service": role(text(service)),
    "a service, for one account": role(
      text({ ...service, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
    ),
    "a service that acts for others, for one account": role(
      text({ ...deputy, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
    ),
    "a service that acts for others, for one account's log groups": role(
      text({
        ...deputy,
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:*" } },
      }),
    ),
    "a service that says the account otherwise": role(
      text({ ...deputy, Condition: { StringEquals: { "sts:ExternalId": "111122223333" } } }),
    ),
    "an account": role(text({ ...service, Principal: { AWS: "111122223333" } })),
    "another role of this model": {
      ...role(text({ ...service, Principal: { AWS: "${aws_iam_role.s.arn}" } })),
      "aws_iam_role.s": { name: "s", assume_role_policy: text(service) },
    },
    "an identity provider": role(
      text({
        Effect: "Allow",
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.example.com" },
        Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
        Condition: { StringEquals: { "token.example.com:sub": "build" } },
      }),
    ),
    "everybody in an organization": role(
      text(if_({ StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } })),
    ),
    "nobody without a second factor": role(
      text(service, {
        ...everybody,
        Effect: "Deny",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
  },
  fail: {
    "no trust policy": { config: { "aws_iam_role.r": { name: "r" } }, at },
    "not JSON": { config: role("lambda.amazonaws.com"), at },
    "no statement": bad(),
    everybody: bad(everybody),
    "everybody, in short": bad({ ...service, Principal: "*" }),
    "everybody beside a service": bad({
      ...service,
      Principal: { Service: "lambda.amazonaws.com", AWS: ["*"] },
    }),
    "everybody in a second statement": bad(service, everybody),
    "every role of an account, which IAM takes for no role": bad({
      ...service,
      Principal: { AWS: "arn:aws:iam::111122223333:role/*" },
    }),
    "everybody but one": bad({
      Effect: "Allow",
      NotPrincipal: { AWS: "111122223333" },
      Action: "sts:AssumeRole",
    }),
    "everybody who acts for one account": bad(
      if_({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
    ),
    "everybody who knows a word": bad(if_({ StringEquals: { "sts:ExternalId": "word" } })),
    "everybody in any organization": bad(if_({ StringLike: { "aws:PrincipalOrgID": "*" } })),
    "everybody outside an organization": bad(
      if_({ StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" } }),
    ),
    "a service that acts for others": bad(deputy),
    "a service that acts for any account": bad({
      ...deputy,
      Condition: { StringLike: { "aws:SourceAccount": "*" } },
    }),
    "nobody named": bad({ Effect: "Allow", Action: "sts:AssumeRole" }),
    "every action": bad({ ...service, Action: "*" }),
    "every action of STS": bad({ ...service, Action: "sts:*" }),
    "all actions but one": bad({ ...service, Action: undefined, NotAction: "sts:AssumeRole" }),
  },
  unknown: {
    "from a variable": { config: role("${var.trust}"), at },
    "a principal from a variable": bad({ ...service, Principal: { AWS: "${var.trusted}" } }),
  },
  damage: {
    "aws_iam_role.assume_role_policy": fc.constantFrom(
      text(everybody),
      text({ ...service, Principal: "*" }),
    ),
  },
};
