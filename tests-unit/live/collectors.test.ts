import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Control } from "../../proof/gate/policy";
import { readsOf } from "../../proof/gate/reads";
import { COLLECTORS } from "../../proof/live/collectors";
import { readingPolicy } from "../../proof/live/policy";
import { Catalogue } from "../../proof/live/wanted";

const CATALOGUE = join(__dirname, "../../policies/dist/controls.json");
const { controls } = JSON.parse(readFileSync(CATALOGUE, "utf8")) as { controls: Control[] };
const read = new Set(
  controls
    .flatMap((control) => [...readsOf(control).attributes.keys()])
    .filter((type) => type.startsWith("aws_")),
);
const collected = new Set(COLLECTORS.map(({ type }) => type));

test("every type that a control reads has a collector", () => {
  expect([...read].filter((type) => !collected.has(type))).toEqual([]);
});

test("every collector serves a control, or another one's identity", () => {
  const { collectors } = new Catalogue(new Map([...read].map((type) => [type, new Set<string>()])));
  expect([...collected].filter((type) => !collectors.some((one) => one.type === type))).toEqual([]);
});

test("a type has one collector", () => {
  expect(collected.size).toBe(COLLECTORS.length);
});

test("types whose identity links to others come with those", () => {
  const { collectors } = new Catalogue(new Map([["aws_api_gateway_method", new Set<string>()]]));
  expect(collectors.map(({ type }) => type).sort()).toEqual([
    "aws_api_gateway_method",
    "aws_api_gateway_resource",
    "aws_api_gateway_rest_api",
  ]);
});

test("of a declaration only its types are read, and what may be part of them", () => {
  const wanted = new Map([...read].map((type) => [type, new Set<string>()]));
  const { collectors } = new Catalogue(wanted, new Set(["aws_cloudwatch_log_group"]));
  expect(collectors.map(({ type }) => type).sort()).toEqual([
    "aws_cloudwatch_log_group",
    "aws_cloudwatch_log_metric_filter",
    "aws_cloudwatch_log_subscription_filter",
  ]);
});

test("the policy allows reading, and nothing else", () => {
  const actions = readingPolicy().Statement.flatMap(({ Action }) => Action);
  expect(actions.length).toBeGreaterThan(40);
  expect(new Set(actions).size).toBe(actions.length);
  for (const action of actions) {
    expect(action).toMatch(/^[a-z0-9-]+:(Get|List|Describe|GET$|ViewBudget$)/);
    // What opens the content of things and not their settings.
    expect(action).not.toMatch(/GetObject$|GetItem|GetSecret|GetParameter|GetLogEvents|Decrypt/);
  }
});

test("the policy is one that IAM takes", () => {
  const policy = readingPolicy();
  for (const { Sid } of policy.Statement) expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
  // The most characters of a managed policy, white space aside. Source: IAM and AWS STS quotas.
  expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6_144);
});
