import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json, Model } from "../../proof/model/model";
import { readModel } from "../../proof/model/read";
import { find, sample, valueAt } from "./models";

const ACCOUNT = "${data.aws_caller_identity.caller.account_id}";
const text = (name: string) => readFileSync(join(__dirname, "samples", name), "utf8");
/** The one thing that synthesized JSON cannot know and every document may hold. */
const synth = readModel(text("views.synth.json").replaceAll(ACCOUNT, "000000000000"), "synth");
const plan = sample("views.plan.json");
const state = sample("views.state.json");

/** Whether everything that is configured stands in the other view too; that may have more. */
function isIn(part: Json | undefined, whole: Json | undefined): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      part.length === whole.length &&
      // The provider orders the blocks of a set by what is in them.
      part.every((item) => whole.some((other) => isIn(item, other)))
    );
  }
  if (typeof part !== "object" || part === null) return part === whole;
  if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return false;
  return Object.keys(part).every((key) => isIn(part[key], whole[key]));
}

/** What stands in a string only until apply. */
const COMPUTED = [
  "aws_cloudwatch_log_group.execution name",
  "aws_lambda_function.checker environment",
];

/** What only a state tells, for nobody configured it. */
const COMPUTED_LINKS = [
  "aws_kms_alias.alias target_key_arn",
  "aws_sns_topic.topic policy.Statement.Resource",
];

const pairs = (other: Model) =>
  synth.resources.map((resource) => [resource, find(other, resource.address)] as const);

test.each([
  ["plan", plan, []],
  ["state", state, COMPUTED],
] as const)("what is configured has the same value in synthesized JSON and in a %s", (_, other, computed) => {
  const differing = pairs(other).flatMap(([configured, seen]) =>
    Object.keys(configured.values)
      .filter((name) => !isIn(configured.values[name], seen.values[name]))
      .map((name) => `${configured.address} ${name}`),
  );
  expect(differing).toEqual(computed);
});

test.each([
  ["plan", plan, []],
  ["state", state, COMPUTED_LINKS],
] as const)("and names the same resources, there and in a %s", (_, other, computed) => {
  const differing = pairs(other).flatMap(([configured, seen]) =>
    [...new Set([...Object.keys(configured.refs), ...Object.keys(seen.refs)])]
      .filter((path) => String(configured.refs[path]) !== String(seen.refs[path]))
      .map((path) => `${configured.address} ${path}`),
  );
  expect(differing.sort()).toEqual(computed);
  for (const [configured, seen] of pairs(other)) {
    for (const [by, addresses] of Object.entries(configured.dependents)) {
      expect([by, seen.dependents[by]]).toEqual([by, addresses]);
    }
    expect(seen.external).toEqual(configured.external);
  }
});

test("the views hold the same resources", () => {
  const addresses = ({ resources }: Model) => resources.map((r) => r.address).sort();
  expect(addresses(plan)).toEqual(addresses(synth));
  expect(addresses(state)).toEqual(addresses(synth));
  expect(synth.resources).toHaveLength(35);
});

test("nothing that is configured is unknown", () => {
  expect([...synth.resources, ...state.resources].flatMap(({ unknown }) => unknown)).toEqual([]);
  const configured = pairs(plan).flatMap(([{ values }, { address, unknown }]) =>
    unknown
      .filter((path) => Object.hasOwn(values, path.split(".")[0] as string))
      .map((path) => `${address} ${path}`),
  );
  expect(configured).toEqual([]);
});

test.each([
  ["synthesized JSON", synth],
  ["a plan", plan],
  ["a state", state],
])("what the resources say of each other, in %s", (_, model) => {
  const refs = (address: string) => find(model, address).refs;
  expect(refs("aws_kms_alias.alias").target_key_id).toEqual(["aws_kms_key.key"]);
  expect(refs("aws_cloudwatch_log_group.access")).toEqual({ kms_key_id: ["aws_kms_key.key"] });
  expect(refs("aws_cloudwatch_log_group.execution")).toEqual({
    name: ["aws_api_gateway_stage.stage"],
  });
  // An alias is only a name: who names it means its key.
  expect(refs("aws_sns_topic.topic").kms_master_key_id).toEqual(["aws_kms_key.key"]);
  expect(refs("aws_sqs_queue.dead")).toEqual({ kms_master_key_id: ["aws_kms_key.key"] });
  expect(refs("aws_sns_topic_policy.topic")).toEqual({
    arn: ["aws_sns_topic.topic"],
    "policy.Statement.Resource": ["aws_sns_topic.topic"],
  });
  expect(refs("aws_sns_topic_subscription.queue")).toEqual({
    topic_arn: ["aws_sns_topic.topic"],
    endpoint: ["aws_sqs_queue.queue"],
  });
  expect(refs("aws_sqs_queue.queue")).toEqual({
    "redrive_policy.deadLetterTargetArn": ["aws_sqs_queue.dead"],
  });
  expect(refs("aws_iam_role_policy.policy")).toEqual({
    role: ["aws_iam_role.role"],
    "policy.Statement.Resource": [
      "aws_cloudwatch_log_group.function",
      "aws_dynamodb_table.table",
      "aws_s3_bucket.bucket",
      "aws_sns_topic.topic",
    ],
  });
  expect(refs("aws_lambda_function.processor")).toEqual({
    role: ["aws_iam_role.role"],
    "logging_config.log_group": ["aws_cloudwatch_log_group.function"],
  });
  expect(refs("aws_lambda_function.checker")).toEqual({
    role: ["aws_iam_role.role"],
    "logging_config.log_group": ["aws_cloudwatch_log_group.function"],
    "environment.variables.URL": ["aws_api_gateway_stage.stage"],
    "environment.variables.STAGE_URL": ["aws_api_gateway_stage.stage"],
  });
  expect(refs("aws_lambda_permission.api")).toEqual({
    function_name: ["aws_lambda_function.processor"],
    source_arn: ["aws_api_gateway_rest_api.api"],
  });
  expect(refs("aws_api_gateway_resource.payments").parent_id).toEqual([
    "aws_api_gateway_rest_api.api",
  ]);
  expect(refs("aws_api_gateway_integration.post")).toEqual({
    rest_api_id: ["aws_api_gateway_rest_api.api"],
    resource_id: ["aws_api_gateway_resource.payments"],
    uri: ["aws_lambda_function.processor"],
  });
  expect(refs("aws_api_gateway_stage.stage")).toEqual({
    rest_api_id: ["aws_api_gateway_rest_api.api"],
    deployment_id: ["aws_api_gateway_deployment.deployment"],
    "access_log_settings.destination_arn": ["aws_cloudwatch_log_group.access"],
  });
  expect(refs("aws_api_gateway_method_settings.settings")).toEqual({
    rest_api_id: ["aws_api_gateway_rest_api.api"],
    stage_name: ["aws_api_gateway_stage.stage"],
  });
  expect(refs("aws_cloudwatch_log_metric_filter.requests")).toEqual({
    log_group_name: ["aws_cloudwatch_log_group.access"],
  });
  expect(refs("aws_cloudwatch_metric_alarm.rate")).toEqual({
    alarm_actions: ["aws_sns_topic.topic"],
    "metric_query.metric.metric_name": [
      "aws_cloudwatch_log_metric_filter.errors",
      "aws_cloudwatch_log_metric_filter.requests",
    ],
  });
  expect(refs("aws_cloudwatch_metric_alarm.function")).toEqual({
    alarm_actions: ["aws_sns_topic.topic"],
    ok_actions: ["aws_sns_topic.topic"],
    metric_name: ["aws_lambda_function.processor"],
    "dimensions.FunctionName": ["aws_lambda_function.processor"],
  });
  expect(refs("aws_cloudwatch_metric_alarm.payments")).toEqual({
    metric_name: ["aws_lambda_function.processor"],
  });
  expect(find(model, "aws_cloudwatch_metric_alarm.payments").external).toEqual({
    alarm_actions: ["arn:aws:sns:us-east-1:123456789012:elsewhere"],
  });
  expect(refs("aws_cloudwatch_composite_alarm.both")).toEqual({
    alarm_actions: ["aws_sns_topic.topic"],
    alarm_rule: ["aws_cloudwatch_metric_alarm.function", "aws_cloudwatch_metric_alarm.rate"],
  });
  expect(refs("aws_cloudwatch_dashboard.dashboard")).toEqual({
    "dashboard_body.widgets.properties.metrics": [
      "aws_cloudwatch_log_metric_filter.errors",
      "aws_cloudwatch_log_metric_filter.requests",
      "aws_lambda_function.processor",
    ],
    "dashboard_body.widgets.properties.alarms": [
      "aws_cloudwatch_composite_alarm.both",
      "aws_cloudwatch_metric_alarm.rate",
    ],
    "dashboard_body.widgets.properties.query": ["aws_cloudwatch_log_group.access"],
  });
  expect(refs("aws_cloudwatch_event_rule.alarms")).toEqual({
    "event_pattern.resources": ["aws_cloudwatch_metric_alarm.rate"],
    "event_pattern.detail.alarmName": ["aws_cloudwatch_composite_alarm.both"],
  });
  expect(refs("aws_cloudwatch_event_target.alarms")).toEqual({
    rule: ["aws_cloudwatch_event_rule.alarms"],
    arn: ["aws_sns_topic.topic"],
  });
});

test.each([
  ["synthesized JSON", synth],
  ["a plan", plan],
  ["a state", state],
])("and what they say of themselves, in %s", (_, model) => {
  const value = (address: string, path: string) => valueAt(find(model, address), path);
  expect(value("aws_kms_key.key", "tags_all")).toEqual({
    Environment: "production",
    CostCenter: "security",
  });
  expect(value("aws_sns_topic.topic", "tags_all")).toEqual({
    Environment: "production",
    CostCenter: "payments",
  });
  expect(value("aws_cloudwatch_composite_alarm.both", "alarm_rule")).toEqual({
    implicants: [
      [{ alarm: "aws_cloudwatch_metric_alarm.function", states: ["ALARM"] }],
      [{ alarm: "aws_cloudwatch_metric_alarm.rate", states: ["ALARM"] }],
    ],
  });
  expect(value("aws_cloudwatch_log_metric_filter.errors", "pattern.any")).toEqual([
    [{ field: "status", op: ">=", value: 400 }],
  ]);
  expect(value("aws_api_gateway_stage.stage", "access_log_settings.format.status")).toEqual({
    variable: "$context.status",
    quoted: false,
  });
  expect(value("aws_lambda_function.processor", "tracing_config.mode")).toBe("Active");
  expect(value("aws_sns_topic_subscription.queue", "filter_policy")).toEqual({
    severity: ["critical"],
  });
  expect(value("aws_cloudwatch_metric_alarm.rate", "period")).toBeUndefined();
  expect(value("aws_cloudwatch_metric_alarm.rate", "statistic")).toBeUndefined();
});

test("a plan that replaces and updates is judged by what will be", () => {
  const replace = sample("views.replace.json");
  expect(replace.resources).toHaveLength(35);
  expect(find(replace, "aws_sns_topic.topic").values.name).toBe("payment-alarms-2");
  expect(find(replace, "aws_cloudwatch_log_group.access").values.retention_in_days).toBe(30);
  // Its ARN will be another, which the configuration tells.
  expect(find(replace, "aws_cloudwatch_metric_alarm.rate").refs.alarm_actions).toEqual([
    "aws_sns_topic.topic",
  ]);
  // This one wrote the old name out, and so will grant nothing on the new topic.
  const policy = find(replace, "aws_iam_role_policy.policy").refs["policy.Statement.Resource"];
  expect(policy).not.toContain("aws_sns_topic.topic");
});

test("the lab's plan and its state agree, but for what the local AWS lost", () => {
  const lab = (name: string) =>
    readModel(readFileSync(join(__dirname, "../../tests-policy/samples", name)), name);
  const [planned, applied] = [lab("lab.plan.json"), lab("lab.state.json")];
  const differing = applied.resources.flatMap((seen) => {
    const before = find(planned, seen.address);
    return [
      ...Object.entries(before.values)
        .filter(([name, value]) => !isIn(value, seen.values[name]))
        .map(([name]) => `${seen.address} ${name}`),
      ...Object.keys(before.refs)
        .filter((path) => String(before.refs[path]) !== String(seen.refs[path]))
        .map((path) => `${seen.address} -> ${path}`),
    ];
  });
  expect(differing).toEqual(["aws_cloudwatch_metric_alarm.anom threshold_metric_id"]);
});

test("the order of the resources decides nothing but their order", () => {
  const order = <T>(items: T[], by: number[]) =>
    items
      .map((item, at) => ({ item, key: by[at % by.length] ?? 0, at }))
      .sort((a, b) => a.key - b.key || a.at - b.at)
      .map(({ item }) => item);
  const canonical = ({ resources }: Model) =>
    JSON.stringify(
      [...resources]
        .sort((a, b) => (a.address < b.address ? -1 : 1))
        .map(({ refs, dependents, external, ...rest }) => ({
          ...rest,
          refs: Object.entries(refs).sort(),
          dependents: Object.entries(dependents).sort(),
          external: Object.entries(external).sort(),
        })),
    );
  const shuffled = (name: string, by: number[]): Model => {
    const json = JSON.parse(text(name));
    if (json.resource) {
      json.resource = Object.fromEntries(
        order(Object.entries(json.resource as object), by).map(([type, named]) => [
          type,
          Object.fromEntries(order(Object.entries(named), by)),
        ]),
      );
    }
    if (json.resource_changes) json.resource_changes = order(json.resource_changes, by);
    const root = json.values?.root_module ?? json.configuration?.root_module;
    if (root) root.resources = order(root.resources, by);
    return readModel(JSON.stringify(json), name);
  };
  fc.assert(
    fc.property(
      fc.constantFrom("views.synth.json", "views.plan.json", "views.state.json", "hcl.plan.json"),
      fc.array(fc.integer(), { minLength: 1, maxLength: 40 }),
      (name, by) => {
        expect(canonical(shuffled(name, by))).toBe(canonical(sample(name)));
      },
    ),
    { numRuns: 40 },
  );
});

test("asked for some attributes only, it tells the same of them", () => {
  const wanted = new Map([
    ["aws_cloudwatch_metric_alarm", new Set(["metric_query", "metric_name", "statistic"])],
    ["aws_sns_topic", new Set(["kms_master_key_id"])],
  ]);
  for (const name of ["views.synth.json", "views.plan.json", "views.state.json"]) {
    const whole = sample(name);
    const some = readModel(text(name), name, wanted);
    expect(some.resources.map((r) => r.address)).toEqual(whole.resources.map((r) => r.address));
    for (const resource of some.resources) {
      const all = find(whole, resource.address);
      const attributes = wanted.get(resource.type) ?? new Set();
      const kept = (record: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries(record).filter(([path]) => attributes.has(path.split(".")[0] as string)),
        );
      expect(resource.values).toEqual(kept(all.values));
      expect(resource.refs).toEqual(kept(all.refs));
    }
  }
});
