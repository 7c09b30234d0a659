import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { Json, JsonObject } from "../../proof/model/model";
import { policyDocument } from "../../proof/model/policy-document";
import { Mixed, UNKNOWN } from "../../proof/model/raw";
import { find, modelOf, sample } from "./models";

const plain = (raw: unknown): unknown => {
  if (raw instanceof Mixed) return plain(raw.value);
  if (Array.isArray(raw)) return raw.map(plain);
  return typeof raw === "object" && raw !== null
    ? Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, plain(value)]))
    : raw;
};
const written = (values: JsonObject) => plain(policyDocument((name) => values[name]));

test("it writes what the provider writes", () => {
  const text = readFileSync(join(__dirname, "samples/hcl.plan.json"), "utf8");
  const [source] = JSON.parse(text).prior_state.values.root_module.resources;
  expect(source.address).toBe("data.aws_iam_policy_document.known");
  expect(written(source.values)).toEqual(JSON.parse(source.values.json));
});

test("every argument has its place, and one value stands alone", () => {
  expect(
    written({
      version: "2008-10-17",
      policy_id: "p",
      statement: [
        {
          sid: "One",
          effect: "Deny",
          not_actions: ["a:B", "a:C"],
          not_resources: ["x"],
          not_principals: [{ type: "AWS", identifiers: ["1", "2"] }],
          principals: [
            { type: "Service", identifiers: ["a"] },
            { type: "AWS", identifiers: ["*"] },
            { type: "Service", identifiers: ["b"] },
          ],
          condition: [
            { test: "StringEquals", variable: "k", values: ["&{aws:username}"] },
            { test: "StringEquals", variable: "l", values: ["1", "2"] },
            { test: "Bool", variable: "k", values: ["true"] },
          ],
        },
        { actions: [], resources: [], principals: [{ type: "*", identifiers: ["*"] }], sid: "" },
      ],
    }),
  ).toEqual({
    Version: "2008-10-17",
    Id: "p",
    Statement: [
      {
        Sid: "One",
        Effect: "Deny",
        NotAction: ["a:B", "a:C"],
        NotResource: "x",
        Principal: { Service: ["a", "b"], AWS: "*" },
        NotPrincipal: { AWS: ["1", "2"] },
        Condition: {
          StringEquals: { k: "${aws:username}", l: ["1", "2"] },
          Bool: { k: "true" },
        },
      },
      { Effect: "Allow", Principal: "*" },
    ],
  });
});

test("documents that are merged in are not guessed at", () => {
  for (const name of ["source_policy_documents", "override_policy_documents", "source_json"]) {
    const value: Json = name.endsWith("s") ? ["{}"] : "{}";
    expect([name, policyDocument((asked) => (asked === name ? value : undefined))]).toEqual([
      name,
      UNKNOWN,
    ]);
  }
});

const SOURCE = "${data.aws_iam_policy_document.p.json}";
const synthesized = (body: object) =>
  find(
    modelOf(
      { "aws_sns_topic.t": { name: "t" }, "aws_sns_topic_policy.p": { policy: SOURCE } },
      { data: { aws_iam_policy_document: { p: body } } },
    ),
    "aws_sns_topic_policy.p",
  );

test("in synthesized JSON it is read as the policy would be", () => {
  const statement = {
    actions: ["sns:Publish"],
    resources: ["${aws_sns_topic.t.arn}"],
    principals: { type: "Service", identifiers: ["cloudwatch.amazonaws.com"] },
    condition: [{ test: "StringLike", variable: "aws:username", values: ["&{aws:username}"] }],
  };
  const expected = {
    values: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "sns:Publish",
            Resource: "aws_sns_topic.t",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: { StringLike: { "aws:username": "${aws:username}" } },
          },
        ],
      },
    },
    refs: { "policy.Statement.Resource": ["aws_sns_topic.t"] },
    unknown: [],
  };
  expect(synthesized({ statement })).toMatchObject(expected);
  expect(synthesized({ statement: [statement] })).toMatchObject(expected);
});

test.each([
  ["a resource", { statement: [{ resources: ["${var.arn}"] }] }],
  ["resources", { statement: [{ resources: "${var.arns}" }] }],
  ["an effect", { statement: [{ effect: "${var.effect}" }] }],
  [
    "a type of principal",
    { statement: [{ principals: [{ type: "${var.t}", identifiers: ["*"] }] }] },
  ],
  ["a dynamic statement", { statement: [], dynamic: { statement: { for_each: [], content: {} } } }],
  ["statements", { statement: "${var.statements}" }],
])("%s that is not known makes the policy unknown", (_, body) => {
  expect(synthesized(body)).toMatchObject({ values: {}, refs: {}, unknown: ["policy"] });
});

test("in a plan it is read from the configuration, where Terraform will read it only later", () => {
  expect(find(sample("hcl.plan.json"), "aws_iam_role_policy.p")).toMatchObject({
    values: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Table",
            Effect: "Allow",
            Action: "sqs:SendMessage",
            Resource: "aws_sqs_queue.t",
            Condition: { StringEquals: { "aws:SourceAccount": "1" } },
          },
        ],
      },
    },
    refs: { role: ["aws_iam_role.r"], "policy.Statement.Resource": ["aws_sqs_queue.t"] },
    unknown: [],
  });
});
