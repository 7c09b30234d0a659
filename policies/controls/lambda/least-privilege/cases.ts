import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

type Statement = Record<string, unknown>;

const at = ["aws_lambda_function.f"];
const text = (Statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = (changes: Statement = {}) =>
  text([
    {
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
      ...changes,
    },
  ]);

const store: Statement = {
  Effect: "Allow",
  Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
  Resource: "${aws_dynamodb_table.t.arn}",
};
const metrics: Statement = {
  Effect: "Allow",
  Action: "cloudwatch:PutMetricData",
  Resource: "*",
  Condition: { StringEquals: { "cloudwatch:namespace": "Payments/demo" } },
};
const logs = (resource: string): Statement => ({
  Effect: "Allow",
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: `arn:aws:logs:us-east-1:111122223333:log-group:${resource}`,
});

/** A function and its role, which is granted nothing yet. */
const withRole = (role: object = {}): CaseConfig => ({
  "aws_dynamodb_table.t": { name: "payments" },
  "aws_lambda_function.f": { function_name: "f", role: "${aws_iam_role.r.arn}" },
  "aws_iam_role.r": { name: "f", assume_role_policy: trust(), ...role },
});
const inline = (...statements: Statement[]): CaseConfig => ({
  ...withRole(),
  "aws_iam_role_policy.p": { role: "${aws_iam_role.r.name}", policy: text(statements) },
});
const ownPolicy = (...statements: Statement[]): CaseConfig => ({
  "aws_iam_policy.p": { name: "p", policy: text(statements) },
});
const attached = (policy_arn: unknown): CaseConfig => ({
  "aws_iam_role_policy_attachment.a": { role: "${aws_iam_role.r.name}", policy_arn },
});
const attachedByList = (policy_arn: unknown): CaseConfig => ({
  "aws_iam_policy_attachment.a": { name: "a", roles: ["${aws_iam_role.r.name}"], policy_arn },
});
const bad = (config: CaseConfig): BadCase => ({ config, at });
const badStatement = (changes: Statement) => bad(inline({ ...store, ...changes }));
const badResource = (Resource: unknown) => badStatement({ Resource });
const badTrust = (changes: Statement) =>
  bad({ ...inline(store), ...withRole({ assume_role_policy: trust(changes) }) });

const XRAY = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess";
const FULL = "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess";

export const cases: ControlCases = {
  pass: {
    "an inline policy on named resources": inline(store, metrics, logs("/aws/lambda/f:*")),
    "a policy of its own, attached": {
      ...withRole(),
      ...ownPolicy(store),
      ...attached("${aws_iam_policy.p.arn}"),
    },
    "a policy of its own, attached by a list": {
      ...withRole(),
      ...ownPolicy(store),
      ...attachedByList("${aws_iam_policy.p.arn}"),
    },
    "a policy within the role": withRole({ inline_policy: [{ name: "p", policy: text(store) }] }),
    "a policy that the role lists": {
      ...withRole({ managed_policy_arns: ["${aws_iam_policy.p.arn}"] }),
      ...ownPolicy(store),
    },
    "AWS's own policy for tracing": { ...inline(store), ...attached(XRAY) },
    "traces, which take no resource": inline(store, {
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      Resource: "*",
    }),
    "objects of one bucket, indexes of one table, log groups of one prefix": inline(
      { Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::receipts/*" },
      { ...store, Resource: "${aws_dynamodb_table.t.arn}/index/*" },
      logs("/aws/lambda/f-*"),
    ),
    "a denial of everything else": inline(store, { Effect: "Deny", Action: "*", Resource: "*" }),
    "trust for this account only": {
      ...inline(store),
      ...withRole({
        assume_role_policy: trust({
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        }),
      }),
    },
  },
  fail: {
    "no role": bad({ "aws_lambda_function.f": { function_name: "f" } }),
    "a role that is granted nothing here": bad(withRole()),
    "every action": badStatement({ Action: "*" }),
    "every action of a service": badStatement({ Action: "dynamodb:*" }),
    "every action that begins so": badStatement({ Action: ["dynamodb:GetItem", "dynamodb:Put*"] }),
    "a letter left open": badStatement({ Action: "dynamodb:PutIte?" }),
    "every action but some": badStatement({ Action: undefined, NotAction: "iam:*" }),
    "every resource": badResource("*"),
    "every resource, among named ones": badResource(["${aws_dynamodb_table.t.arn}", "*"]),
    "every resource but one": badStatement({
      Resource: undefined,
      NotResource: "${aws_dynamodb_table.t.arn}",
    }),
    "no resource": badStatement({ Resource: undefined }),
    "every table": badResource("arn:aws:dynamodb:us-east-1:111122223333:table/*"),
    "a table of every account": badResource("arn:aws:dynamodb:us-east-1:*:table/payments"),
    "every bucket": badResource("arn:aws:s3:::*"),
    "every bucket that begins so": badResource("arn:aws:s3:::receipts*"),
    "every topic that begins so": badResource("arn:aws:sns:us-east-1:111122223333:pay*"),
    "every function's log group": bad(inline(logs("/aws/lambda/*"))),
    "every log group": bad(inline(logs("*"))),
    "every role under a path": badResource("arn:aws:iam::111122223333:role/service-role/*"),
    "one good statement and one bad": bad(inline(store, { ...store, Action: "dynamodb:*" })),
    "metrics of any namespace": bad(inline({ ...metrics, Condition: undefined })),
    "metrics bound by something else": bad(
      inline({ ...metrics, Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } } }),
    ),
    "metrics bound only if they have a namespace": bad(
      inline({
        ...metrics,
        Condition: { StringEqualsIfExists: { "cloudwatch:namespace": "Payments/demo" } },
      }),
    ),
    "metrics of every namespace by pattern": bad(
      inline({ ...metrics, Condition: { StringLike: { "cloudwatch:namespace": "*" } } }),
    ),
    "metrics beside traces, without a condition": bad(
      inline({
        ...metrics,
        Action: ["xray:PutTraceSegments", "cloudwatch:PutMetricData"],
        Condition: {},
      }),
    ),
    "AWS's full access beside a good policy": bad({ ...inline(store), ...attached(FULL) }),
    "AWS's full access, attached by a list": bad({ ...inline(store), ...attachedByList(FULL) }),
    "AWS's full access, listed by the role": bad({
      ...inline(store),
      ...withRole({ managed_policy_arns: [FULL] }),
    }),
    "a bad policy within the role": bad({
      ...inline(store),
      ...withRole({
        inline_policy: [{ name: "p", policy: text({ ...store, Action: "dynamodb:*" }) }],
      }),
    }),
    "a bad policy, attached": bad({
      ...inline(store),
      ...ownPolicy({ ...store, Resource: "*" }),
      ...attached("${aws_iam_policy.p.arn}"),
    }),
    "another service may assume it": badTrust({
      Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
    }),
    "an account may assume it": badTrust({
      Principal: { Service: "lambda.amazonaws.com", AWS: "arn:aws:iam::111122223333:root" },
    }),
    "everybody may assume it": badTrust({ Principal: "*" }),
    "whoever is not Lambda may assume it": badTrust({
      Principal: undefined,
      NotPrincipal: { Service: "lambda.amazonaws.com" },
    }),
    "nobody is said to assume it": bad({
      ...inline(store),
      ...withRole({ assume_role_policy: null }),
    }),
    "a policy that is not JSON": bad({
      ...withRole(),
      "aws_iam_role_policy.p": { role: "${aws_iam_role.r.name}", policy: "allow" },
    }),
    "another role's policy": bad({
      ...withRole(),
      "aws_iam_role.other": { name: "other", assume_role_policy: trust() },
      "aws_iam_role_policy.p": { role: "${aws_iam_role.other.name}", policy: text(store) },
    }),
  },
  unknown: {
    "a role of another model": bad({
      "aws_lambda_function.f": {
        function_name: "f",
        role: "arn:aws:iam::111122223333:role/elsewhere",
      },
    }),
    "a customer policy of another model": bad({
      ...inline(store),
      ...attached("arn:aws:iam::111122223333:policy/elsewhere"),
    }),
    "a policy from a variable": bad({
      ...inline(store),
      "aws_iam_role_policy.q": { role: "${aws_iam_role.r.name}", policy: "${var.policy}" },
    }),
    "a list of policies from a variable": bad({
      ...inline(store),
      ...withRole({ managed_policy_arns: "${var.policies}" }),
    }),
  },
};
