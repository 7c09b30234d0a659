import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { type Statement, text, without } from "../../../lib/policy-document";

const TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/payments";
const read: Statement = { Effect: "Allow", Action: ["dynamodb:GetItem"], Resource: TABLE };
const metrics: Statement = {
  Effect: "Allow",
  Action: "cloudwatch:PutMetricData",
  Resource: "*",
  Condition: { StringEquals: { "cloudwatch:namespace": "Payments" } },
};

const policy = (document: unknown, type = "aws_iam_role_policy") => ({
  [`${type}.p`]: { name: "p", policy: document },
});
const within = (...documents: unknown[]) => ({
  "aws_iam_role.r": {
    name: "r",
    inline_policy: documents.map((document, at) => ({ name: `p${at}`, policy: document })),
  },
});
const good = (...statements: unknown[]) => policy(text(...statements));
const at = ["aws_iam_role_policy.p"];
const bad = (...statements: unknown[]) => ({ config: good(...statements), at });
const allowing = (changes: Statement) => bad(read, { ...read, ...changes });

export const cases: ControlCases = {
  pass: {
    "a role's policy": good(read),
    "a managed policy": policy(text(read), "aws_iam_policy"),
    "a user's policy": policy(text(read), "aws_iam_user_policy"),
    "a group's policy": policy(text(read), "aws_iam_group_policy"),
    "policies within a role": within(text(read), text(metrics)),
    "a role without any": { "aws_iam_role.r": { name: "r" } },
    "one statement, not in a list": policy(JSON.stringify({ Statement: read })),
    "a verb": good({ ...read, Action: "dynamodb:Get*" }),
    "what is in a bucket": good({
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: ["arn:aws:s3:::payments", "arn:aws:s3:::payments/*"],
    }),
    "a table of this model and its indexes": {
      ...good({
        ...read,
        Resource: ["${aws_dynamodb_table.t.arn}", "${aws_dynamodb_table.t.arn}/index/*"],
      }),
      "aws_dynamodb_table.t": { name: "payments" },
    },
    "a state machine's executions": good({
      Effect: "Allow",
      Action: "states:DescribeExecution",
      Resource: "arn:aws:states:us-east-1:111122223333:execution:pay:*",
    }),
    "an API's stages": good({
      Effect: "Allow",
      Action: ["apigateway:GET"],
      Resource: "arn:aws:apigateway:us-east-1::/restapis/abc123/*",
    }),
    "log groups of one name": good({
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource:
        "arn:aws:logs:us-east-1:${data.aws_caller_identity.me.account_id}:log-group:/aws/lambda/pay:*",
    }),
    "traces, which take no resource": good({
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      Resource: "*",
    }),
    "descriptions, which take no resource": good({
      Effect: "Allow",
      Action: "ec2:DescribeInstances",
      Resource: "*",
    }),
    "metrics of one namespace": good(metrics),
    "denying everything": good(read, { Effect: "Deny", Action: "*", Resource: "*" }),
    "denying all but": good(read, { Effect: "Deny", NotAction: "dynamodb:*", Resource: "*" }),
  },
  fail: {
    "one of the policies within a role": {
      config: within(text(read), text({ ...read, Action: "dynamodb:*" })),
      at: ["aws_iam_role.r"],
    },
    "a policy within a role that is not JSON": { config: within("{"), at: ["aws_iam_role.r"] },
    "a policy within a role that is not there": { config: within(null), at: ["aws_iam_role.r"] },
    "no policy": { config: { "aws_iam_role_policy.p": { name: "p" } }, at },
    "not JSON": { config: policy("{"), at },
    "no statement": bad(),
    "a misspelt element": allowing({ Ressource: "*" }),
    everything: allowing({ Action: "*", Resource: "*" }),
    "every action": allowing({ Action: "*" }),
    "every action of every service": allowing({ Action: "*:*" }),
    "every action of a service": allowing({ Action: ["dynamodb:GetItem", "dynamodb:*"] }),
    "the same, written twice": allowing({ Action: "dynamodb:**" }),
    "the same, otherwise": allowing({ Action: "dynamodb:?*" }),
    "the same, in another case": allowing({ Action: "DynamoDB:*" }),
    "a service by a pattern": allowing({ Action: "dynamo*:GetItem" }),
    "every action on items": allowing({ Action: "dynamodb:*Item" }),
    "every action that begins with a letter": allowing({ Action: "dynamodb:D*" }),
    "an action without a service": allowing({ Action: "GetItem" }),
    "all actions but one": bad({ ...without(read, "Action"), NotAction: "dynamodb:DeleteTable" }),
    "every resource": allowing({ Resource: "*" }),
    "every resource, beside one": allowing({ Resource: [TABLE, "*"] }),
    "every resource, written twice": allowing({ Resource: "**" }),
    "every ARN": allowing({ Resource: "arn:*" }),
    "every ARN, in full": allowing({ Resource: "arn:aws:*:*:*:*" }),
    "every resource of a service": allowing({ Resource: "arn:aws:dynamodb:*:*:*" }),
    "every resource of a service here": allowing({
      Resource: "arn:aws:dynamodb:us-east-1:111122223333:*",
    }),
    "every table": allowing({ Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/*" }),
    "every table, otherwise": allowing({ Resource: "arn:aws:dynamodb:*:*:table/?*" }),
    "every bucket": allowing({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*" }),
    "every log group": allowing({
      Action: "logs:PutLogEvents",
      Resource: "arn:aws:logs:us-east-1:111122223333:log-group:*",
    }),
    "every table whose name begins with a wildcard": allowing({
      Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/*-payments",
    }),
    "every queue that begins alike": allowing({
      Action: "sqs:SendMessage",
      Resource: "arn:aws:sqs:us-east-1:111122223333:pay*",
    }),
    "every state machine": allowing({
      Action: "states:StartExecution",
      Resource: "arn:aws:states:us-east-1:111122223333:stateMachine:*",
    }),
    "every role, to pass on": allowing({
      Action: "iam:PassRole",
      Resource: "arn:aws:iam::111122223333:role/*",
    }),
    "all resources but one": bad({ ...without(read, "Resource"), NotResource: TABLE }),
    "no resource": bad(without(read, "Resource")),
    "metrics of every namespace": bad(without(metrics, "Condition")),
    "metrics of any namespace": bad({
      ...metrics,
      Condition: { StringLike: { "cloudwatch:namespace": "*" } },
    }),
    "metrics of every namespace but one": bad({
      ...metrics,
      Condition: { StringNotEquals: { "cloudwatch:namespace": "Payments" } },
    }),
    "metrics with another condition": bad({
      ...metrics,
      Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
    }),
    "traces, and what takes a resource": bad({
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:CreateGroup"],
      Resource: "*",
    }),
    "all that may be described and more": bad({
      Effect: "Allow",
      Action: "ec2:Des*",
      Resource: "*",
    }),
    "a principal, which no identity's policy has": allowing({ Principal: "*" }),
  },
  unknown: {
    "from a variable": { config: policy("${var.policy}"), at },
    "within a role, from a variable": {
      config: within(text(read), "${var.policy}"),
      at: ["aws_iam_role.r"],
    },
    "one of the actions from a variable": allowing({
      Action: ["dynamodb:GetItem", "${var.action}"],
    }),
    "a bucket of a data source": allowing({
      Action: "s3:GetObject",
      Resource: "${data.aws_s3_bucket.b.arn}/*",
    }),
    "the resource from a variable": allowing({ Resource: "${var.table}" }),
  },
  damage: Object.fromEntries(
    [
      "aws_iam_policy",
      "aws_iam_role_policy",
      "aws_iam_user_policy",
      "aws_iam_group_policy",
      "aws_iam_role.inline_policy",
    ].map((holder) => [
      `${holder}.policy`,
      fc.constantFrom(
        text({ ...read, Action: "dynamodb:*" }),
        text({ ...read, Resource: "*" }),
        text(without(metrics, "Condition")),
      ),
    ]),
  ),
};
