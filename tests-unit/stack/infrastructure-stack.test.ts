import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../proof/model/model";
import all from "../../stack/config/all.json";
import type { ConfigInput } from "../../stack/config/schema";
import { synthesizeAll } from "./synthesize";
import { decoded, ofType, only } from "./terraform";

const configured = (change: Partial<ConfigInput> = {}): JsonObject => {
  const { infrastructure } = synthesizeAll({ ...(all as ConfigInput), ...change });
  if (!infrastructure) throw new Error("the infrastructure stack is switched off");
  return infrastructure;
};
const stack = configured();
const ACCOUNT = "${data.aws_caller_identity.caller.account_id}";
const named = (type: string, name: string, terraform = stack): JsonObject => {
  const found = ofType(terraform, type)[`infrastructure_${name}`];
  if (!found) throw new Error(`there is no ${type} of that name: ${name}`);
  return found;
};
const statementsOf = (role: string, terraform = stack) =>
  decoded(named("aws_iam_role_policy", `${role}_role_policy`, terraform).policy)
    .Statement as JsonObject[];

describe("payments", () => {
  test("are taken and kept by functions of 512 MB on Graviton", () => {
    for (const name of ["platform_processor", "platform_event-handler"]) {
      expect(named("aws_lambda_function", name)).toMatchObject({
        architectures: ["arm64"],
        memory_size: 512,
        tracing_config: { mode: "Active" },
      });
    }
  });

  test("are stored by the request, found by their reference, encrypted and restorable", () => {
    expect(only(stack, "aws_dynamodb_table")).toMatchObject({
      name: "payment-platform-demo",
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "paymentId",
      attribute: [
        { name: "paymentId", type: "S" },
        { name: "reference", type: "S" },
        { name: "createdAt", type: "S" },
      ],
      global_secondary_index: [
        {
          name: "by-reference",
          hash_key: "reference",
          range_key: "createdAt",
          projection_type: "ALL",
        },
      ],
      point_in_time_recovery: { enabled: true },
      server_side_encryption: {
        enabled: true,
        kms_key_arn: "${aws_kms_key.infrastructure_key.arn}",
      },
    });
  });

  test("are announced by the processor, which may write to the queue and use its key", () => {
    const { environment } = named("aws_lambda_function", "platform_processor");
    expect((environment as JsonObject).variables).toMatchObject({
      QUEUE_URL: "${aws_sqs_queue.infrastructure_platform_events.url}",
    });
    expect(statementsOf("platform_processor")).toContainEqual({
      Sid: "WriteQueue",
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Resource: `arn:aws:sqs:us-east-1:${ACCOUNT}:payment-events-demo`,
    });
    const grants = decoded(only(stack, "aws_kms_key").policy).Statement as JsonObject[];
    const through = grants.filter(({ Principal }) =>
      JSON.stringify(Principal).includes("role/payment-platform-processor-demo"),
    );
    expect(through.map(({ Sid, Condition }) => [Sid, Condition])).toEqual([
      [
        "AllowInfrastructurePlatformProcessorRole",
        { StringEquals: { "kms:ViaService": "dynamodb.us-east-1.amazonaws.com" } },
      ],
      [
        "AllowInfrastructurePlatformProcessorRoleThroughSqs",
        { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } },
      ],
    ]);
  });

  test("are read from the queue, each message by itself, for longer than the reader may take", () => {
    expect(only(stack, "aws_lambda_event_source_mapping")).toMatchObject({
      event_source_arn: "${aws_sqs_queue.infrastructure_platform_events.arn}",
      function_name: "${aws_lambda_function.infrastructure_platform_event-handler.function_name}",
      function_response_types: ["ReportBatchItemFailures"],
    });
    const queue = named("aws_sqs_queue", "platform_events");
    const { timeout } = named("aws_lambda_function", "platform_event-handler");
    expect(queue.visibility_timeout_seconds).toBe(6 * Number(timeout));
    expect(decoded(queue.redrive_policy)).toEqual({
      deadLetterTargetArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:payment-events-unprocessed-demo`,
      maxReceiveCount: 3,
    });
  });

  test("are kept in a bucket whose objects go to Glacier after 30 days, however small", () => {
    expect(named("aws_s3_bucket", "platform_audit-trail").bucket).toBe(
      `payment-audit-logs-demo-${ACCOUNT}`,
    );
    const lifecycle = named(
      "aws_s3_bucket_lifecycle_configuration",
      "platform_audit-trail_lifecycle",
    );
    expect(lifecycle).toMatchObject({
      transition_default_minimum_object_size: "varies_by_storage_class",
      rule: [
        {
          transition: [{ days: 30, storage_class: "GLACIER" }],
          expiration: [{ days: 397 }],
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        },
      ],
    });
    expect(statementsOf("platform_event-handler")).toContainEqual({
      Sid: "KeepPayments",
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::payment-audit-logs-demo-${ACCOUNT}/*`,
    });
  });
});

describe("the account's logging role of API Gateway", () => {
  test("is left to payments where both are on", () => {
    expect(ofType(stack, "aws_api_gateway_account")).toEqual({});
  });

  test("is managed here when infrastructure is alone, unless somebody else does", () => {
    const stacks = { payments: false, infrastructure: true };
    const alone = configured({ stacks });
    expect(only(alone, "aws_api_gateway_account")).toBeDefined();
    const elsewhere = configured({ stacks, api: { managesAccountLogging: false } });
    expect(ofType(elsewhere, "aws_api_gateway_account")).toEqual({});
  });
});

describe("who is told", () => {
  const subscribers = (concern: string) =>
    Object.values(ofType(stack, "aws_sns_topic_subscription")).filter(
      ({ topic_arn }) => topic_arn === `\${aws_sns_topic.infrastructure_${concern}-topic.arn}`,
    );

  test.each(["cost", "security", "operations"])("of %s: everybody by mail", (concern) => {
    const mailed = subscribers(concern).filter(({ protocol }) => protocol === "email");
    expect(mailed.map(({ endpoint }) => endpoint)).toEqual(all.emails);
  });

  test("of cost: nobody by phone", () => {
    const called = (concern: string) =>
      subscribers(concern).filter(({ protocol }) => protocol === "sms");
    expect(called("security")).toHaveLength(1);
    expect(called("cost")).toEqual([]);
  });

  test("by EventBridge, which the topics and their key let in without a condition", () => {
    const grants = decoded(only(stack, "aws_kms_key").policy).Statement as JsonObject[];
    expect(grants.filter(({ Sid }) => Sid === "AllowEventRules")).toMatchObject([
      { Principal: { Service: "events.amazonaws.com" } },
    ]);
    const policies = Object.values(ofType(stack, "aws_sns_topic_policy"));
    expect(policies).toHaveLength(3);
    for (const { policy } of policies) {
      const own = decoded(policy).Statement as JsonObject[];
      const rules = own.find(({ Sid }) => Sid === "AllowEventRules");
      expect(rules).toMatchObject({ Effect: "Allow", Action: "sns:Publish" });
      expect(rules).not.toHaveProperty("Condition");
    }
  });
});

describe("the firewall", () => {
  const acl = only(stack, "aws_wafv2_web_acl");
  const rules = acl.rule as JsonObject[];

  test("stands before the API's stage", () => {
    expect(acl).toMatchObject({ scope: "REGIONAL", default_action: { allow: {} } });
    expect(only(stack, "aws_wafv2_web_acl_association")).toMatchObject({
      resource_arn: "${aws_api_gateway_stage.infrastructure_platform_api_stage.arn}",
      web_acl_arn: "${aws_wafv2_web_acl.infrastructure_firewall.arn}",
    });
  });

  test("blocks who asks too often, as it is configured", () => {
    const limited = (limit: number) => ({
      action: { block: {} },
      statement: {
        rate_based_statement: { limit, aggregate_key_type: "IP", evaluation_window_sec: 300 },
      },
    });
    expect(rules[0]).toMatchObject(limited(2_000));
    const strict = configured({ infrastructure: { firewall: { requestsPerFiveMinutes: 100 } } });
    const [first] = only(strict, "aws_wafv2_web_acl").rule as JsonObject[];
    expect(first).toMatchObject(limited(100));
  });

  test("blocks what AWS's rules find, and only counts nothing", () => {
    const groups = rules
      .slice(1)
      .map(({ statement, override_action }) => [
        ((statement as JsonObject).managed_rule_group_statement as JsonObject).name,
        override_action,
      ]);
    expect(groups).toEqual([
      ["AWSManagedRulesCommonRuleSet", { none: {} }],
      ["AWSManagedRulesKnownBadInputsRuleSet", { none: {} }],
      ["AWSManagedRulesSQLiRuleSet", { none: {} }],
    ]);
    expect(new Set(rules.map(({ priority }) => priority)).size).toBe(4);
  });

  test("logs every request, encrypted, without what says who is asking", () => {
    expect(only(stack, "aws_wafv2_web_acl_logging_configuration")).toMatchObject({
      log_destination_configs: ["${aws_cloudwatch_log_group.infrastructure_firewall_logs.arn}"],
      redacted_fields: [{ single_header: { name: "authorization" } }],
    });
    expect(named("aws_cloudwatch_log_group", "firewall_logs")).toMatchObject({
      name: "aws-waf-logs-payment-platform-demo",
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.infrastructure_key.arn}",
    });
    const access = named("aws_cloudwatch_log_resource_policy", "firewall_access");
    expect(decoded(access.policy_document).Statement).toMatchObject([
      { Principal: { Service: "delivery.logs.amazonaws.com" } },
    ]);
  });
});

describe("what an account has one of", () => {
  test("is not made unless the configuration says so", () => {
    const without = configured({ infrastructure: {} });
    expect(ofType(without, "aws_config_config_rule")).toEqual({});
    expect(ofType(without, "aws_guardduty_detector")).toEqual({});
  });

  test("AWS Config's rules, and no recorder of them", () => {
    const rules = Object.values(ofType(stack, "aws_config_config_rule"));
    expect(rules.map(({ source }) => (source as JsonObject).source_identifier)).toEqual([
      "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED",
      "S3_BUCKET_PUBLIC_READ_PROHIBITED",
      "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
      "REQUIRED_TAGS",
    ]);
    expect(decoded(rules[3]?.input_parameters)).toEqual({
      tag1Key: "Environment",
      tag1Value: "production",
      tag2Key: "CostCenter",
      tag2Value: "payments",
    });
    expect(ofType(stack, "aws_config_configuration_recorder")).toEqual({});
  });

  test("GuardDuty's detector, which tells within a quarter of an hour", () => {
    expect(only(stack, "aws_guardduty_detector")).toMatchObject({
      enable: true,
      finding_publishing_frequency: "FIFTEEN_MINUTES",
    });
    for (const feature of Object.values(ofType(stack, "aws_guardduty_detector_feature"))) {
      expect(feature.status).toBe("ENABLED");
    }
  });
});

describe("what happens", () => {
  test("is told to those whom it concerns, once they may be told", () => {
    const targets = Object.entries(ofType(stack, "aws_cloudwatch_event_target"));
    const told = targets.map(([name, { arn, depends_on }]) => [name, arn, depends_on]);
    const through = (id: string, concern: string) => [
      `infrastructure_${id}_target`,
      `\${aws_sns_topic.infrastructure_${concern}-topic.arn}`,
      [`aws_sns_topic_policy.infrastructure_${concern}-topic_policy`],
    ];
    expect(told).toEqual([
      through("threats", "security"),
      through("machines", "operations"),
      through("cost-anomalies", "cost"),
    ]);
  });

  test("sets off alarms, of the firewall for security and of the rest for operations", () => {
    const alarms = Object.entries(ofType(stack, "aws_cloudwatch_metric_alarm"));
    const acting = (concern: string) =>
      alarms
        .filter(
          ([, { alarm_actions }]) =>
            (alarm_actions as string[])[0] ===
            `\${aws_sns_topic.infrastructure_${concern}-topic.arn}`,
        )
        .map(([name]) => name.split("_").at(-1));
    expect(acting("security")).toEqual(["blocked-requests"]);
    expect(acting("operations")).toEqual([
      "server-errors",
      "client-errors",
      "processor-errors",
      "event-handler-errors",
      "table-throttles",
      "cpu",
      "unprocessed",
    ]);
    expect(named("aws_cloudwatch_metric_alarm", "operations-alarms_cpu")).toMatchObject({
      dimensions: {
        AutoScalingGroupName: only(stack, "aws_autoscaling_group").name,
      },
      threshold: 80,
    });
  });

  test("is shown on three dashboards", () => {
    const names = Object.values(ofType(stack, "aws_cloudwatch_dashboard")).map(
      ({ dashboard_name }) => dashboard_name,
    );
    expect(names).toEqual([
      "payment-platform-cost-demo",
      "payment-platform-security-demo",
      "payment-platform-operations-demo",
    ]);
  });
});

test("charges are shown where they are measured, and not in GovCloud, which measures none", () => {
  const costs = (terraform: JsonObject) =>
    String(named("aws_cloudwatch_dashboard", "cost-dashboard", terraform).dashboard_body);
  expect(costs(stack)).toContain("EstimatedCharges");
  const { suffix, emails } = all as ConfigInput;
  const { infrastructure } = synthesizeAll({
    suffix,
    emails,
    region: "us-gov-west-1",
    stacks: { payments: false, infrastructure: true },
  });
  const there = costs(infrastructure as JsonObject);
  expect(there).toContain("API requests");
  expect(there).not.toMatch(/EstimatedCharges|us-east-1|costmanagement/);
});

test("teams look up what things are called; whom to write to is encrypted", () => {
  const parameters = Object.values(ofType(stack, "aws_ssm_parameter")).filter(({ name }) =>
    String(name).startsWith("/payment-platform/demo/"),
  );
  const secret = parameters.filter(({ type }) => type === "SecureString");
  expect(secret).toMatchObject([
    {
      name: "/payment-platform/demo/contacts",
      value: all.emails.join("\n"),
      key_id: "${aws_kms_key.infrastructure_key.arn}",
    },
  ]);
  const known = parameters.filter(({ type }) => type === "String");
  expect(known.map(({ name }) => String(name).split("/").at(-1))).toEqual([
    "api-url",
    "table-arn",
    "events-queue-arn",
    "audit-bucket-arn",
    "cost-topic-arn",
    "security-topic-arn",
    "operations-topic-arn",
  ]);
  for (const { value } of known) expect(value).toMatch(/^\$\{aws_[^}]+\}$/);
});
