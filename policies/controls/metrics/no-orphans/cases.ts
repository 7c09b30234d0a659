import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { filter, query } from "../../../lib/payment-api";

const ALARM = "aws_cloudwatch_metric_alarm.a";
const DASHBOARD = "aws_cloudwatch_dashboard.d";

const alarm = (values: Record<string, unknown>): CaseConfig => ({
  [ALARM]: { alarm_name: "a", namespace: "Payments", metric_name: "tea", ...values },
});
const page = (...metrics: unknown[]): CaseConfig => ({
  [DASHBOARD]: {
    dashboard_name: "d",
    dashboard_body: JSON.stringify({ widgets: [{ type: "metric", properties: { metrics } }] }),
  },
});
const tea = {
  ...filter({ name: "tea", pattern: "{ $.status = 418 }" }),
  "aws_cloudwatch_log_group.access": { name: "/payments/access" },
};
const byPath = filter({
  name: "paths",
  pattern: "{ $.status = 418 }",
  transformation: { dimensions: { Path: "$.path" } },
});

const allow = (statement: Record<string, unknown> = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "cloudwatch:PutMetricData",
        Resource: "*",
        Condition: { StringEquals: { "cloudwatch:namespace": "Payments" } },
        ...statement,
      },
    ],
  });
const publisher: CaseConfig = {
  "aws_lambda_function.pay": {
    function_name: "pay",
    role: "${aws_iam_role.pay.arn}",
    environment: { variables: { METRIC_NAMESPACE: "Payments", METRIC_NAMES: "Amount,Success" } },
  },
  "aws_iam_role.pay": { name: "pay" },
};
const inline = (policy: unknown = allow()): CaseConfig => ({
  "aws_iam_role_policy.pay": { name: "pay", role: "${aws_iam_role.pay.id}", policy },
});
const attached: CaseConfig = {
  "aws_iam_policy.pay": { name: "pay", policy: allow() },
  "aws_iam_role_policy_attachment.pay": {
    role: "${aws_iam_role.pay.name}",
    policy_arn: "${aws_iam_policy.pay.arn}",
  },
};
const orders: CaseConfig = {
  "aws_ecs_cluster.c": { name: "orders" },
  "aws_ecs_service.o": { name: "orders" },
};
const ofOrders = (ClusterName: string) =>
  alarm({
    namespace: "AWS/ECS",
    metric_name: "CPUUtilization",
    dimensions: { ClusterName, ServiceName: "orders" },
  });
const amount = alarm({ metric_name: "Amount" });

const vended = (
  address: string,
  values: Record<string, unknown>,
  namespace: string,
  metric_name: string,
  dimensions: Record<string, string>,
): CaseConfig => ({ [address]: values, ...alarm({ namespace, metric_name, dimensions }) });

const blocked = (visibility: Record<string, unknown> = {}): CaseConfig =>
  vended(
    "aws_wafv2_web_acl.w",
    {
      name: "w",
      visibility_config: { metric_name: "w", cloudwatch_metrics_enabled: true, ...visibility },
    },
    "AWS/WAFV2",
    "BlockedRequests",
    { WebACL: "w", Region: "us-east-1", Rule: "ALL" },
  );

const refused = (config: CaseConfig, at = ALARM) => ({ config, at: [at] });

export const cases: ControlCases = {
  pass: {
    "a filter's": { ...tea, ...alarm({}) },
    "a filter's, in its unit": { ...tea, ...alarm({ unit: "None" }) },
    "a filter's, in a unit of its own": {
      ...filter({
        name: "tea",
        pattern: "{ $.status = 418 }",
        transformation: { unit: "Count" },
      }),
      ...alarm({ unit: "Count" }),
    },
    "a filter's, by its dimension": {
      ...byPath,
      ...alarm({ metric_name: "paths", dimensions: { Path: "/pay" } }),
    },
    "of a function that may publish": { ...publisher, ...inline(), ...amount },
    "of a function that may publish everywhere": {
      ...publisher,
      ...inline(allow({ Condition: {} })),
      ...amount,
    },
    "of a function that may by a policy of its own": { ...publisher, ...attached, ...amount },
    "of a function of the model": vended(
      "aws_lambda_function.pay",
      { function_name: "pay" },
      "AWS/Lambda",
      "Throttles",
      { FunctionName: "pay" },
    ),
    "of a version of it": vended(
      "aws_lambda_function.pay",
      { function_name: "pay" },
      "AWS/Lambda",
      "Throttles",
      { FunctionName: "pay", Resource: "pay:1" },
    ),
    "of an API": vended(
      "aws_api_gateway_rest_api.api",
      { name: "payments" },
      "AWS/ApiGateway",
      "Latency",
      { ApiName: "payments", Stage: "live" },
    ),
    "of a rule": vended(
      "aws_cloudwatch_event_rule.r",
      { name: "r", schedule_expression: "rate(1 day)" },
      "AWS/Events",
      "FailedInvocations",
      { RuleName: "r" },
    ),
    "of a function, by Lambda Insights": vended(
      "aws_lambda_function.pay",
      { function_name: "pay" },
      "LambdaInsights",
      "used_memory_max",
      { function_name: "pay" },
    ),
    "of what the account owes": alarm({
      namespace: "AWS/Billing",
      metric_name: "EstimatedCharges",
      dimensions: { Currency: "USD" },
    }),
    "of what it owes for a service": alarm({
      namespace: "AWS/Billing",
      metric_name: "EstimatedCharges",
      dimensions: { Currency: "USD", ServiceName: "AmazonCloudWatch" },
    }),
    "of a log group": vended(
      "aws_cloudwatch_log_group.g",
      { name: "/g" },
      "AWS/Logs",
      "IncomingBytes",
      { LogGroupName: "/g" },
    ),
    "of a table": vended("aws_dynamodb_table.t", { name: "t" }, "AWS/DynamoDB", "SystemErrors", {
      TableName: "t",
      Operation: "PutItem",
    }),
    "of a delivery stream": vended(
      "aws_kinesis_firehose_delivery_stream.s",
      { name: "s" },
      "AWS/Firehose",
      "DeliveryToS3.Success",
      { DeliveryStreamName: "s" },
    ),
    "of a topic": vended(
      "aws_sns_topic.t",
      { name: "t" },
      "AWS/SNS",
      "NumberOfNotificationsFailed",
      { TopicName: "t" },
    ),
    "of a queue": vended(
      "aws_sqs_queue.q",
      { name: "q" },
      "AWS/SQS",
      "ApproximateAgeOfOldestMessage",
      { QueueName: "q" },
    ),
    "of a service in its cluster": { ...orders, ...ofOrders("orders") },
    "of machines": vended("aws_autoscaling_group.g", { name: "g" }, "AWS/EC2", "CPUUtilization", {
      AutoScalingGroupName: "g",
    }),
    "of a web ACL": blocked(),
    "of a canary": vended(
      "aws_synthetics_canary.c",
      { name: "c" },
      "CloudWatchSynthetics",
      "Duration",
      { CanaryName: "c" },
    ),
    "of a database that is somewhere else": alarm({
      namespace: "AWS/RDS",
      metric_name: "Deadlocks",
      dimensions: { DBClusterIdentifier: "payments" },
    }),
    "of queries": {
      ...tea,
      ...alarm({
        namespace: null,
        metric_name: null,
        metric_query: [{ id: "x", expression: "t*2", return_data: true }, query("t", "tea")],
      }),
    },
    "of lines": {
      ...tea,
      ...byPath,
      ...page(
        ["Payments", "tea"],
        ["Payments", "paths", "Path", "/pay", { stat: "Sum" }],
        ["...", "/health"],
        [{ expression: "SEARCH('{Payments,Path} MetricName=\"paths\"', 'Sum')" }],
        [{ expression: "SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Errors\"', 'Sum')" }],
      ),
    },
    "of lines, by reference": {
      "aws_lambda_function.pay": { function_name: "pay" },
      ...page([
        "AWS/Lambda",
        "Duration",
        "FunctionName",
        "${aws_lambda_function.pay.function_name}",
      ]),
    },
    "of a search for what a function publishes": {
      ...publisher,
      ...inline(),
      ...page([{ expression: "SEARCH('{Payments,Type} MetricName=\"Amount\"', 'Sum')" }]),
    },
    "no metrics": {
      [DASHBOARD]: {
        dashboard_name: "d",
        dashboard_body: JSON.stringify({
          widgets: [
            { type: "text", properties: { markdown: "" } },
            { type: "metric", properties: { annotations: { alarms: ["arn"] } } },
          ],
        }),
      },
    },
  },
  fail: {
    "of a service in another cluster": refused({ ...orders, ...ofOrders("order") }),
    "of a service in a cluster of somebody's": refused({
      "aws_ecs_service.o": { name: "orders" },
      ...ofOrders("orders"),
    }),
    "of a web ACL that is not measured": refused(blocked({ cloudwatch_metrics_enabled: false })),
    "of a web ACL that is measured by another name": refused(blocked({ metric_name: "other" })),
    "of a filter that is not there": refused(alarm({})),
    misspelt: refused({ ...tea, ...alarm({ metric_name: "teas" }) }),
    "in another namespace": refused({ ...tea, ...alarm({ namespace: "Payment" }) }),
    "by a dimension that the filter does not have": refused({
      ...tea,
      ...alarm({ dimensions: { Path: "/pay" } }),
    }),
    "without the dimension that the filter has": refused({
      ...byPath,
      ...alarm({ metric_name: "paths" }),
    }),
    "in a unit that the filter does not have": refused({ ...tea, ...alarm({ unit: "Seconds" }) }),
    "of a function that may not publish": refused({ ...publisher, ...amount }),
    "of a function that may publish elsewhere": refused({
      ...publisher,
      ...inline(
        allow({ Condition: { StringEquals: { "cloudwatch:namespace": ["Payment", "Other"] } } }),
      ),
      ...amount,
    }),
    "of a function that may publish under another condition": refused({
      ...publisher,
      ...inline(allow({ Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } } })),
      ...amount,
    }),
    "of a function that may do something else": refused({
      ...publisher,
      ...inline(allow({ Action: "cloudwatch:GetMetricData" })),
      ...amount,
    }),
    "of a function that must not": refused({
      ...publisher,
      ...inline(allow({ Effect: "Deny" })),
      ...amount,
    }),
    "of a function that may, but must not": refused({
      ...publisher,
      ...inline(),
      "aws_iam_role_policy.not": {
        name: "not",
        role: "${aws_iam_role.pay.id}",
        policy: allow({ Effect: "Deny", Action: "cloudwatch:*", Condition: {} }),
      },
      ...amount,
    }),
    "that no function declares": refused({
      ...publisher,
      ...inline(),
      ...alarm({ metric_name: "Amounts" }),
    }),
    "of a function that is not there": refused(
      alarm({
        namespace: "AWS/Lambda",
        metric_name: "Throttles",
        dimensions: { FunctionName: "pay" },
      }),
    ),
    "of AWS, misspelt": refused(
      vended("aws_lambda_function.pay", { function_name: "pay" }, "AWS/Lambda", "Error", {
        FunctionName: "pay",
      }),
    ),
    "of AWS, in another unit": refused({
      "aws_lambda_function.pay": { function_name: "pay" },
      ...alarm({
        namespace: "AWS/Lambda",
        metric_name: "Errors",
        dimensions: { FunctionName: "pay" },
        unit: "Seconds",
      }),
    }),
    "of AWS, by a dimension that it does not have": refused(
      vended("aws_lambda_function.pay", { function_name: "pay" }, "AWS/Lambda", "Errors", {
        FunctionName: "pay",
        Region: "us-east-1",
      }),
    ),
    "of AWS, of nothing": refused(alarm({ namespace: "AWS/Lambda", metric_name: "Errors" })),
    "of a database, misspelt": refused(
      alarm({
        namespace: "AWS/RDS",
        metric_name: "DatabaseConnection",
        dimensions: { DBClusterIdentifier: "payments" },
      }),
    ),
    "of a database of no name": refused(
      alarm({
        namespace: "AWS/RDS",
        metric_name: "Deadlocks",
        dimensions: { DBClusterIdentifier: "" },
      }),
    ),
    "in another account": refused({
      ...tea,
      ...alarm({
        namespace: null,
        metric_name: null,
        metric_query: [query("t", "tea", { query: { account_id: "111122223333" } })],
      }),
    }),
    "one of two queries": refused({
      ...tea,
      ...alarm({
        namespace: null,
        metric_name: null,
        metric_query: [
          { id: "x", expression: "t/u", return_data: true },
          query("t", "tea"),
          query("u", "coffee"),
        ],
      }),
    }),
    "no metric": refused(alarm({ namespace: null, metric_name: null })),
    "a metric of no name": refused({ ...tea, ...alarm({ metric_name: null }) }),
    "one of two lines": refused(
      { ...tea, ...page(["Payments", "tea"], [".", "coffee"]) },
      DASHBOARD,
    ),
    "a line that nothing draws": refused(
      page(["Payments", "tea", { id: "t", visible: false }], [{ expression: "t*2" }]),
      DASHBOARD,
    ),
    "a line that is none": refused({ ...tea, ...page(["Payments"]) }, DASHBOARD),
    "what the account owes in another currency": refused(
      alarm({
        namespace: "AWS/Billing",
        metric_name: "EstimatedCharges",
        dimensions: { Currency: "EUR" },
      }),
    ),
    "what the account owes in no currency": refused(
      alarm({ namespace: "AWS/Billing", metric_name: "EstimatedCharges" }),
    ),
    "what the account owes, by another dimension": refused(
      alarm({
        namespace: "AWS/Billing",
        metric_name: "EstimatedCharges",
        dimensions: { Currency: "USD", Region: "us-east-1" },
      }),
    ),
    "what the account owes, misspelt": refused(
      alarm({
        namespace: "AWS/Billing",
        metric_name: "EstimatedCharge",
        dimensions: { Currency: "USD" },
      }),
    ),
    "what another account owes": refused(
      alarm({
        namespace: undefined,
        metric_name: undefined,
        metric_query: [
          query("m", "EstimatedCharges", {
            namespace: "AWS/Billing",
            dimensions: { Currency: "USD" },
            query: { account_id: "123456789012", return_data: true },
          }),
        ],
      }),
    ),
    "a graph of nothing": refused(page(), DASHBOARD),
    "a search for nothing": refused(
      { ...tea, ...page([{ expression: "SEARCH('{Payments,Path} MetricName=\"tea\"', 'Sum')" }]) },
      DASHBOARD,
    ),
    "no body": refused({ [DASHBOARD]: { dashboard_name: "d" } }, DASHBOARD),
  },
  unknown: {
    "a metric from a variable": refused({ ...tea, ...alarm({ metric_name: "${var.name}" }) }),
    "dimensions from a variable": refused({ ...tea, ...alarm({ dimensions: "${var.by}" }) }),
    "a filter that publishes what a variable says": refused({
      ...tea,
      ...filter({ name: "tea", transformation: { dimensions: "${var.by}" } }),
      ...alarm({}),
    }),
    "a body from a variable": refused(
      { [DASHBOARD]: { dashboard_name: "d", dashboard_body: "${var.body}" } },
      DASHBOARD,
    ),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Gigabits/Second", "Terabytes"),
    "aws_cloudwatch_metric_alarm.metric_query.account_id": fc.constantFrom("999999999999"),
    "aws_cloudwatch_metric_alarm.metric_query.metric.unit": fc.constantFrom("Terabytes"),
    "aws_cloudwatch_log_metric_filter.metric_transformation.dimensions": fc.constantFrom({
      caller: "$.caller",
    }),
    "aws_cloudwatch_log_metric_filter.metric_transformation.unit": fc.constantFrom("Terabytes"),
  },
};
