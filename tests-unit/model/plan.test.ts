import { expect, test } from "@jest/globals";
import type { JsonObject } from "../../proof/model/model";
import { readPlan } from "../../proof/model/read";
import { find, sample } from "./models";

const hcl = sample("hcl.plan.json");

test("a reference passes through a module's variables and outputs, at any depth", () => {
  for (const address of [
    'module.topic["critical"].aws_sns_topic.this',
    'module.topic["warning"].aws_sns_topic.this',
    "module.outer.module.inner.aws_sns_topic.this",
  ]) {
    const topic = find(hcl, address);
    expect(topic.refs).toEqual({ kms_master_key_id: ["aws_kms_key.k"] });
    const mails = topic.dependents["aws_sns_topic_subscription.topic_arn"] ?? [];
    expect(mails).toHaveLength(address.includes("inner") ? 1 : 2);
    for (const mail of mails)
      expect(mail.startsWith(address.replace(".aws_sns_topic.this", ""))).toBe(true);
  }
});

test("an output of one instance of a module is that instance's", () => {
  expect(find(hcl, "aws_cloudwatch_metric_alarm.direct").refs.alarm_actions).toEqual([
    'module.topic["critical"].aws_sns_topic.this',
  ]);
});

test("each.value over instances is the instance of the same key", () => {
  for (const key of ["critical", "warning"]) {
    expect(find(hcl, `aws_cloudwatch_metric_alarm.all["${key}"]`).refs.alarm_actions).toEqual([
      `module.topic["${key}"].aws_sns_topic.this`,
    ]);
  }
});

test("count.index is the instance of the same index, where there are as many", () => {
  for (const index of [0, 1]) {
    expect(find(hcl, `aws_sns_topic_subscription.counted[${index}]`).refs.topic_arn).toEqual([
      `aws_sns_topic.many[${index}]`,
    ]);
    expect(find(hcl, `aws_cloudwatch_log_group.counted[${index}]`).refs.kms_key_id).toEqual([
      "aws_kms_key.k",
    ]);
  }
});

test.each([
  ["a choice between two keys", "aws_cloudwatch_log_group.conditional", "kms_key_id"],
  ["a local, which hides its references", "aws_cloudwatch_log_group.local", "kms_key_id"],
  ["a list of several", "aws_cloudwatch_metric_alarm.direct", "ok_actions"],
  ["a splat", "aws_cloudwatch_composite_alarm.c", "alarm_actions"],
  ["a document made by a function", "aws_cloudwatch_dashboard.d", "dashboard_body"],
  ["a map of several", "aws_lambda_function.f", "environment.variables"],
  ["a tag", "aws_sns_topic.tagged", "tags_all"],
  ["a dynamic block that nobody sees", "aws_security_group.dynamic_unknown", "ingress.cidr_blocks"],
  ["an attribute in a dynamic block", "aws_security_group.dynamic_known", "ingress.description"],
])("%s is unknown, and no link is guessed", (_, address, path) => {
  const resource = find(hcl, address);
  expect(resource.unknown).toContain(path);
  expect(resource.refs).not.toHaveProperty([path]);
  expect(resource.values).not.toHaveProperty(path.split(".")[0] === path ? [path] : ["none"]);
});

test("what nobody configures is missing and not unknown", () => {
  const plain = find(hcl, "aws_cloudwatch_log_group.plain");
  expect(plain.unknown).toEqual([]);
  expect(plain.values).not.toHaveProperty("kms_key_id");
  expect(find(hcl, "aws_kms_key.other").unknown).toEqual([]);
  expect(find(hcl, "aws_security_group.none").unknown).toEqual([]);
});

/** As Terraform 1.11 plans them: what is written stands in the configuration, and what is dynamic has elements. */
test.each<[string, string, object, string[]]>([
  ["rules that a local computes", "aws_security_group", { ingress: {} }, ["ingress"]],
  [
    "rules that are made of another resource",
    "aws_security_group",
    { ingress: { references: ["aws_vpc.v.cidr_block", "aws_vpc.v"] } },
    ["ingress"],
  ],
  ["rules that nobody writes", "aws_security_group", {}, []],
  ["a nested block that might be dynamic", "aws_instance", {}, ["ingress"]],
])("%s", (_, type, expressions, unknown) => {
  const address = `${type}.s`;
  const change = { after: {}, after_unknown: { ingress: true }, after_sensitive: { ingress: [] } };
  const model = planOf([entry(address, change)], { resources: [configured(address, expressions)] });
  expect(find(model, address).unknown).toEqual(unknown);
});

test("a known name links as it would anywhere", () => {
  expect(find(hcl, "aws_iam_role_policy.p").refs.role).toEqual(["aws_iam_role.r"]);
  expect(find(hcl, "aws_sns_topic.known").refs.kms_master_key_id).toEqual(["aws_kms_key.k"]);
  expect(find(hcl, "aws_cloudwatch_composite_alarm.c").refs.alarm_rule).toEqual([
    "aws_cloudwatch_metric_alarm.direct",
  ]);
});

test("depends_on is no link", () => {
  const { refs } = find(hcl, "aws_cloudwatch_composite_alarm.c");
  expect(Object.values(refs).flat()).not.toContain('aws_cloudwatch_metric_alarm.all["critical"]');
});

test("the provider's default_tags are the tags of what has none", () => {
  expect(find(hcl, "aws_kms_key.k").values.tags_all).toEqual({ Environment: "production" });
});

test("tags of which some are not known yet are merged with the provider's all the same", () => {
  const model = readPlan({
    format_version: "1.2",
    resource_changes: [
      entry("aws_sns_topic.t", {
        after: { name: "t" },
        after_unknown: { tags: true, tags_all: true },
        after_sensitive: { tags: {}, tags_all: {} },
      }),
      entry("aws_kms_key.k", { after: {}, after_unknown: { key_id: true } }),
    ],
    configuration: {
      provider_config: {
        aws: {
          expressions: { default_tags: [{ tags: { constant_value: { Team: "a", Own: "b" } } }] },
        },
      },
      root_module: {
        resources: [
          configured("aws_kms_key.k", {}, { provider_config_key: "aws" }),
          configured(
            "aws_sns_topic.t",
            {
              tags: {
                constant_value: { Own: "c", Key: "${aws_kms_key.k.key_id}" },
                references: ["aws_kms_key.k.key_id", "aws_kms_key.k"],
              },
            },
            { provider_config_key: "aws" },
          ),
        ],
      },
    },
  });
  expect(find(model, "aws_sns_topic.t").values.tags_all).toEqual({
    Team: "a",
    Own: "c",
    Key: "aws_kms_key.k",
  });
});

test("data sources are no resources", () => {
  expect(hcl.resources.map((resource) => resource.type)).not.toContain("aws_iam_policy_document");
});

interface Change {
  actions?: string[];
  after?: JsonObject;
  after_unknown?: JsonObject;
  after_sensitive?: JsonObject;
}

const entry = (address: string, change: Change, more: object = {}) => {
  const [type, name] = address.split(".");
  return {
    address,
    mode: "managed",
    type,
    name,
    change: { actions: ["create"], ...change },
    ...more,
  };
};
const planOf = (changes: object[], configuration: object = {}, rest: object = {}) =>
  readPlan({
    format_version: "1.2",
    resource_changes: changes,
    configuration: { root_module: { resources: [], ...configuration } },
    ...rest,
  });
const configured = (address: string, expressions: object, more: object = {}) => ({
  address,
  expressions,
  ...more,
});

test("what stays is judged, and what goes is not", () => {
  const actions = (...kinds: string[]) =>
    planOf([entry("aws_sns_topic.t", { actions: kinds, after: { name: "t" } })]).resources.length;
  for (const kinds of [
    ["no-op"],
    ["create"],
    ["update"],
    ["delete", "create"],
    ["create", "delete"],
  ]) {
    expect(actions(...kinds)).toBe(1);
  }
  for (const kinds of [["delete"], ["forget"], ["read"], [], ["open"]])
    expect(actions(...kinds)).toBe(0);
  const deposed = entry("aws_sns_topic.t", { after: { name: "t" } }, { deposed: "abc" });
  expect(planOf([deposed]).resources).toEqual([]);
  expect(planOf([{ ...entry("aws_sns_topic.t", {}), mode: "data" }]).resources).toEqual([]);
});

test("drift is not what will be", () => {
  const after = { name: "t" };
  const model = planOf(
    [entry("aws_sns_topic.t", { after })],
    {},
    {
      resource_drift: [entry("aws_sns_topic.gone", { after })],
    },
  );
  expect(model.resources.map((resource) => resource.address)).toEqual(["aws_sns_topic.t"]);
});

const KEY = entry("aws_kms_key.k", { after: {}, after_unknown: { arn: true, key_id: true } });
const group = (references: string[], more: object = {}) =>
  find(
    planOf(
      [
        KEY,
        entry("aws_cloudwatch_log_group.g", {
          after: { name: "g" },
          after_unknown: { kms_key_id: true },
        }),
      ],
      {
        resources: [
          configured("aws_kms_key.k", {}),
          configured("aws_cloudwatch_log_group.g", { kms_key_id: { references } }, more),
        ],
      },
      { variables: { chosen: { value: true } } },
    ),
    "aws_cloudwatch_log_group.g",
  );

test("a known variable may choose: what is unknown is the one thing that is", () => {
  expect(group(["var.chosen", "aws_kms_key.k.arn", "aws_kms_key.k"]).refs).toEqual({
    kms_key_id: ["aws_kms_key.k"],
  });
});

test.each([
  ["a data source that was not read", ["data.aws_kms_key.d.arn", "data.aws_kms_key.d"]],
  [
    "one of two",
    ["aws_kms_key.k.arn", "aws_kms_key.k", "data.aws_kms_key.d.arn", "data.aws_kms_key.d"],
  ],
  ["a resource that is not here", ["aws_kms_key.gone.arn", "aws_kms_key.gone"]],
  ["nothing", []],
  ["each of nothing", ["each.value"]],
  ["a module that is not here", ["module.m.arn", "module.m"]],
])("%s tells nothing", (_, references) => {
  const found = group(references);
  expect([found.refs, found.unknown]).toEqual([{}, ["kms_key_id"]]);
});

test("without its configuration nothing unknown is told", () => {
  const model = planOf([
    KEY,
    entry("aws_cloudwatch_log_group.g", {
      after: {},
      after_unknown: { kms_key_id: true, name: true },
    }),
  ]);
  expect(find(model, "aws_cloudwatch_log_group.g").unknown).toEqual(["kms_key_id", "name"]);
});

test("a reference to what is known cannot be what is unknown", () => {
  const model = planOf(
    [
      entry("aws_sns_topic.t", { after: { name: "t" } }),
      entry("aws_sqs_queue.q", { after: {}, after_unknown: { name: true } }),
    ],
    {
      resources: [
        configured("aws_sns_topic.t", {}),
        // As `uuidv5("x", aws_sns_topic.t.name)` would leave it.
        configured("aws_sqs_queue.q", {
          name: { references: ["aws_sns_topic.t.name", "aws_sns_topic.t"] },
        }),
      ],
    },
  );
  expect(find(model, "aws_sqs_queue.q")).toMatchObject({ refs: {}, unknown: ["name"] });
});

test("the elements of a list are told apart only when each has its reference", () => {
  const topics = ["a", "b"].map((name) =>
    entry(`aws_sns_topic.${name}`, { after: { name }, after_unknown: { arn: true } }),
  );
  const alarm = (marks: boolean[], references: string[]) =>
    find(
      planOf(
        [
          ...topics,
          entry("aws_cloudwatch_metric_alarm.m", {
            after: {
              alarm_actions: marks.map((mark) => (mark ? null : "arn:aws:sns:us-east-1:1:x")),
            },
            after_unknown: { alarm_actions: marks },
          }),
        ],
        {
          resources: [
            configured("aws_sns_topic.a", {}),
            configured("aws_sns_topic.b", {}),
            configured("aws_cloudwatch_metric_alarm.m", { alarm_actions: { references } }),
          ],
        },
      ),
      "aws_cloudwatch_metric_alarm.m",
    );
  const both = ["aws_sns_topic.a.arn", "aws_sns_topic.a", "aws_sns_topic.b.arn", "aws_sns_topic.b"];
  expect(alarm([true, true], both).refs).toEqual({
    alarm_actions: ["aws_sns_topic.a", "aws_sns_topic.b"],
  });
  expect(alarm([true, false, true], both)).toMatchObject({
    refs: { alarm_actions: ["aws_sns_topic.a", "aws_sns_topic.b"] },
    external: { alarm_actions: ["arn:aws:sns:us-east-1:1:x"] },
    unknown: [],
  });
  expect(alarm([true], both)).toMatchObject({ refs: {}, unknown: ["alarm_actions"] });
  expect(alarm([true, true, true], both)).toMatchObject({ refs: {}, unknown: ["alarm_actions"] });
});

test("blocks of a set are found by their constants, whatever their order", () => {
  const topics = ["a", "b"].map((name) =>
    entry(`aws_sns_topic.${name}`, { after: { name }, after_unknown: { arn: true } }),
  );
  const rule = (name: string, ...constants: string[]) => ({
    name: { constant_value: constants[0] ?? name },
    topic_arn: { references: [`aws_sns_topic.${name}.arn`, `aws_sns_topic.${name}`] },
  });
  const read = (blocks: object[]) =>
    find(
      planOf(
        [
          ...topics,
          entry("aws_x.x", {
            after: { rule: [{ name: "b" }, { name: "a" }] },
            after_unknown: { rule: [{ topic_arn: true }, { topic_arn: true }] },
          }),
        ],
        {
          resources: [
            configured("aws_sns_topic.a", {}),
            configured("aws_sns_topic.b", {}),
            configured("aws_x.x", { rule: blocks }),
          ],
        },
      ),
      "aws_x.x",
    );
  expect(read([rule("a"), rule("b")]).values.rule).toEqual([
    { name: "b", topic_arn: "aws_sns_topic.b" },
    { name: "a", topic_arn: "aws_sns_topic.a" },
  ]);
  const alike = read([{ topic_arn: rule("a").topic_arn }, { topic_arn: rule("b").topic_arn }]);
  expect(alike).toMatchObject({ refs: {}, unknown: ["rule.topic_arn"] });
});

test("a template in JSON configuration is resolved in its place, within documents too", () => {
  const policy =
    '{"Statement":[{"Resource":"${aws_kms_key.k.arn}","Condition":"$${aws:username}"}]}';
  const model = planOf(
    [KEY, entry("aws_x.x", { after: {}, after_unknown: { policy: true, list: true } })],
    {
      resources: [
        configured("aws_kms_key.k", {}),
        configured("aws_x.x", {
          policy: { constant_value: policy, references: ["aws_kms_key.k.arn", "aws_kms_key.k"] },
          list: {
            constant_value: ["${aws_kms_key.k.arn}", "x", "${data.aws_x.gone.arn}"],
            references: ["aws_kms_key.k.arn", "data.aws_x.gone.arn"],
          },
        }),
      ],
    },
  );
  expect(find(model, "aws_x.x")).toMatchObject({
    values: {
      policy: { Statement: [{ Resource: "aws_kms_key.k", Condition: "${aws:username}" }] },
      list: ["aws_kms_key.k", "x"],
    },
    refs: { "policy.Statement.Resource": ["aws_kms_key.k"], list: ["aws_kms_key.k"] },
    unknown: ["list"],
  });
});

test("text that only looks like a template is text, once Terraform has read it", () => {
  const model = planOf([
    KEY,
    entry("aws_sns_topic.t", { after: { name: "t", kms_master_key_id: "${aws_kms_key.k.arn}" } }),
  ]);
  expect(find(model, "aws_sns_topic.t")).toMatchObject({
    values: { kms_master_key_id: "${aws_kms_key.k.arn}" },
    refs: {},
  });
});

test("keys of instances may hold anything", () => {
  const key = 'a.b["c"]/d';
  const address = `module.m[${JSON.stringify(key)}].aws_sns_topic.t`;
  const at = { module_address: `module.m[${JSON.stringify(key)}]` };
  const model = planOf(
    [
      KEY,
      {
        ...entry("aws_sns_topic.t", { after: {}, after_unknown: { kms_master_key_id: true } }, at),
        address,
      },
    ],
    {
      resources: [configured("aws_kms_key.k", {})],
      module_calls: {
        m: {
          expressions: { key: { references: ["aws_kms_key.k"] } },
          module: {
            resources: [
              configured("aws_sns_topic.t", {
                kms_master_key_id: { references: ["var.key.arn", "var.key"] },
              }),
            ],
          },
        },
      },
    },
  );
  expect(find(model, address).refs).toEqual({ kms_master_key_id: ["aws_kms_key.k"] });
});

test("modules that pass a value round in a circle tell nothing", () => {
  const call = (references: string[]) => ({
    expressions: { in: { references } },
    module: {
      outputs: { out: { expression: { references: ["var.in"] } } },
      resources: [configured("aws_sns_topic.t", { kms_master_key_id: { references: ["var.in"] } })],
    },
  });
  const model = planOf(
    [
      {
        ...entry("aws_sns_topic.t", { after: {}, after_unknown: { kms_master_key_id: true } }),
        address: "module.a.aws_sns_topic.t",
        module_address: "module.a",
      },
    ],
    {
      module_calls: {
        a: call(["module.b.out", "module.b"]),
        b: call(["module.a.out", "module.a"]),
      },
    },
  );
  expect(find(model, "module.a.aws_sns_topic.t")).toMatchObject({
    refs: {},
    unknown: ["kms_master_key_id"],
  });
});
