import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../proof/model/model";
import all from "../../stack/config/all.json";
import { parseConfig } from "../../stack/config/config";
import type { ConfigInput } from "../../stack/config/schema";
import { synthesizeAll } from "./synthesize";
import { decoded, ofType, only } from "./terraform";

const IMAGES = {
  order: "public.ecr.aws/acme/order:1.4.2",
  inventory: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/inventory:7",
};
const configured = (services: ConfigInput["services"] = { images: IMAGES }): JsonObject => {
  const config = { ...(all as ConfigInput), services };
  return synthesizeAll(config).services as JsonObject;
};
const stack = configured();
const alarm = (id: string, terraform = stack) =>
  ofType(terraform, "aws_cloudwatch_metric_alarm")[`services_alarms_${id}`] as JsonObject;
const combination = (id: string) =>
  ofType(stack, "aws_cloudwatch_composite_alarm")[`services_alarms_${id}`]?.alarm_rule;
const queue = (id: string) => ofType(stack, "aws_sqs_queue")[`services_${id}`] as JsonObject;
const statementsOf = (role: string) =>
  decoded(ofType(stack, "aws_iam_role_policy")[`services_${role}_policy`]?.policy)
    .Statement as JsonObject[];

test("the handler of payments for orders takes the same providers' names as the API", () => {
  const handler = Object.values(ofType(stack, "aws_lambda_function")).find(
    ({ function_name }) => function_name === "payment-handler-demo",
  );
  expect((handler?.environment as JsonObject).variables).toMatchObject({
    PROVIDERS: all.payments.providers.join(","),
  });
});

describe("what is asked of the configuration", () => {
  const refused = (change: Partial<ConfigInput>) => () =>
    parseConfig({ ...(all as ConfigInput), ...change }, "The file");
  const layer = (region: string) =>
    `arn:aws:lambda:${region}:580247275435:layer:LambdaInsightsExtension-Arm64:20`;

  test.each<[string, Partial<ConfigInput>, string]>([
    ["Lambda Insights' layer", { runtimes: {} }, "runtimes.lambdaInsights must be the ARN of your"],
    [
      "a layer of the region",
      { runtimes: { lambdaInsights: layer("eu-west-1") } },
      "runtimes.lambdaInsights must be a layer of the region itself",
    ],
    ["images", { services: {} }, "services.images must name at least one image"],
    ["one image", { services: { images: {} } }, "services.images must name at least one image"],
    ["a network", { vpc: undefined, stacks: { services: true } }, "vpc must be the network"],
    [
      "a tag that stays",
      { services: { images: { order: "public.ecr.aws/acme/order:latest" } } },
      "services.images.order must be a container image",
    ],
    [
      "figures that are no laxer",
      { services: { images: IMAGES, thresholds: { lambdaErrors: 6 } } },
      "services.thresholds.lambdaErrors must be a whole number from 1 to 5",
    ],
  ])("%s", (_, change, message) => {
    expect(refused(change)).toThrow(message);
  });

  test("nothing of it where the stack is off", () => {
    const { stacks: _, vpc: __, runtimes: ___, services: ____, ...rest } = all as ConfigInput;
    expect(Object.keys(synthesizeAll(rest))).toEqual(["payments"]);
  });
});

describe("logs", () => {
  test("of functions, services and their collectors are kept 90 days under the stack's key", () => {
    const groups = Object.values(ofType(stack, "aws_cloudwatch_log_group"));
    expect(groups.map(({ name }) => name).sort()).toEqual([
      "/aws/ecs/containerinsights/payment-services-demo/performance",
      "/aws/ecs/exec/payment-services-demo",
      "/aws/ecs/payment-services-demo/collector",
      "/aws/lambda/order-processor-demo",
      "/aws/lambda/payment-handler-demo",
      "/services/inventory-service-demo",
      "/services/notification-service-demo",
      "/services/order-service-demo",
    ]);
    for (const group of groups) {
      expect(group).toMatchObject({
        retention_in_days: 90,
        kms_key_id: "${aws_kms_key.services_key.arn}",
      });
    }
  });
});

describe("functions", () => {
  test("are traced, measured by Lambda Insights, and report every invocation", () => {
    const functions = Object.values(ofType(stack, "aws_lambda_function"));
    expect(functions).toHaveLength(2);
    for (const one of functions) {
      expect(one).toMatchObject({
        tracing_config: { mode: "Active" },
        layers: [all.runtimes.lambdaInsights],
        logging_config: { log_format: "JSON", system_log_level: "INFO" },
      });
    }
  });

  test("hand paid orders over by a queue that gives up after three times", () => {
    expect(only(stack, "aws_lambda_event_source_mapping")).toMatchObject({
      event_source_arn: "${aws_sqs_queue.services_orders.arn}",
      function_response_types: ["ReportBatchItemFailures"],
    });
    expect(queue("orders").visibility_timeout_seconds).toBe(60);
    expect(decoded(queue("orders").redrive_policy)).toEqual({
      deadLetterTargetArn: expect.stringMatching(/:unprocessed-orders-demo$/),
      maxReceiveCount: 3,
    });
    expect(statementsOf("payment-handler_role")).toContainEqual(
      expect.objectContaining({ Action: "sqs:SendMessage" }),
    );
  });

  test("yield errors, latency and concurrency from Lambda's own reports", () => {
    const filters = Object.values(ofType(stack, "aws_cloudwatch_log_metric_filter")).filter(
      ({ name }) => String(name).startsWith("Lambda"),
    );
    expect(filters).toHaveLength(6);
    for (const { pattern } of filters) expect(pattern).toMatch(/\$\.type = "platform\.report"/);
  });
});

describe("services", () => {
  test("run in a cluster with enhanced Container Insights, encrypted and on record", () => {
    expect(only(stack, "aws_ecs_cluster")).toMatchObject({
      name: "payment-services-demo",
      setting: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        execute_command_configuration: {
          kms_key_id: "${aws_kms_key.services_key.arn}",
          logging: "OVERRIDE",
          log_configuration: { cloud_watch_encryption_enabled: true },
        },
      },
    });
  });

  test("run where an image says what, in private, and go back when they fail", () => {
    const services = Object.values(ofType(stack, "aws_ecs_service"));
    expect(services.map(({ name }) => name)).toEqual([
      "order-service-demo",
      "inventory-service-demo",
    ]);
    for (const one of services) {
      expect(one).toMatchObject({
        launch_type: "FARGATE",
        platform_version: "1.4.0",
        network_configuration: { subnets: all.vpc.subnetIds, assign_public_ip: false },
        deployment_circuit_breaker: { enable: true, rollback: true },
      });
    }
    expect(ofType(stack, "aws_vpc_security_group_ingress_rule")).toEqual({});
    for (const guard of Object.values(ofType(stack, "aws_security_group"))) {
      expect(guard.ingress).toBeUndefined();
    }
  });

  test("in the network of infrastructure, found by its names, where none is configured", () => {
    const { vpc: _, ...rest } = { ...(all as ConfigInput), services: { images: IMAGES } };
    const found = synthesizeAll(rest).services as JsonObject;
    const ids = ["a", "b", "c"].map(
      (letter) => `\${data.aws_subnet.network_us-east-1${letter}.id}`,
    );
    for (const one of Object.values(ofType(found, "aws_ecs_service"))) {
      expect(one.network_configuration).toMatchObject({ subnets: ids });
    }
    for (const guard of Object.values(ofType(found, "aws_security_group"))) {
      expect(guard.vpc_id).toBe("${data.aws_vpc.network.id}");
    }
    const { aws_vpc: vpcs, aws_subnet: subnets } = found.data as JsonObject;
    expect(vpcs).toMatchObject({ network: { tags: { Name: "payment-infrastructure-demo" } } });
    const made = synthesizeAll(rest).infrastructure as JsonObject;
    const names = Object.values(ofType(made, "aws_subnet")).map(
      ({ tags }) => (tags as JsonObject).Name,
    );
    for (const { tags } of Object.values(subnets as Record<string, JsonObject>)) {
      expect(names).toContain((tags as JsonObject).Name);
    }
  });

  test("have a collector beside them, and both write to groups that are declared", () => {
    const groups = Object.values(ofType(stack, "aws_cloudwatch_log_group")).map(({ name }) => name);
    for (const task of Object.values(ofType(stack, "aws_ecs_task_definition"))) {
      const containers = decoded(task.container_definitions) as unknown as JsonObject[];
      expect(containers.map(({ name }) => name)).toEqual(["application", "collector"]);
      for (const { logConfiguration } of containers) {
        const { logDriver, options } = logConfiguration as {
          logDriver: string;
          options: JsonObject;
        };
        expect(logDriver).toBe("awslogs");
        expect(groups).toContain(options["awslogs-group"]);
      }
    }
  });

  test("the collector takes traces from its task only, and sends them to X-Ray of the region", () => {
    const [task] = Object.values(ofType(stack, "aws_ecs_task_definition"));
    const [, collector] = decoded(task?.container_definitions) as unknown as {
      environment: { name: string; value: string }[];
    }[];
    const [{ name, value } = { name: "", value: "" }] = collector?.environment ?? [];
    expect(name).toBe("AOT_CONFIG_CONTENT");
    const { receivers, exporters, service } = JSON.parse(value);
    expect(exporters).toEqual({ awsxray: { region: "us-east-1" } });
    expect(service.pipelines.traces.receivers).toEqual(Object.keys(receivers));
    expect(value).not.toContain("0.0.0.0");
  });

  test("may pull the image that is ECR's, and no other", () => {
    const resources = (role: string) => statementsOf(role).map(({ Sid }) => Sid);
    expect(resources("order-service_execution-role")).toEqual(["WriteLogs"]);
    expect(statementsOf("inventory-service_execution-role")).toContainEqual(
      expect.objectContaining({
        Sid: "PullImage",
        Resource: "arn:aws:ecr:eu-west-1:123456789012:repository/team/inventory",
      }),
    );
  });
});

describe("alarms", () => {
  test("go off at the mission's figures", () => {
    expect(alarm("lambda-errors")).toMatchObject({
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 5,
      period: 600,
      evaluation_periods: 1,
    });
    expect(alarm("lambda-latency")).toMatchObject({ extended_statistic: "p99", threshold: 3_000 });
    expect(alarm("lambda-concurrency")).toMatchObject({ threshold: 100 });
    expect(alarm("order-cpu")).toMatchObject({ metric_name: "CPUUtilization", threshold: 80 });
    expect(alarm("inventory-memory")).toMatchObject({
      metric_name: "MemoryUtilization",
      dimensions: { ClusterName: "payment-services-demo", ServiceName: "inventory-service-demo" },
      threshold: 80,
    });
    expect(alarm("service-errors")).toMatchObject({ threshold: 10 });
  });

  test("or at a team's stricter ones", () => {
    const strict = configured({ images: IMAGES, thresholds: { cpuPercent: 60, lambdaErrors: 1 } });
    expect(alarm("order-cpu", strict).threshold).toBe(60);
    expect(alarm("lambda-errors", strict).threshold).toBe(1);
  });

  test("mean more together", () => {
    const of = (id: string) => `ALARM("services-${id}-demo")`;
    expect(combination("lambda-critical")).toBe(
      `(${of("lambda-errors")} OR ${of("lambda-latency")}) AND ${of("lambda-concurrency")}`,
    );
    expect(combination("exhausted")).toBe(
      `(${of("order-cpu")} AND ${of("order-memory")}) OR (${of("inventory-cpu")} AND ${of("inventory-memory")})`,
    );
    expect(combination("system-critical")).toBe(
      `${of("lambda-errors")} AND ${of("service-errors")}`,
    );
  });

  test("are told to people, and to programs by a queue; what nobody takes is kept and alarmed on", () => {
    const subscriptions = Object.values(ofType(stack, "aws_sns_topic_subscription"));
    expect(subscriptions.map(({ protocol }) => protocol)).toEqual(["email", "email", "sms", "sqs"]);
    for (const one of subscriptions) {
      expect(decoded(one.redrive_policy).deadLetterTargetArn).toMatch(/:service-undelivered-demo$/);
    }
    expect(decoded(queue("alarm-queue").redrive_policy)).toMatchObject({ maxReceiveCount: 3 });
    expect(queue("undelivered").message_retention_seconds).toBe(1_209_600);
    for (const id of ["undelivered", "unprocessed"]) {
      expect(alarm(id)).toMatchObject({ dimensions: { QueueName: queue(id).name }, threshold: 0 });
    }
  });
});

describe("sampling", () => {
  test("is one in ten, of each function and service", () => {
    const rules = Object.values(ofType(stack, "aws_xray_sampling_rule"));
    expect(rules.map(({ service_name, service_type }) => [service_name, service_type])).toEqual([
      ["payment-handler-demo", "AWS::Lambda::Function"],
      ["order-processor-demo", "AWS::Lambda::Function"],
      ["order-service-demo", "AWS::ECS::Container"],
      ["inventory-service-demo", "AWS::ECS::Container"],
    ]);
    for (const { fixed_rate } of rules) expect(fixed_rate).toBe(0.1);
  });
});

describe("the dashboard", () => {
  test("shows metrics, alarms and logs, of every service that runs", () => {
    const { widgets } = decoded(only(stack, "aws_cloudwatch_dashboard").dashboard_body);
    const types = (widgets as JsonObject[]).map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["text", "alarm", "metric", "log"]));
    expect(JSON.stringify(widgets)).toContain("inventory-service-demo");
  });
});
