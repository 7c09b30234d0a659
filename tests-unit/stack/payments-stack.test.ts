import { describe, expect, test } from "@jest/globals";
import { METRIC_NAMES } from "../../lambda/metrics";
import { PAYMENT_TYPES } from "../../lambda/validation";
import type { JsonObject } from "../../proof/model/model";
import example from "../../stack/config/example.json";
import minimal from "../../stack/config/minimal.json";
import type { ConfigInput } from "../../stack/config/schema";
import * as payment from "../../stack/payments/payment";
import { synthesize } from "./synthesize";
import { decoded, ofType, only, resourcesOf } from "./terraform";

const stack = synthesize(example as ConfigInput);
const account = "${data.aws_caller_identity.caller.account_id}";
const configured = (change: Partial<ConfigInput>) =>
  synthesize({ ...(example as ConfigInput), ...change });

const statementsOf = (resource: JsonObject, attribute = "policy") =>
  decoded(resource[attribute]).Statement as JsonObject[];
const namesOf = (terraform: JsonObject, type: string, attribute = "name") =>
  Object.values(ofType(terraform, type)).map((values) => values[attribute]);
const alarm = (id: string) =>
  Object.values(ofType(stack, "aws_cloudwatch_metric_alarm")).find(
    ({ alarm_name }) => alarm_name === `payments-${id}-demo`,
  );

describe("configuration", () => {
  test("a suffix and two addresses are enough", () => {
    const types = new Set(resourcesOf(synthesize(minimal)).map(({ type }) => type));
    expect(types).toContain("aws_synthetics_canary");
    expect(types).not.toContain("aws_vpc_endpoint");
  });

  test("the mission's names", () => {
    expect(namesOf(stack, "aws_cloudwatch_log_group")).toEqual(
      expect.arrayContaining([
        "/aws/apigateway/payments-demo",
        "/aws/lambda/payment-processor-demo",
        "/aws/rds/payments-db-demo",
        "/aws/rds/cluster/payments-db-demo/postgresql",
        "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.api.id}/prod",
      ]),
    );
    expect(namesOf(stack, "aws_sns_topic")).toEqual(["payment-alarms-demo"]);
    expect(namesOf(stack, "aws_lambda_function", "function_name")).toEqual([
      "payment-processor-demo",
    ]);
    expect(namesOf(stack, "aws_synthetics_canary")).toEqual(["health-check-demo"]);
  });

  test("the provider tags everything, with the team's tags beside the mission's", () => {
    expect((stack.provider as JsonObject).aws).toEqual([
      {
        region: "us-east-1",
        default_tags: [
          {
            tags: { Environment: "production", CostCenter: "payments", Team: "payments-platform" },
          },
        ],
      },
    ]);
  });

  test("the state is local beside the output, or in a bucket with a lock", () => {
    const backendOf = (config: ConfigInput) => (synthesize(config).terraform as JsonObject).backend;
    expect(backendOf(minimal)).toEqual({ local: { path: "../../../payments.tfstate" } });
    const s3 = { type: "s3", bucket: "our-state", key: "p.tfstate", region: "eu-west-1" } as const;
    expect(backendOf({ ...minimal, backend: s3 })).toEqual({
      s3: {
        bucket: "our-state",
        key: "p.tfstate",
        region: "eu-west-1",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  test("the provider may be newer than the bindings, but no other major", () => {
    expect((stack.terraform as JsonObject).required_providers).toMatchObject({
      aws: { source: "aws", version: "~> 6.25" },
    });
  });

  test("a database of the team's own is watched and logged", () => {
    const own = configured({ database: { cluster: "orders" } });
    expect(namesOf(own, "aws_cloudwatch_log_group")).toContain(
      "/aws/rds/cluster/orders/postgresql",
    );
    expect(JSON.stringify(own.resource)).not.toContain("payments-db-demo/");
    const { dimensions } = ofType(own, "aws_cloudwatch_metric_alarm")[
      "alarms_database-connections"
    ] as JsonObject;
    expect(dimensions).toEqual({ DBClusterIdentifier: "orders" });
  });

  test("addresses are construct paths", () => {
    const { "//": metadata } = ofType(stack, "aws_kms_alias").key_alias as JsonObject;
    expect(metadata).toMatchObject({
      metadata: { path: "payments/key/alias", uniqueId: "key_alias" },
    });
  });
});

describe("the key", () => {
  const key = only(stack, "aws_kms_key");

  test("is rotated, and gone seven days after it is let go", () => {
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 7 });
  });

  test("encrypts logs of this account and region only", () => {
    const [, logs] = statementsOf(key);
    expect(logs).toMatchObject({
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:${account}:log-group:*`,
        },
      },
    });
  });

  test("lets alarms publish, without a condition that CloudWatch can't meet", () => {
    expect(statementsOf(key)).toContainEqual({
      Sid: "AllowCloudWatchAlarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
    });
  });

  test("is used by each role through one service, and made after the roles it names", () => {
    const grants = statementsOf(key).flatMap(({ Principal, Condition }) => {
      const role = String((Principal as JsonObject).AWS ?? "").split(":role/")[1];
      const through = (Condition as JsonObject | undefined)?.StringEquals as JsonObject | undefined;
      return role ? [[role, through?.["kms:ViaService"]]] : [];
    });
    expect(grants).toEqual([
      ["payment-processor-demo", "dynamodb.us-east-1.amazonaws.com"],
      ["health-check-demo", "s3.us-east-1.amazonaws.com"],
      ["payment-archive-demo-delivery", "s3.us-east-1.amazonaws.com"],
    ]);
    const roles = ofType(stack, "aws_iam_role");
    const named = (key.depends_on as string[]).map(
      (one) => roles[one.split(".")[1] as string]?.name,
    );
    expect(named).toEqual(grants.map(([role]) => role));
  });

  test("encrypts everything that can be", () => {
    const arn = "${aws_kms_key.key.arn}";
    expect(only(stack, "aws_sns_topic").kms_master_key_id).toBe(arn);
    expect(only(stack, "aws_dynamodb_table").server_side_encryption).toEqual({
      enabled: true,
      kms_key_arn: arn,
    });
    expect(only(stack, "aws_synthetics_canary").artifact_config).toEqual({
      s3_encryption: { encryption_mode: "SSE_KMS", kms_key_arn: arn },
    });
    for (const group of Object.values(ofType(stack, "aws_cloudwatch_log_group"))) {
      expect(group).toMatchObject({ retention_in_days: 90, kms_key_id: arn });
    }
    const buckets = Object.values(
      ofType(stack, "aws_s3_bucket_server_side_encryption_configuration"),
    );
    expect(buckets).toHaveLength(2);
    for (const { rule } of buckets) expect(JSON.stringify(rule)).toContain(arn);
  });
});

describe("the archive", () => {
  test("takes every log group but the one that tells of its own failures", () => {
    const archived = namesOf(stack, "aws_cloudwatch_log_subscription_filter", "log_group_name");
    const groups = Object.keys(ofType(stack, "aws_cloudwatch_log_group"))
      .filter((name) => name !== "archive_failures")
      .map((name) => `\${aws_cloudwatch_log_group.${name}.name}`);
    expect(archived.sort()).toEqual(groups.sort());
  });

  test("is locked for thirteen months at their longest, and expires a day later", () => {
    expect(only(stack, "aws_s3_bucket_object_lock_configuration").rule).toEqual({
      default_retention: { mode: "GOVERNANCE", days: 397 },
    });
    const { rule } = ofType(stack, "aws_s3_bucket_lifecycle_configuration")
      .archive_bucket_lifecycle as JsonObject;
    expect(rule).toMatchObject([{ expiration: [{ days: 398 }] }]);
  });

  test("can be switched off, and then nothing of it is left", () => {
    const without = configured({ archive: { enabled: false } });
    expect(JSON.stringify(without.resource)).not.toContain("archive");
    expect(ofType(without, "aws_kinesis_firehose_delivery_stream")).toEqual({});
  });
});

describe("people", () => {
  test("keep their subscription when others come, go or change places", () => {
    const [one, two] = example.emails as [string, string];
    const endpoints = (emails: string[]) => {
      const subscriptions = ofType(
        configured({ emails, phones: [] }),
        "aws_sns_topic_subscription",
      );
      return Object.fromEntries(
        Object.entries(subscriptions).map(([id, { endpoint }]) => [id, endpoint]),
      );
    };
    const before = endpoints([one, two]);
    expect(endpoints([two, one])).toEqual(before);
    expect(endpoints([two, "new@example.com", one])).toMatchObject(before);
    expect(Object.values(before).sort()).toEqual([one, two].sort());
  });

  test("are told by SMS too", () => {
    expect(namesOf(stack, "aws_sns_topic_subscription", "protocol").sort()).toEqual([
      "email",
      "email",
      "sms",
    ]);
  });

  test("hear nothing but this account's alarms", () => {
    const statements = statementsOf(only(stack, "aws_sns_topic_policy"));
    expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
      {
        Sid: "AllowAlarmsOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: `arn:aws:sns:us-east-1:${account}:payment-alarms-demo`,
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:${account}:alarm:*` },
        },
      },
    ]);
  });
});

describe("the API", () => {
  test("answers two routes, of which only the health check is open", () => {
    const methods = Object.values(ofType(stack, "aws_api_gateway_method"));
    expect(methods.map(({ http_method, authorization }) => [http_method, authorization])).toEqual(
      expect.arrayContaining([
        ["POST", "AWS_IAM"],
        ["GET", "NONE"],
      ]),
    );
    expect(methods).toHaveLength(2);
  });

  test("logs numbers as numbers, and is traced", () => {
    const stage = only(stack, "aws_api_gateway_stage");
    expect(stage.xray_tracing_enabled).toBe(true);
    const { format } = stage.access_log_settings as { format: string };
    expect(format).not.toContain("\n");
    const line = JSON.parse(
      format.replace(/"\$context\.[\w.]+"/g, '"x"').replace(/\$context\.[\w.]+/g, "1"),
    );
    const numbers = Object.keys(line).filter((field) => line[field] === 1);
    expect(numbers.sort()).toEqual(["responseLatency", "status"]);
  });

  test("never logs bodies, and is throttled by figures", () => {
    expect(only(stack, "aws_api_gateway_method_settings").settings).toMatchObject({
      data_trace_enabled: false,
      throttling_rate_limit: 100,
      throttling_burst_limit: 50,
    });
  });

  test("starts to log after its groups and its account's role are there", () => {
    expect(only(stack, "aws_api_gateway_stage").depends_on).toEqual([
      "aws_cloudwatch_log_group.api_execution-log",
      "aws_api_gateway_account.api-logging",
    ]);
  });

  test("leaves the account's logging role to others when told to", () => {
    const without = configured({ api: { managesAccountLogging: false } });
    expect(ofType(without, "aws_api_gateway_account")).toEqual({});
    expect(JSON.stringify(without.resource)).not.toContain("payment-api-logging");
  });

  test("lets through what the processor may accept", () => {
    const schema = decoded(only(stack, "aws_api_gateway_model").schema);
    expect(schema).toMatchObject({ properties: { type: { enum: [...PAYMENT_TYPES] } } });
    expect(schema).not.toHaveProperty("properties.provider");
  });

  test("lets through the names of providers that the processor knows, and no others", () => {
    const named = configured({ payments: { providers: ["acme", "globex"] } });
    expect(decoded(only(named, "aws_api_gateway_model").schema)).toMatchObject({
      properties: { provider: { enum: ["acme", "globex"] } },
    });
    const { variables } = only(named, "aws_lambda_function").environment as JsonObject;
    expect(variables).toMatchObject({ PROVIDERS: "acme,globex" });
  });
});

describe("the processor", () => {
  const processor = only(stack, "aws_lambda_function");

  test("logs JSON into its own group, traced, on a current runtime", () => {
    expect(processor).toMatchObject({
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      tracing_config: { mode: "Active" },
      logging_config: {
        log_format: "JSON",
        log_group: "${aws_cloudwatch_log_group.processor_logs.name}",
      },
    });
  });

  test("is told of the metrics that its code publishes", () => {
    const { variables } = processor.environment as { variables: Record<string, string> };
    expect(variables.METRIC_NAMES?.split(",")).toEqual([...METRIC_NAMES]);
    expect(variables.METRIC_NAMESPACE).toBe("Payments/demo");
    expect(payment.PAYMENT_TYPES).toEqual([...PAYMENT_TYPES]);
  });

  test("may do what it does and nothing else", () => {
    const policy = ofType(stack, "aws_iam_role_policy").processor_role_policy as JsonObject;
    expect(statementsOf(policy).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        `arn:aws:logs:us-east-1:${account}:log-group:/aws/lambda/payment-processor-demo:*`,
      ],
      [["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"],
      [
        ["dynamodb:GetItem", "dynamodb:PutItem"],
        `arn:aws:dynamodb:us-east-1:${account}:table/payments-demo`,
      ],
      ["cloudwatch:PutMetricData", "*"],
    ]);
    expect(statementsOf(policy).at(-1)?.Condition).toEqual({
      StringEquals: { "cloudwatch:namespace": "Payments/demo" },
    });
  });
});

describe("alarms", () => {
  test("on error rates go off above five and ten percent, never in silence", () => {
    expect(alarm("api-error-rate")).toMatchObject({
      comparison_operator: "GreaterThanThreshold",
      threshold: 5,
      treat_missing_data: "notBreaching",
    });
    expect(alarm("lambda-error-rate")).toMatchObject({ threshold: 10 });
    const [rate] = alarm("api-error-rate")?.metric_query as JsonObject[];
    expect(rate).toMatchObject({ expression: "IF(n>0,100*e/n,0)", return_data: true });
  });

  test("on both rates are one alarm, made after the two", () => {
    expect(only(stack, "aws_cloudwatch_composite_alarm")).toMatchObject({
      alarm_rule:
        'ALARM("payments-api-error-rate-demo") OR ALARM("payments-lambda-error-rate-demo")',
      depends_on: [
        "aws_cloudwatch_metric_alarm.alarms_api-error-rate",
        "aws_cloudwatch_metric_alarm.alarms_lambda-error-rate",
      ],
    });
  });

  test("on latency use the percentiles of one raw metric", () => {
    expect(alarm("api-latency-p95")).toMatchObject({
      metric_name: "APILatency",
      namespace: "Payments/demo",
      extended_statistic: "p95",
      threshold: 1000,
    });
    expect(alarm("api-latency-p99")).toMatchObject({ extended_statistic: "p99", threshold: 3000 });
    expect(alarm("api-latency-p99")).not.toHaveProperty("statistic");
  });

  test("on the canary go off when it says nothing", () => {
    expect(alarm("canary")).toMatchObject({
      comparison_operator: "LessThanThreshold",
      threshold: 90,
      treat_missing_data: "breaching",
      dimensions: { CanaryName: "health-check-demo" },
    });
  });

  test("on payment volume compare with a learned band", () => {
    expect(alarm("payment-volume")).toMatchObject({
      threshold_metric_id: "band",
      comparison_operator: "LessThanLowerOrGreaterThanUpperThreshold",
    });
    expect(alarm("payment-volume")).not.toHaveProperty("threshold");
  });

  test("tell when the archive falls behind, as long as there is one", () => {
    expect(alarm("archive-delay")).toMatchObject({
      namespace: "AWS/Firehose",
      metric_name: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: "payment-archive-demo" },
      threshold: 1800,
      treat_missing_data: "notBreaching",
    });
  });

  test("follow the configured thresholds", () => {
    const strict = configured({ thresholds: { apiErrorPercent: 0.5, tableThrottles: 9 } });
    const alarms = ofType(strict, "aws_cloudwatch_metric_alarm");
    expect(alarms["alarms_api-error-rate"]?.threshold).toBe(0.5);
    expect(alarms["alarms_table-throttles"]?.threshold).toBe(9);
  });

  test("leave a record of every change", () => {
    const rule = only(stack, "aws_cloudwatch_event_rule");
    const { detail } = decoded(rule.event_pattern) as { detail: { alarmName: string[] } };
    const all = [
      ...namesOf(stack, "aws_cloudwatch_metric_alarm", "alarm_name"),
      ...namesOf(stack, "aws_cloudwatch_composite_alarm", "alarm_name"),
    ];
    expect([...detail.alarmName].sort()).toEqual(all.sort());
    expect(only(stack, "aws_cloudwatch_event_target").arn).toBe(
      "${aws_cloudwatch_log_group.alarm-history_logs.arn}",
    );
  });
});

describe("metric filters", () => {
  const filters = ofType(stack, "aws_cloudwatch_log_metric_filter");

  test("publish latency raw, and counts with zeros", () => {
    expect(filters["api-metrics_latency"]).toMatchObject({
      pattern: "{ $.responseLatency = * }",
      metric_transformation: { value: "$.responseLatency", unit: "Milliseconds" },
    });
    expect(filters["api-metrics_latency"]?.metric_transformation).not.toHaveProperty(
      "default_value",
    );
    expect(filters["api-metrics_errors"]).toMatchObject({
      pattern: "{ $.status >= 400 }",
      metric_transformation: { value: "1", default_value: "0" },
    });
  });
});

describe("the dashboard", () => {
  const dashboard = only(stack, "aws_cloudwatch_dashboard");
  const { widgets, periodOverride } = decoded(dashboard.dashboard_body) as {
    periodOverride: string;
    widgets: { type: string; properties: JsonObject }[];
  };
  const link =
    "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards:name=payments-demo;autoRefresh=60";

  test("refreshes every minute through its link, in the body and in the output", () => {
    expect(widgets[0]?.properties.markdown).toContain(`(${link})`);
    expect((stack.output as JsonObject)["dashboard-url"]).toMatchObject({ value: link });
    const gov = configured({ region: "us-gov-west-1" });
    expect(JSON.stringify(gov.output)).toContain(
      "https://console.amazonaws-us-gov.com/cloudwatch/",
    );
  });

  test("shows five-minute periods at any zoom", () => {
    expect(periodOverride).toBe("inherit");
    const graphs = widgets.filter(({ type }) => type === "metric");
    expect(graphs).toHaveLength(9);
    for (const { properties } of graphs) {
      expect(properties.period).toBe(300);
      for (const metric of properties.metrics as JsonObject[][]) {
        expect(metric.at(-1)).toMatchObject({ period: 300 });
      }
    }
  });

  test("shows every alarm, and the log of what failed", () => {
    const status = widgets.find(({ type }) => type === "alarm");
    expect(status?.properties.alarms).toHaveLength(10);
    const log = widgets.find(({ type }) => type === "log");
    expect(log?.properties.query).toMatch(/^SOURCE '\/aws\/apigateway\/payments-demo' \| fields/);
  });
});

describe("the canary", () => {
  test("logs where Synthetics has it log, into a group that it may not make itself", () => {
    expect(ofType(stack, "aws_cloudwatch_log_group").canary_log).toMatchObject({
      name: '/aws/lambda/${element(split(":", aws_synthetics_canary.canary.engine_arn), 6)}',
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.key.arn}",
    });
    const policy = ofType(stack, "aws_iam_role_policy").canary_role_policy as JsonObject;
    expect(JSON.stringify(policy)).not.toContain("logs:CreateLogGroup");
  });

  test("asks for the health of the API every five minutes, from the start, traced", () => {
    expect(only(stack, "aws_synthetics_canary")).toMatchObject({
      start_canary: true,
      schedule: { expression: "rate(5 minutes)" },
      runtime_version: "syn-nodejs-puppeteer-15.0",
      run_config: {
        active_tracing: true,
        environment_variables: {
          TARGET_URL: "${aws_api_gateway_stage.api_stage.invoke_url}/health",
        },
      },
    });
  });
});

describe("tracing, insight and private access", () => {
  test("samples payments at the API's own stage", () => {
    const rule = ofType(stack, "aws_xray_sampling_rule")["tracing_payments-demo"];
    expect(rule).toMatchObject({
      service_name: "payments-demo/prod",
      http_method: "POST",
      url_path: "/payments",
      fixed_rate: 0.1,
      reservoir_size: 10,
    });
  });

  test("shows the service map of API and processor, with insights", () => {
    expect(only(stack, "aws_xray_group")).toMatchObject({
      filter_expression: 'service("payments-demo/prod") OR service("payment-processor-demo")',
      insights_configuration: { insights_enabled: true, notifications_enabled: true },
    });
  });

  test("ranks the API's callers", () => {
    const rule = only(stack, "aws_cloudwatch_contributor_insight_rule");
    expect(decoded(rule.rule_definition)).toMatchObject({
      LogGroupNames: ["/aws/apigateway/payments-demo"],
      Contribution: { Keys: ["$.callerIp", "$.callerArn"] },
    });
  });

  test("reaches four services from the VPC, over HTTPS, from its networks only", () => {
    expect(namesOf(stack, "aws_vpc_endpoint", "service_name").sort()).toEqual([
      "com.amazonaws.us-east-1.logs",
      "com.amazonaws.us-east-1.monitoring",
      "com.amazonaws.us-east-1.sns",
      "com.amazonaws.us-east-1.xray",
    ]);
    expect(only(stack, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      cidr_ipv4: "10.0.0.0/16",
      from_port: 443,
      to_port: 443,
    });
  });
});
