import { describe, expect, test } from "@jest/globals";
import { METRIC_NAMES } from "../../lambda/metrics";
import type { JsonObject } from "../../proof/model/model";
import all from "../../stack/config/all.json";
import type { ConfigInput } from "../../stack/config/schema";
import { synthesizeAll } from "./synthesize";
import { decoded, ofType, only } from "./terraform";

const configured = (change: Partial<ConfigInput> = {}): JsonObject => {
  const { monitoring } = synthesizeAll({ ...(all as ConfigInput), ...change });
  if (!monitoring) throw new Error("the monitoring stack is switched off");
  return monitoring;
};
const stack = configured();
const topic = (priority: string) => `\${aws_sns_topic.monitoring_${priority}-topic.arn}`;

/** The subscriptions of a priority's topic. */
const subscriptions = (priority: string, terraform = stack) =>
  Object.values(ofType(terraform, "aws_sns_topic_subscription")).filter(
    ({ topic_arn }) => topic_arn === topic(priority),
  );
const filterOf = ({ filter_policy }: JsonObject) => filter_policy && decoded(filter_policy);
const endpoints = (some: JsonObject[]) => some.map(({ endpoint }) => endpoint).sort();

describe("the switch", () => {
  test("is off unless it is on, and payments the other way round", () => {
    const { stacks: _, ...rest } = all as ConfigInput;
    expect(Object.keys(synthesizeAll(rest))).toEqual(["payments"]);
    expect(Object.keys(synthesizeAll({ ...rest, stacks: { monitoring: true } }))).toEqual([
      "payments",
      "monitoring",
    ]);
    const alone = { payments: false, monitoring: true };
    expect(Object.keys(synthesizeAll({ ...rest, stacks: alone }))).toEqual(["monitoring"]);
  });

  test("changes nothing of payments but whose payments are tests", () => {
    const off = { ...(all as ConfigInput), stacks: { payments: true, monitoring: false } };
    const before = synthesizeAll(off).payments as JsonObject;
    const after = synthesizeAll(all as ConfigInput).payments as JsonObject;
    const environment = only(after, "aws_lambda_function").environment as JsonObject;
    const { TEST_CALLER_ROLE, ...others } = environment.variables as JsonObject;
    expect(TEST_CALLER_ROLE).toBe("pay-check-demo");
    environment.variables = others;
    expect(after).toEqual(before);
  });

  test("gives each stack a state of its own", () => {
    const backendOf = (config: Partial<ConfigInput>) =>
      (configured(config).terraform as JsonObject).backend as JsonObject;
    expect(backendOf({}).local).toEqual({ path: "../../../payments-monitoring.tfstate" });
    const s3 = { type: "s3", bucket: "our-state", key: "p.d/state", region: "eu-west-1" } as const;
    expect(backendOf({ backend: s3 }).s3).toMatchObject({ key: "p.d/state-monitoring" });
  });
});

describe("who is told", () => {
  test.each(["critical", "warning", "info"])("of %s: two mailboxes, of everything", (priority) => {
    const unfiltered = subscriptions(priority).filter((one) => !one.filter_policy);
    expect(endpoints(unfiltered)).toEqual(expect.arrayContaining(all.emails));
  });

  test("of what is for information, where no alarm is: everybody, of everything", () => {
    const teams = [{ name: "a", receives: ["info" as const], webhooks: ["https://example.com/a"] }];
    const told = subscriptions("info", configured({ monitoring: { teams } }));
    expect(told).toHaveLength(3);
    for (const one of told) expect(one.filter_policy).toBeUndefined();
  });

  test("a team of the priorities it receives, by the alarm's name in the message", () => {
    const hook = subscriptions("warning").find(({ protocol }) => protocol === "https");
    expect(hook).toMatchObject({
      endpoint: "https://hooks.example.com/payments",
      endpoint_auto_confirms: true,
      filter_policy_scope: "MessageBody",
    });
    expect(filterOf(hook as JsonObject)).toEqual({
      AlarmName: [{ prefix: "payments-warning-" }],
    });
    expect(endpoints(subscriptions("warning"))).toContain("payments-team@example.com");
    expect(endpoints(subscriptions("info"))).toContain("finance@example.com");
    expect(endpoints(subscriptions("critical"))).not.toContain("finance@example.com");
  });

  test("phones only when a critical alarm goes off", () => {
    const phones = subscriptions("critical").filter(({ protocol }) => protocol === "sms");
    expect(endpoints(phones)).toEqual(["+12025550123", "+12025550124"]);
    for (const phone of phones) {
      expect(filterOf(phone)).toEqual({
        AlarmName: [{ prefix: "payments-critical-" }],
        NewStateValue: ["ALARM"],
      });
    }
    expect(endpoints(subscriptions("warning"))).not.toContain("+12025550123");
  });

  test("PagerDuty of what is critical, its key from Secrets Manager", () => {
    const paged = (priority: string) =>
      subscriptions(priority).filter(({ endpoint }) => String(endpoint).includes("pagerduty"));
    expect(paged("warning")).toEqual([]);
    expect(paged("critical")).toMatchObject([
      {
        protocol: "https",
        endpoint:
          "https://events.pagerduty.com/integration/${data.aws_secretsmanager_secret_version.pagerduty-key.secret_string}/enqueue",
      },
    ]);
    expect((stack.data as JsonObject).aws_secretsmanager_secret_version).toMatchObject({
      "pagerduty-key": { secret_id: "payments/pagerduty" },
    });
    const without = configured({ monitoring: {} });
    expect((without.data as JsonObject).aws_secretsmanager_secret_version).toBeUndefined();
  });

  test("nobody twice: who hears of everything is not asked again for a team", () => {
    const [first = ""] = all.emails;
    const teams = [{ name: "a", receives: ["info" as const], emails: [first.toUpperCase()] }];
    const same = configured({ monitoring: { teams } });
    expect(endpoints(subscriptions("info", same))).toEqual([...all.emails].sort());
  });

  test("and what can't be delivered waits two weeks, with an alarm on it", () => {
    const queue = only(stack, "aws_sqs_queue");
    expect(queue).toMatchObject({
      message_retention_seconds: 1_209_600,
      kms_master_key_id: "${aws_kms_key.monitoring_key.arn}",
    });
    for (const one of Object.values(ofType(stack, "aws_sns_topic_subscription"))) {
      expect(decoded(one.redrive_policy).deadLetterTargetArn).toMatch(/:payment-undelivered-demo$/);
    }
    const [statement] = decoded(only(stack, "aws_sqs_queue_policy").policy)
      .Statement as JsonObject[];
    expect(statement).toMatchObject({
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
    });
    expect(
      ofType(stack, "aws_cloudwatch_metric_alarm")["monitoring_critical-alarms_undelivered"],
    ).toMatchObject({ dimensions: { QueueName: queue.name }, threshold: 0 });
  });
});

describe("alarms", () => {
  test("act on the topic of their priority, which their name says", () => {
    const alarms = Object.values(ofType(stack, "aws_cloudwatch_metric_alarm"));
    expect(alarms).toHaveLength(14);
    for (const { alarm_name, alarm_actions } of alarms) {
      const [, priority = ""] = String(alarm_name).split("-");
      expect(alarm_actions).toEqual([topic(priority)]);
    }
  });

  test("the mission's figures, unless a team is stricter", () => {
    const thresholdOf = (terraform: JsonObject, id: string) =>
      ofType(terraform, "aws_cloudwatch_metric_alarm")[`monitoring_${id}`]?.threshold;
    expect(thresholdOf(stack, "critical-alarms_server-errors")).toBe(1);
    expect(thresholdOf(stack, "warning-alarms_client-errors")).toBe(1);
    expect(thresholdOf(stack, "critical-alarms_lambda-errors")).toBe(0.5);
    const strict = configured({ monitoring: { thresholds: { serverErrorPercent: 0.1 } } });
    expect(thresholdOf(strict, "critical-alarms_server-errors")).toBe(0.1);
  });

  test("are on metrics that the payment function publishes", () => {
    const queries = Object.values(ofType(stack, "aws_cloudwatch_metric_alarm")).flatMap(
      ({ metric_query, namespace, metric_name }) => [
        { namespace, metric_name },
        ...((metric_query as JsonObject[]) ?? []).map(({ metric }) => (metric ?? {}) as JsonObject),
      ],
    );
    const own = queries.filter(({ namespace }) => namespace === "Payments/demo");
    expect(own.length).toBeGreaterThan(0);
    for (const { metric_name } of own) expect(METRIC_NAMES).toContain(metric_name);
  });
});

describe("test payments", () => {
  test("are made every five minutes through the API that has the payments stack's name", () => {
    const canary = only(stack, "aws_synthetics_canary");
    expect((stack.data as JsonObject).aws_api_gateway_rest_api).toMatchObject({
      api: { name: "payments-demo" },
    });
    expect(canary).toMatchObject({
      name: "pay-check-demo",
      start_canary: true,
      schedule: { expression: "rate(5 minutes)" },
      run_config: {
        environment_variables: {
          TARGET_URL:
            "https://${data.aws_api_gateway_rest_api.api.id}.execute-api.us-east-1.amazonaws.com/prod/payments",
          EXPECTED_STATUS: "201",
        },
      },
    });
  });

  test("are made by a role that may post payments, and that the function knows them by", () => {
    const role = ofType(stack, "aws_iam_role")["monitoring_payment-check_role"] as JsonObject;
    expect(role.name).toBe("pay-check-demo");
    const policy = ofType(stack, "aws_iam_role_policy")["monitoring_payment-check_role_policy"];
    expect(decoded(policy?.policy).Statement).toContainEqual({
      Sid: "Pay",
      Effect: "Allow",
      Action: "execute-api:Invoke",
      Resource:
        "arn:aws:execute-api:us-east-1:${data.aws_caller_identity.caller.account_id}:${data.aws_api_gateway_rest_api.api.id}/prod/POST/payments",
    });
  });

  test("that fail are critical", () => {
    const alarms = ofType(stack, "aws_cloudwatch_metric_alarm");
    expect(alarms["monitoring_critical-alarms_payment-checks"]).toMatchObject({
      dimensions: { CanaryName: "pay-check-demo" },
      threshold: 90,
      treat_missing_data: "breaching",
    });
  });

  test("are not made, and nobody's payments are tests, when they are switched off", () => {
    const monitoring = { syntheticPayments: { enabled: false } };
    const off = configured({ monitoring });
    expect(ofType(off, "aws_synthetics_canary")).toEqual({});
    expect(off.data).not.toHaveProperty("aws_api_gateway_rest_api");
    const { payments } = synthesizeAll({ ...(all as ConfigInput), monitoring });
    expect(JSON.stringify(payments)).not.toContain("TEST_CALLER_ROLE");
  });
});

describe("costs", () => {
  test("are told at 50, 80 and 100 %, and when the month will cost more", () => {
    const { notification, cost_filter } = only(stack, "aws_budgets_budget");
    expect(cost_filter).toEqual([{ name: "TagKeyValue", values: ["user:CostCenter$payments"] }]);
    expect(
      (notification as JsonObject[]).map((one) => [
        one.notification_type,
        one.threshold,
        one.subscriber_sns_topic_arns,
      ]),
    ).toEqual([
      ["ACTUAL", 50, [topic("info")]],
      ["ACTUAL", 80, [topic("warning")]],
      ["ACTUAL", 100, [topic("critical")]],
      ["FORECASTED", 100, [topic("warning")]],
    ]);
  });

  test("are told when they are unlike what they were", () => {
    expect(only(stack, "aws_ce_anomaly_subscription")).toMatchObject({
      frequency: "IMMEDIATE",
      monitor_arn_list: ["${aws_ce_anomaly_monitor.monitoring_cost-anomalies_monitor.arn}"],
      subscriber: [{ type: "SNS", address: topic("warning") }],
    });
  });

  test("are left out when they are switched off, and nobody may publish them", () => {
    const off = configured({ monitoring: { costs: { enabled: false } } });
    expect(ofType(off, "aws_budgets_budget")).toEqual({});
    expect(ofType(off, "aws_ce_anomaly_monitor")).toEqual({});
    expect(JSON.stringify(off)).not.toMatch(/budgets\.amazonaws|costalerts/);
  });
});

describe("the record", () => {
  test("has every kind of event, in an encrypted log, and an archive of the same", () => {
    const patterns = Object.values(ofType(stack, "aws_cloudwatch_event_rule")).map(
      ({ event_pattern }) => decoded(event_pattern),
    );
    const archive = only(stack, "aws_cloudwatch_event_archive");
    expect(archive.kms_key_identifier).toBe("${aws_kms_key.monitoring_key.arn}");
    const archived = decoded(archive.event_pattern)["detail-type"] as string[];
    const recorded = new Set(patterns.flatMap((pattern) => pattern["detail-type"] as string[]));
    expect(new Set(archived)).toEqual(recorded);
    expect(archived).toHaveLength(recorded.size);
    expect(ofType(stack, "aws_cloudwatch_log_group").monitoring_audit_logs).toMatchObject({
      name: "/aws/events/payment-audit-demo",
      retention_in_days: 90,
    });
  });

  test("is written to by every rule", () => {
    const targets = Object.values(ofType(stack, "aws_cloudwatch_event_target"));
    expect(targets).toHaveLength(Object.keys(ofType(stack, "aws_cloudwatch_event_rule")).length);
    for (const { arn } of targets) {
      expect(arn).toBe("${aws_cloudwatch_log_group.monitoring_audit_logs.arn}");
    }
  });
});

describe("dashboards", () => {
  test("show now, what was paid, and what it costs", () => {
    const names = Object.values(ofType(stack, "aws_cloudwatch_dashboard")).map(
      ({ dashboard_name }) => dashboard_name,
    );
    expect(names).toEqual([
      "payments-real-time-demo",
      "payments-transactions-demo",
      "payments-costs-demo",
    ]);
  });

  const transactions = (terraform: JsonObject) =>
    decoded(
      Object.values(ofType(terraform, "aws_cloudwatch_dashboard")).find(
        ({ dashboard_name }) => dashboard_name === "payments-transactions-demo",
      )?.dashboard_body,
    ).widgets as { properties: { title?: string; metrics?: unknown[][] } }[];

  test.each([
    ["PaymentAmount", "Sum"],
    ["PaymentProcessingTime", "p99"],
    ["PaymentSuccess", "Average"],
  ])("of payments show %s of each provider in the region", (name, stat) => {
    const lines = transactions(stack).flatMap(({ properties }) => properties.metrics ?? []);
    for (const provider of all.payments.providers) {
      const line = ["Payments/demo", name, "Provider", provider, "Region", "us-east-1"];
      expect(lines).toContainEqual([...line, expect.objectContaining({ stat })]);
    }
  });

  test("show nothing by provider where there are none", () => {
    expect(JSON.stringify(transactions(configured({ payments: {} })))).not.toMatch(/provider/i);
  });
});

describe("metrics for longer than CloudWatch keeps them", () => {
  const on = configured({ monitoring: { metricStream: { enabled: true, months: 24 } } });

  test("are streamed only when that is switched on", () => {
    expect(ofType(stack, "aws_cloudwatch_metric_stream")).toEqual({});
    expect(only(on, "aws_cloudwatch_metric_stream")).toMatchObject({
      firehose_arn:
        "${aws_kinesis_firehose_delivery_stream.monitoring_metric-stream_delivery_stream.arn}",
      include_filter: [
        { namespace: "AWS/ApiGateway" },
        { namespace: "AWS/DynamoDB" },
        { namespace: "AWS/Lambda" },
        { namespace: "CloudWatchSynthetics" },
        { namespace: "Payments/demo" },
      ],
    });
  });

  test("go into a private bucket, compressed, and are gone when their time is over", () => {
    const { extended_s3_configuration } = only(on, "aws_kinesis_firehose_delivery_stream");
    expect(extended_s3_configuration).toMatchObject({
      bucket_arn: "${aws_s3_bucket.monitoring_metric-stream_bucket.arn}",
      compression_format: "GZIP",
      prefix: "metrics/!{timestamp:yyyy/MM/dd}/",
    });
    const lifecycles = ofType(on, "aws_s3_bucket_lifecycle_configuration");
    const [rule] = lifecycles["monitoring_metric-stream_bucket_lifecycle"]?.rule as JsonObject[];
    expect(rule?.expiration).toEqual([{ days: 732 }]);
  });
});

test("memory is measured by Lambda Insights, where its layer is given", () => {
  const layer = "arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension-Arm64:20";
  const runtimes = { lambdaInsights: layer };
  const { payments, monitoring } = synthesizeAll({ ...(all as ConfigInput), runtimes });
  expect(only(payments as JsonObject, "aws_lambda_function").layers).toEqual([layer]);
  expect(JSON.stringify(payments)).toContain("log-group:/aws/lambda-insights:*");
  expect(JSON.stringify(monitoring)).toContain("used_memory_max");
  const without = { runtimes: {}, stacks: { payments: true, monitoring: true } };
  const unmeasured = synthesizeAll({ ...(all as ConfigInput), ...without });
  expect(JSON.stringify(unmeasured)).not.toMatch(/nsights:\*|used_memory/);
});

describe("what is most frequent is ranked", () => {
  const rankedIn = (terraform: JsonObject) =>
    Object.values(ofType(terraform, "aws_cloudwatch_contributor_insight_rule")).map(
      ({ rule_definition }) => {
        const { LogGroupNames, Contribution } = decoded(rule_definition);
        return [...(LogGroupNames as string[]), Contribution];
      },
    );
  const accessLog = "/aws/apigateway/payments-demo";
  const processorLog = "/aws/lambda/payment-processor-demo";
  const ofPayments = (field: string) => [
    processorLog,
    {
      Keys: [`$.${field}`, "$.outcome"],
      Filters: [{ Match: `$.${field}`, IsPresent: true }],
    },
  ];

  test("callers, networks; and of payments their types, countries and providers", () => {
    expect(rankedIn(stack)).toEqual([
      [accessLog, { Keys: ["$.callerArn", "$.userAgent"], Filters: [] }],
      [accessLog, { Keys: ["$.callerIp", "$.path"], Filters: [] }],
      ofPayments("paymentType"),
      ofPayments("country"),
      ofPayments("provider"),
    ]);
  });

  test("but no providers where there are none", () => {
    const none = rankedIn(configured({ payments: {} }));
    expect(none).toHaveLength(4);
    expect(none).not.toContainEqual(ofPayments("provider"));
  });
});
