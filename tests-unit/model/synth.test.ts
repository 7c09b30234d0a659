import { expect, test } from "@jest/globals";
import type { Resource } from "../../proof/model/model";
import { readModel, readSynth } from "../../proof/model/read";
import { type Config, modelOf } from "./models";

const config = {
  resource: {
    aws_kms_key: { k: { "//": { metadata: { path: "payments/key" } }, enable_key_rotation: true } },
    aws_sns_topic: { t: { name: "alarms", kms_master_key_id: "${aws_kms_key.k.arn}" } },
    aws_lambda_function: {
      f: { function_name: "pay", tracing_config: { mode: "Active" }, tags: { a: "b" } },
    },
    aws_cloudwatch_metric_alarm: {
      a: { alarm_name: "a", alarm_actions: ["${aws_sns_topic.t.arn}"], period: "${var.period}" },
    },
    aws_sns_topic_policy: {
      p: {
        arn: "${aws_sns_topic.t.arn}",
        policy: '{"Statement":[{"Resource":"${aws_sns_topic.t.arn}","Effect":"Allow"}]}',
      },
    },
    aws_cloudwatch_event_target: { e: { rule: "${aws_sns_topic.t.name}" } },
  },
};

function oneOf(resources: Config, rest?: object): Resource {
  const [first] = modelOf(resources, rest).resources;
  if (!first) throw new Error("nothing was read");
  return first;
}

const find = (address: string) => {
  const found = readSynth(config).resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`no ${address}`);
  return found;
};

test("references become links, both ways", () => {
  expect(find("aws_sns_topic.t").refs).toEqual({ kms_master_key_id: ["aws_kms_key.k"] });
  expect(find("aws_kms_key.k").dependents).toEqual({
    "aws_sns_topic.kms_master_key_id": ["aws_sns_topic.t"],
  });
  expect(find("aws_cloudwatch_metric_alarm.a").refs).toEqual({
    alarm_actions: ["aws_sns_topic.t"],
  });
});

test("an address that begins with a computed one leads to its resource", () => {
  const { resources } = readSynth({
    resource: {
      aws_api_gateway_stage: { s: { stage_name: "prod" } },
      aws_synthetics_canary: {
        c: {
          run_config: { environment_variables: { URL: "${aws_api_gateway_stage.s.invoke_url}/x" } },
        },
      },
    },
  });
  expect(resources.find(({ type }) => type === "aws_synthetics_canary")?.refs).toEqual({
    "run_config.environment_variables.URL": ["aws_api_gateway_stage.s"],
  });
});

test("a reference to what is written down is that value", () => {
  expect(find("aws_cloudwatch_event_target.e").values).toEqual({ rule: "alarms" });
});

test("blocks are lists, maps are not", () => {
  expect(find("aws_lambda_function.f").values).toEqual({
    function_name: "pay",
    tracing_config: [{ mode: "Active" }],
    tags: { a: "b" },
    tags_all: { a: "b" },
  });
});

test("documents are decoded, and name resources by address", () => {
  const policy = find("aws_sns_topic_policy.p");
  expect(policy.values).toEqual({
    arn: "aws_sns_topic.t",
    policy: { Statement: [{ Resource: "aws_sns_topic.t", Effect: "Allow" }] },
  });
  expect(policy.refs).toEqual({
    arn: ["aws_sns_topic.t"],
    "policy.Statement.Resource": ["aws_sns_topic.t"],
  });
});

test("what nothing here tells is unknown", () => {
  expect(find("aws_cloudwatch_metric_alarm.a").unknown).toEqual(["period"]);
  expect(find("aws_cloudwatch_metric_alarm.a").values).not.toHaveProperty("period");
});

test("the view is seen from the content", () => {
  expect(readModel(JSON.stringify(config), "cdk.tf.json").view).toBe("synth");
  expect(() => readModel("nonsense", "x")).toThrow(
    "x: this is not JSON: it does not begin with an object.",
  );
});

test("absence has one form, but in maps and documents", () => {
  const { values } = oneOf({
    "aws_lambda_function.f": {
      description: "",
      layers: [],
      kms_key_arn: null,
      tags: {},
      timeout: 0,
      publish: false,
      environment: { variables: { EMPTY: "", GONE: null } },
      tracing_config: {},
    },
  });
  expect(values).toEqual({
    timeout: 0,
    publish: false,
    environment: [{ variables: { EMPTY: "" } }],
    tracing_config: [{}],
  });
  const policy = { Statement: [], Id: "", Version: null };
  expect(oneOf({ "aws_iam_policy.p": { policy: JSON.stringify(policy) } }).values).toEqual({
    policy,
  });
});

test("an empty filter pattern matches everything, and is there", () => {
  expect(oneOf({ "aws_cloudwatch_log_metric_filter.f": { pattern: "" } }).values).toEqual({
    pattern: { text: "" },
  });
});

test("variables by their defaults, and locals", () => {
  const rest = {
    variable: {
      days: { default: 90 },
      none: { type: "number" },
      tags: { default: { a: { b: "c" } } },
    },
    locals: { days: "${var.days}", name: "g-${local.suffix}", suffix: "x" },
  };
  const { values, unknown } = oneOf(
    {
      "aws_cloudwatch_log_group.g": {
        name: "${local.name}",
        retention_in_days: "${local.days}",
        kms_key_id: "${var.none}",
        log_group_class: "${var.tags.a.b}",
        tags: { x: "${upper(local.name)}" },
      },
    },
    rest,
  );
  expect(values).toMatchObject({ name: "g-x", retention_in_days: 90, log_group_class: "c" });
  expect(unknown).toEqual(["kms_key_id", "tags.x", "tags_all.x"]);
});

test("default_tags of the resource's own provider, which its own tags win over", () => {
  const provider = {
    aws: [
      { region: "us-east-1", default_tags: [{ tags: { Environment: "production", Team: "a" } }] },
      { region: "eu-west-1", alias: "eu", default_tags: { tags: { Environment: "staging" } } },
      { region: "us-west-2", alias: "bare" },
    ],
  };
  const tags = (body: object) => oneOf({ "aws_sns_topic.t": body }, { provider }).values.tags_all;
  expect(tags({})).toEqual({ Environment: "production", Team: "a" });
  expect(tags({ tags: { Team: "b" } })).toEqual({ Environment: "production", Team: "b" });
  expect(tags({ provider: "aws.eu" })).toEqual({ Environment: "staging" });
  expect(tags({ provider: "aws.bare" })).toBeUndefined();
  const untaggable = oneOf({ "aws_cloudwatch_dashboard.d": {} }, { provider });
  expect(untaggable.values).toEqual({});
});

test("tags that cannot be merged are unknown, and not left out", () => {
  const { values, unknown } = oneOf({ "aws_sns_topic.t": { tags: "${merge(var.a, var.b)}" } });
  expect(values).toEqual({});
  expect(unknown).toEqual(["tags", "tags_all"]);
  const aliased = oneOf(
    { "aws_sns_topic.t": { provider: "aws.gone" } },
    { provider: { aws: [{}] } },
  );
  expect(aliased.unknown).toEqual(["tags_all"]);
});

test("what Terraform keeps to itself is no attribute", () => {
  const { values, refs } = oneOf({
    "aws_sns_topic.t": {
      name: "t",
      count: 2,
      for_each: "${toset([])}",
      provider: "aws",
      depends_on: ["aws_sns_topic.t"],
      lifecycle: { prevent_destroy: true },
      "//": { metadata: {} },
    },
  });
  expect([values, refs]).toEqual([{ name: "t" }, {}]);
});

test("a resource of which there are none is not there", () => {
  expect(readSynth({ resource: { aws_sns_topic: { t: { count: 0 } } } }).resources).toEqual([]);
});

test("dynamic blocks are unknown, at every level", () => {
  const { unknown, values } = oneOf({
    "aws_security_group.g": {
      name: "g",
      dynamic: { ingress: { for_each: "${var.rules}", content: { from_port: 1 } } },
      timeouts: { create: "1m" },
    },
    "aws_wafv2_web_acl.w": { name: "w" },
  });
  expect(unknown).toEqual(["ingress"]);
  expect(values).toEqual({ name: "g", timeouts: { create: "1m" } });
  const nested = oneOf({
    "aws_s3_bucket_lifecycle_configuration.l": {
      rule: [{ id: "a", dynamic: { filter: { for_each: [], content: {} } } }],
    },
  });
  expect(nested.unknown).toEqual(["rule.filter"]);
  expect(nested.values).toEqual({ rule: [{ id: "a" }] });
});

test("the syntax allows lists where it allows objects", () => {
  const model = readSynth({
    resource: [
      { aws_sns_topic: [{ t: [{ name: "t" }] }] },
      { aws_sns_topic: { u: { name: "u" } } },
    ],
  });
  expect(model.resources.map((resource) => resource.address)).toEqual([
    "aws_sns_topic.t",
    "aws_sns_topic.u",
  ]);
});

test("an instance of a repeated resource is its block", () => {
  const model = readSynth({
    resource: {
      aws_sns_topic: { t: { name: "t-${count.index}", count: 2 } },
      aws_cloudwatch_metric_alarm: { a: { alarm_actions: ["${aws_sns_topic.t[0].arn}"] } },
    },
  });
  expect(model.resources.map(({ address, refs, unknown }) => ({ address, refs, unknown }))).toEqual(
    [
      { address: "aws_sns_topic.t", refs: {}, unknown: ["name"] },
      {
        address: "aws_cloudwatch_metric_alarm.a",
        refs: { alarm_actions: ["aws_sns_topic.t"] },
        unknown: [],
      },
    ],
  );
});
