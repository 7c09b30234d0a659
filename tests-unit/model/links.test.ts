import { expect, test } from "@jest/globals";
import { readState } from "../../proof/model/read";
import { type Config, find, modelOf, valueAt } from "./models";

const refsOf = (resources: Config, address: string) => find(modelOf(resources), address).refs;

test("an ARN that is put together links by the name in it", () => {
  const account = "${data.aws_caller_identity.me.account_id}";
  const targets: Config = {
    "aws_cloudwatch_composite_alarm.both": { alarm_name: "both: all" },
    "aws_cloudwatch_dashboard.d": { dashboard_name: "payments" },
    "aws_cloudwatch_log_group.g": { name: "/aws/x" },
    "aws_cloudwatch_log_stream.s": {
      name: "delivery",
      log_group_name: "${aws_cloudwatch_log_group.g.name}",
    },
    "aws_dynamodb_table.t": { name: "payments" },
    "aws_iam_role.r": { name: "payer", path: "/service/" },
    "aws_kms_key.k": {},
    "aws_lambda_function.f": { function_name: "pay" },
    "aws_s3_bucket.b": { bucket: "artifacts" },
    "aws_sns_topic.t": { name: "alarms" },
    "aws_sqs_queue.q": { name: "alarms" },
    "aws_api_gateway_rest_api.a": { name: "payments" },
  };
  for (const [arn, address] of [
    [
      `arn:aws:cloudwatch:us-east-1:${account}:alarm:both: all`,
      "aws_cloudwatch_composite_alarm.both",
    ],
    [`arn:aws:cloudwatch::${account}:dashboard/payments`, "aws_cloudwatch_dashboard.d"],
    [`arn:aws:logs:us-east-1:${account}:log-group:/aws/x:*`, "aws_cloudwatch_log_group.g:*"],
    [
      `arn:aws:logs:us-east-1:${account}:log-group:/aws/x:log-stream:delivery`,
      "aws_cloudwatch_log_stream.s",
    ],
    [
      `arn:aws:dynamodb:us-east-1:${account}:table/payments/index/*`,
      "aws_dynamodb_table.t/index/*",
    ],
    [`arn:aws:iam::${account}:role/service/payer`, "aws_iam_role.r"],
    ["arn:aws:kms:us-east-1:1:key/${aws_kms_key.k.key_id}", "aws_kms_key.k"],
    [`arn:aws:lambda:us-east-1:${account}:function:pay:live`, "aws_lambda_function.f:live"],
    ["arn:aws:s3:::artifacts/*", "aws_s3_bucket.b/*"],
    ["arn:aws:s3:::${aws_s3_bucket.b.id}", "aws_s3_bucket.b"],
    [`arn:aws:sns:us-east-1:${account}:alarms`, "aws_sns_topic.t"],
    [`arn:aws:sqs:us-east-1:${account}:alarms`, "aws_sqs_queue.q"],
    [
      "arn:aws:execute-api:us-east-1:1:${aws_api_gateway_rest_api.a.id}/*/POST/payments",
      "aws_api_gateway_rest_api.a/*/POST/payments",
    ],
    [
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${aws_lambda_function.f.arn}/invocations",
      "aws_lambda_function.f",
    ],
  ] as const) {
    const model = modelOf({
      ...targets,
      "aws_sns_topic_policy.p": { policy: JSON.stringify({ Statement: [{ Resource: [arn] }] }) },
    });
    const policy = find(model, "aws_sns_topic_policy.p");
    expect([arn, valueAt(policy, "policy.Statement.Resource")]).toEqual([arn, [address]]);
    const [, linked = ""] = /^(\w+\.\w+)/.exec(address) ?? [];
    expect(policy.refs).toEqual({ "policy.Statement.Resource": [linked] });
  }
});

test("an ARN that says more or other than the resource's own is not replaced by it", () => {
  for (const arn of [
    "arn:aws:sns:*:*:alarms",
    "arn:*:sns:us-east-1:1:alarms",
    "arn:aws:sns:us-east-1:1:alarm*",
    "arn:aws:sns:us-east-1:1:alarms-too",
    "arn:aws:sqs:us-east-1:1:alarms",
    "arn:aws:sns:us-east-1",
    "alarms",
  ]) {
    const policy = { policy: JSON.stringify({ Statement: [{ Resource: arn }] }) };
    const model = modelOf({
      "aws_sns_topic.t": { name: "alarms" },
      "aws_sns_topic_policy.p": policy,
    });
    expect(valueAt(find(model, "aws_sns_topic_policy.p"), "policy.Statement.Resource")).toBe(arn);
    expect(find(model, "aws_sns_topic_policy.p").refs).toEqual({});
  }
});

const deployed = (type: string, name: string, values: object, depends_on: string[] = []) => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  values,
  depends_on,
});
const stateOf = (...resources: object[]) =>
  readState({ format_version: "1.0", values: { root_module: { resources } } });

test("a known ARN links to its own resource only, not to a namesake elsewhere", () => {
  const topic = { name: "alarms", arn: "arn:aws:sns:us-east-1:111111111111:alarms" };
  const alarm = (arn: string) =>
    find(
      stateOf(
        deployed("aws_sns_topic", "t", topic),
        deployed("aws_cloudwatch_metric_alarm", "a", { alarm_actions: [arn] }),
      ),
      "aws_cloudwatch_metric_alarm.a",
    );
  expect(alarm(topic.arn).refs).toEqual({ alarm_actions: ["aws_sns_topic.t"] });
  for (const arn of [
    "arn:aws:sns:us-east-1:222222222222:alarms",
    "arn:aws:sns:eu-west-1:111111111111:alarms",
    "arn:aws-cn:sns:us-east-1:111111111111:alarms",
  ]) {
    expect(alarm(arn)).toMatchObject({ refs: {}, external: { alarm_actions: [arn] } });
  }
});

test("an ARN that two resources call their own names neither", () => {
  const arn = "arn:aws:sns:us-east-1:111111111111:alarms";
  const model = stateOf(
    deployed("aws_sns_topic", "a", { name: "alarms", arn }),
    deployed("aws_sns_topic", "b", { name: "alarms", arn }),
    deployed("aws_cloudwatch_metric_alarm", "m", { alarm_actions: [arn] }),
  );
  expect(find(model, "aws_cloudwatch_metric_alarm.m").refs).toEqual({});
});

test("a resource that carries another's ARN does not answer to it", () => {
  const arn = "arn:aws:sns:us-east-1:111111111111:alarms";
  const model = stateOf(
    deployed("aws_sns_topic_policy", "p", { id: arn, arn, policy: "" }),
    deployed("aws_cloudwatch_event_target", "e", { arn }),
    deployed("aws_sns_topic", "t", { id: arn, arn, name: "alarms" }),
  );
  expect(find(model, "aws_sns_topic_policy.p").refs).toEqual({ arn: ["aws_sns_topic.t"] });
  expect(find(model, "aws_cloudwatch_event_target.e").refs).toEqual({ arn: ["aws_sns_topic.t"] });
});

test("an id links where Terraform says that the resource was made from the other", () => {
  const model = stateOf(
    deployed("aws_route_table", "a", { id: "rtb-1" }),
    deployed("aws_route_table", "b", { id: "rtb-2" }),
    deployed("aws_route", "r", { route_table_id: "rtb-1", description: "rtb-2" }, [
      "aws_route_table.a",
      "aws_route_table.b",
    ]),
    deployed("aws_route", "s", { route_table_id: "rtb-1" }),
  );
  expect(find(model, "aws_route.r").refs).toEqual({ route_table_id: ["aws_route_table.a"] });
  expect(find(model, "aws_route.s").refs).toEqual({});
});

test("or where the attribute names resources of one type", () => {
  const model = stateOf(
    deployed("aws_vpc", "v", { id: "vpc-1" }),
    deployed("aws_security_group", "g", { vpc_id: "vpc-1", name: "vpc-1" }),
  );
  expect(find(model, "aws_security_group.g").refs).toEqual({ vpc_id: ["aws_vpc.v"] });
});

test("a state's modules and instances, and not its data or what is on its way out", () => {
  const model = readState({
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          { ...deployed("aws_sns_topic", "t", {}), address: "aws_sns_topic.t[0]", index: 0 },
          {
            ...deployed("aws_sns_topic", "t", {}),
            address: "aws_sns_topic.t[0]",
            deposed_key: "abc",
          },
          { ...deployed("aws_sns_topic", "t", {}), address: "aws_sns_topic.t[1]", tainted: true },
          { ...deployed("aws_sns_topic", "d", {}), address: "data.aws_sns_topic.d", mode: "data" },
        ],
        child_modules: [
          {
            address: 'module.a["x"]',
            child_modules: [
              {
                resources: [
                  {
                    ...deployed("aws_subnet", "s", { id: "s-1", vpc_id: "vpc-1" }, [
                      "module.a.aws_vpc.v",
                    ]),
                    address: 'module.a["x"].module.b.aws_subnet.s',
                  },
                ],
              },
            ],
            resources: [
              { ...deployed("aws_vpc", "v", { id: "vpc-1" }), address: 'module.a["x"].aws_vpc.v' },
            ],
          },
        ],
      },
    },
  });
  expect(model.resources.map((resource) => resource.address).sort()).toEqual([
    "aws_sns_topic.t[0]",
    "aws_sns_topic.t[1]",
    'module.a["x"].aws_vpc.v',
    'module.a["x"].module.b.aws_subnet.s',
  ]);
  expect(find(model, 'module.a["x"].module.b.aws_subnet.s').refs).toEqual({
    vpc_id: ['module.a["x"].aws_vpc.v'],
  });
});

test("a state in which nothing is deployed is read, and empty", () => {
  expect(readState({ format_version: "1.0" })).toEqual({ view: "state", resources: [] });
});

test("a name that two resources have names neither", () => {
  const resources: Config = {
    "aws_cloudwatch_log_group.a": { name: "/x" },
    "aws_cloudwatch_log_group.b": { name: "/x" },
    "aws_cloudwatch_log_metric_filter.f": { log_group_name: "/x" },
  };
  expect(refsOf(resources, "aws_cloudwatch_log_metric_filter.f")).toEqual({});
});

test("a reference to what another resource names is a link to that one", () => {
  const resources: Config = {
    "aws_kms_key.k": {},
    "aws_cloudwatch_log_group.a": { name: "/a", kms_key_id: "${aws_kms_key.k.arn}" },
    "aws_cloudwatch_log_group.b": {
      name: "/b",
      kms_key_id: "${aws_cloudwatch_log_group.a.kms_key_id}",
    },
    "aws_cloudwatch_log_group.c": {
      name: "/c",
      kms_key_id: "${aws_cloudwatch_log_group.none.kms_key_id}",
    },
    "aws_cloudwatch_log_group.none": { name: "/none" },
    "aws_cloudwatch_log_group.d": {
      name: "/d",
      kms_key_id: "${aws_cloudwatch_log_group.var.kms_key_id}",
    },
    "aws_cloudwatch_log_group.var": { name: "/var", kms_key_id: "${var.key}" },
    "aws_cloudwatch_log_group.e": { name: "/e", kms_key_id: "${aws_kms_alias.a.target_key_arn}" },
    "aws_kms_alias.a": { name: "alias/a", target_key_id: "${aws_kms_key.k.id}" },
  };
  const model = modelOf(resources);
  const group = (name: string) => find(model, `aws_cloudwatch_log_group.${name}`);
  expect(group("b").refs).toEqual({ kms_key_id: ["aws_kms_key.k"] });
  expect(group("e").refs).toEqual({ kms_key_id: ["aws_kms_key.k"] });
  // Never to the group, which is no key.
  for (const name of ["c", "d"]) {
    expect(group(name)).toMatchObject({ refs: {}, unknown: ["kms_key_id"] });
  }
});

test("a list of which a part is unknown is not passed on as if it were whole", () => {
  const model = modelOf({
    "aws_security_group.a": { name: "a", tags: { x: "1" } },
    "aws_x.from": { hosts: ["${var.host}", "safe"] },
    "aws_x.to": { hosts: "${aws_x.from.hosts}" },
  });
  expect(find(model, "aws_x.from")).toMatchObject({
    values: { hosts: ["safe"] },
    unknown: ["hosts"],
  });
  expect(find(model, "aws_x.to")).toMatchObject({ values: {}, unknown: ["hosts"] });
});

test("a document of which a part is unknown is unknown as a whole", () => {
  for (const part of [
    "${var.resource}",
    "${local.none}",
    '${join(\\",\\", [])}',
    "${data.aws_ssm_parameter.p.value}",
    "${aws_kms_key.k.deletion_window_in_days}",
  ]) {
    const policy = `{"Statement":[{"Effect":"Allow","Resource":"${part}"}]}`;
    const model = modelOf({ "aws_kms_key.k": {}, "aws_iam_policy.p": { name: "p", policy } });
    expect([part, find(model, "aws_iam_policy.p").unknown]).toEqual([part, ["policy"]]);
    expect(find(model, "aws_iam_policy.p").values).not.toHaveProperty("policy");
  }
});

test("but the account, the region and the partition may stand in it", () => {
  const resource =
    "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:role/x";
  const policy = JSON.stringify({ Statement: [{ Resource: resource }] });
  const model = modelOf({ "aws_iam_policy.p": { name: "p", policy } });
  expect(find(model, "aws_iam_policy.p").unknown).toEqual([]);
  expect(valueAt(find(model, "aws_iam_policy.p"), "policy.Statement.Resource")).toBe(resource);
});

test("a parameter's name follows the slash of its ARN, or begins with it", () => {
  const arn = (name: string) => `arn:aws:ssm:eu-west-1:123456789012:parameter${name}`;
  const policy = JSON.stringify({ Statement: [{ Resource: [arn("/agent"), arn("/app/key")] }] });
  const model = modelOf({
    "aws_ssm_parameter.agent": { name: "agent" },
    "aws_ssm_parameter.key": { name: "/app/key" },
    "aws_iam_policy.p": { name: "p", policy },
  });
  const { refs } = find(model, "aws_iam_policy.p");
  expect(refs).toEqual({
    "policy.Statement.Resource": ["aws_ssm_parameter.agent", "aws_ssm_parameter.key"],
  });
});

test("a function is named by its name, also where the provider reads back its ARN", () => {
  const arn = "arn:aws:lambda:eu-west-1:123456789012:function:pay";
  for (const function_name of ["pay", arn, "${aws_lambda_function.f.arn}"]) {
    const model = modelOf({
      "aws_lambda_function.f": { function_name: "pay" },
      "aws_lambda_event_source_mapping.m": { function_name },
    });
    const { refs, values } = find(model, "aws_lambda_event_source_mapping.m");
    expect(refs).toEqual({ function_name: ["aws_lambda_function.f"] });
    expect(values.function_name).toBe("pay");
  }
});

test("a queue is named by its URL, under whatever key", () => {
  const url = "https://sqs.eu-west-1.amazonaws.com/123456789012/paid";
  const variables = { QUEUE_URL: url, OTHER_URL: `${url}-elsewhere` };
  const model = modelOf({
    "aws_sqs_queue.paid": { name: "paid", url },
    "aws_lambda_function.f": { function_name: "pay", environment: { variables } },
  });
  const { refs, values } = find(model, "aws_lambda_function.f");
  expect(refs).toEqual({ "environment.variables.QUEUE_URL": ["aws_sqs_queue.paid"] });
  expect(values.environment).toEqual([
    { variables: { QUEUE_URL: "aws_sqs_queue.paid", OTHER_URL: `${url}-elsewhere` } },
  ]);
});

test("a metric of AWS is about the resource that its dimensions name", () => {
  const resources: Config = {
    "aws_lambda_function.f": { function_name: "pay" },
    "aws_dynamodb_table.t": { name: "payments" },
    "aws_synthetics_canary.c": { name: "health" },
    "aws_rds_cluster.r": { cluster_identifier: "db" },
    "aws_sns_topic.t": { name: "${aws_lambda_function.f.function_name}-alarms" },
    "aws_api_gateway_rest_api.a": { name: "payments" },
  };
  for (const [namespace, dimension, value, address] of [
    ["AWS/Lambda", "FunctionName", "pay", "aws_lambda_function.f"],
    ["AWS/DynamoDB", "TableName", "payments", "aws_dynamodb_table.t"],
    ["CloudWatchSynthetics", "CanaryName", "health", "aws_synthetics_canary.c"],
    ["AWS/RDS", "DBClusterIdentifier", "${aws_rds_cluster.r.id}", "aws_rds_cluster.r"],
    ["AWS/SNS", "TopicName", "pay-alarms", "aws_sns_topic.t"],
    ["AWS/ApiGateway", "ApiName", "payments", "aws_api_gateway_rest_api.a"],
  ] as const) {
    const alarm = { namespace, metric_name: "M", dimensions: { [dimension]: value } };
    const { refs } = find(
      modelOf({ ...resources, "aws_cloudwatch_metric_alarm.m": alarm }),
      "aws_cloudwatch_metric_alarm.m",
    );
    expect(refs).toEqual({ metric_name: [address], [`dimensions.${dimension}`]: [address] });
  }
});

test("a metric of somebody's own is about who publishes it", () => {
  const resources: Config = {
    "aws_cloudwatch_log_metric_filter.e": {
      metric_transformation: [{ name: "Errors", namespace: "Payments", value: "1" }],
    },
    "aws_cloudwatch_log_metric_filter.same": {
      metric_transformation: { name: "Errors", namespace: "Payments", value: "1" },
    },
    "aws_lambda_function.f": {
      function_name: "pay",
      environment: { variables: { METRIC_NAMESPACE: "Payments", METRIC_NAMES: "Amount, Errors" } },
    },
  };
  const alarm = (namespace: string, metric_name: string) =>
    refsOf(
      { ...resources, "aws_cloudwatch_metric_alarm.m": { namespace, metric_name } },
      "aws_cloudwatch_metric_alarm.m",
    );
  expect(alarm("Payments", "Errors")).toEqual({
    metric_name: [
      "aws_cloudwatch_log_metric_filter.e",
      "aws_cloudwatch_log_metric_filter.same",
      "aws_lambda_function.f",
    ],
  });
  expect(alarm("Payments", "Amount")).toEqual({ metric_name: ["aws_lambda_function.f"] });
  expect(alarm("Other", "Errors")).toEqual({});
  expect(alarm("Payments", "Errors2")).toEqual({});
});

test("a dashboard's shorthand, searches and several sources", () => {
  const body = {
    widgets: [
      {
        type: "metric",
        properties: {
          metrics: [
            ["AWS/Lambda", "Errors", "FunctionName", "pay"],
            [".", "Duration", ".", "."],
            ["...", "charge", { stat: "p99" }],
            [
              {
                expression: "SEARCH('{Payments,Type} MetricName=\"Amount\"', 'Sum', 300)",
                id: "s",
              },
            ],
          ],
        },
      },
      {
        type: "log",
        properties: { query: "SOURCE '/a' | SOURCE \"/b\" | fields @message" },
      },
    ],
  };
  const refs = refsOf(
    {
      "aws_lambda_function.pay": {
        function_name: "pay",
        environment: { variables: { METRIC_NAMESPACE: "Payments", METRIC_NAMES: "Amount" } },
      },
      "aws_lambda_function.charge": { function_name: "charge" },
      "aws_cloudwatch_log_group.a": { name: "/a" },
      "aws_cloudwatch_log_group.b": { name: "/b" },
      "aws_cloudwatch_dashboard.d": { dashboard_name: "d", dashboard_body: JSON.stringify(body) },
    },
    "aws_cloudwatch_dashboard.d",
  );
  expect(refs).toEqual({
    "dashboard_body.widgets.properties.metrics": [
      "aws_lambda_function.charge",
      "aws_lambda_function.pay",
    ],
    "dashboard_body.widgets.properties.query": [
      "aws_cloudwatch_log_group.a",
      "aws_cloudwatch_log_group.b",
    ],
  });
});

test("a function's log group, by default and as configured", () => {
  const groups: Config = {
    "aws_cloudwatch_log_group.own": { name: "/aws/lambda/pay" },
    "aws_cloudwatch_log_group.shared": { name: "/shared" },
  };
  const refs = (body: object) =>
    refsOf(
      { ...groups, "aws_lambda_function.f": { function_name: "pay", ...body } },
      "aws_lambda_function.f",
    );
  const path = "logging_config.log_group";
  expect(refs({})).toEqual({ [path]: ["aws_cloudwatch_log_group.own"] });
  expect(refs({ logging_config: { log_format: "JSON" } })).toEqual({
    [path]: ["aws_cloudwatch_log_group.own"],
  });
  expect(refs({ logging_config: { log_group: "/shared" } })).toEqual({
    [path]: ["aws_cloudwatch_log_group.shared"],
  });
  expect(refs({ logging_config: { log_group: "/elsewhere" } })).toEqual({});
  expect(refs({ logging_config: { log_group: "${var.group}" } })).toEqual({});
});

test("stages are found within their API", () => {
  const resources: Config = {
    "aws_api_gateway_rest_api.a": { name: "a" },
    "aws_api_gateway_rest_api.b": { name: "b" },
    "aws_api_gateway_stage.a": {
      rest_api_id: "${aws_api_gateway_rest_api.a.id}",
      stage_name: "prod",
    },
    "aws_api_gateway_stage.b": {
      rest_api_id: "${aws_api_gateway_rest_api.b.id}",
      stage_name: "prod",
    },
    "aws_cloudwatch_log_group.g": {
      name: "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.b.id}/prod",
    },
    "aws_cloudwatch_log_group.none": {
      name: "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.b.id}/test",
    },
    "aws_synthetics_canary.c": {
      name: "health",
      run_config: {
        environment_variables: {
          TARGET_URL:
            "https://${aws_api_gateway_rest_api.a.id}.execute-api.us-east-1.amazonaws.com/prod/health",
          API_URL:
            "https://${aws_api_gateway_rest_api.a.id}.execute-api.us-east-1.amazonaws.com/test",
          STAGE_URL: "${aws_api_gateway_stage.b.invoke_url}/health",
        },
      },
    },
  };
  const model = modelOf(resources);
  expect(find(model, "aws_cloudwatch_log_group.g").refs).toEqual({
    name: ["aws_api_gateway_stage.b"],
  });
  expect(find(model, "aws_cloudwatch_log_group.none").refs).toEqual({});
  const path = "run_config.environment_variables";
  expect(find(model, "aws_synthetics_canary.c").refs).toEqual({
    [`${path}.TARGET_URL`]: ["aws_api_gateway_stage.a"],
    [`${path}.API_URL`]: ["aws_api_gateway_rest_api.a"],
    [`${path}.STAGE_URL`]: ["aws_api_gateway_stage.b"],
  });
  expect(valueAt(find(model, "aws_synthetics_canary.c"), `${path}.TARGET_URL`)).toBe(
    "https://${aws_api_gateway_rest_api.a.id}.execute-api.us-east-1.amazonaws.com/prod/health",
  );
});

test("a composite alarm names alarms by name, by ARN and by reference; a name of nobody stays one", () => {
  const model = modelOf({
    "aws_cloudwatch_metric_alarm.a": { alarm_name: "a" },
    "aws_cloudwatch_composite_alarm.b": { alarm_name: "b", alarm_rule: "TRUE" },
    "aws_cloudwatch_composite_alarm.c": {
      alarm_name: "c",
      alarm_rule:
        'ALARM("a") AND OK("${aws_cloudwatch_composite_alarm.b.arn}") AND ALARM(nobody) AND ALARM(arn:aws:cloudwatch:us-east-1:1:alarm:a)',
    },
    "aws_cloudwatch_composite_alarm.unknown": {
      alarm_name: "u",
      alarm_rule: "ALARM(${var.alarm})",
    },
    "aws_cloudwatch_composite_alarm.broken": { alarm_name: "x", alarm_rule: "ALARM(a) OR" },
  });
  expect(find(model, "aws_cloudwatch_composite_alarm.c")).toMatchObject({
    refs: { alarm_rule: ["aws_cloudwatch_composite_alarm.b", "aws_cloudwatch_metric_alarm.a"] },
    values: {
      alarm_rule: {
        implicants: [
          [
            { alarm: "aws_cloudwatch_composite_alarm.b", states: ["OK"] },
            { alarm: "aws_cloudwatch_metric_alarm.a", states: ["ALARM"] },
            { alarm: "nobody", states: ["ALARM"] },
          ],
        ],
      },
    },
  });
  for (const name of ["unknown", "broken"]) {
    const alarm = find(model, `aws_cloudwatch_composite_alarm.${name}`);
    expect([name, alarm.unknown, alarm.values.alarm_rule]).toEqual([
      name,
      ["alarm_rule"],
      undefined,
    ]);
  }
});

test("AWS's own keys, whole accounts and patterns point nowhere outside", () => {
  const external = (arn: string) =>
    find(modelOf({ "aws_sns_topic.t": { name: "t", kms_master_key_id: arn } }), "aws_sns_topic.t")
      .external;
  for (const arn of [
    "alias/aws/sns",
    "arn:aws:events:us-east-1:111122223333:event-bus/default",
    "arn:aws:iam::1:root",
    "arn:aws:kms:us-east-1:1:key/*",
    "x",
  ]) {
    expect(external(arn)).toEqual({});
  }
  const arn = "arn:aws:kms:us-east-1:111111111111:key/abc";
  expect(external(arn)).toEqual({ kms_master_key_id: [arn] });
});

test("where a canary's artifacts go is a bucket, whether its scheme is written or not", () => {
  const canary = (location: string) =>
    find(
      modelOf({
        "aws_s3_bucket.b": { bucket: "artifacts" },
        "aws_synthetics_canary.c": { name: "c", artifact_s3_location: location },
      }),
      "aws_synthetics_canary.c",
    );
  for (const location of ["s3://artifacts/health", "artifacts/health"]) {
    const { values, refs } = canary(location);
    expect(values.artifact_s3_location).toBe("s3://artifacts/health");
    expect(refs).toEqual({ artifact_s3_location: ["aws_s3_bucket.b"] });
  }
});
