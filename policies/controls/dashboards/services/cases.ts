import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { containerLogs, logLevels, REPLACED } from "../../../lib/harmless";
import { oneFunction, oneService, reworded, together } from "../../../lib/microservices";

const line = (namespace: string, name: string, ...rest: unknown[]) => [namespace, name, ...rest];
const used = (name: string) =>
  line("AWS/ECS", name, "ClusterName", "cluster", "ServiceName", "stock", { stat: "Average" });
const LINES = [
  line("Services", "failed", { stat: "Sum" }),
  line("Services", "took", { stat: "p99" }),
  used("CPUUtilization"),
  used("MemoryUtilization"),
];
const page = (
  metrics: unknown[] = LINES,
  alarms: unknown[] = ["${aws_cloudwatch_composite_alarm.critical.arn}"],
  groups: string[] = ["/aws/lambda/pay", "/services/stock"],
): CaseConfig => ({
  "aws_cloudwatch_dashboard.d": {
    dashboard_name: "d",
    dashboard_body: JSON.stringify({
      widgets: [
        { type: "metric", properties: { metrics } },
        { type: "alarm", properties: { alarms } },
        ...groups.map((group) => ({
          type: "log",
          properties: { query: `SOURCE '${group}' | fields @message` },
        })),
      ],
    }),
  },
});
const shown: CaseConfig = {
  ...oneFunction,
  ...oneService,
  ...together("critical", "ALARM(a)"),
};
const whole: CaseConfig = { ...shown, ...page() };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

const METRICS = "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics";

export const cases: ControlCases = {
  pass: {
    "all of it": whole,
    "beside another": { ...whole, "aws_cloudwatch_dashboard.e": { dashboard_name: "e" } },
  },
  fail: {
    nothing: bad({}),
    "no dashboard": bad(shown),
    ...Object.fromEntries(
      LINES.map((one, at) => [
        `without ${one[1]}`,
        bad({ ...shown, ...page(LINES.toSpliced(at, 1)) }),
      ]),
    ),
    "without alarms": bad({ ...shown, ...page(LINES, []) }),
    "without a function's log": bad({
      ...shown,
      ...page(LINES, undefined, ["/services/stock"]),
    }),
    "without a container's log": bad({
      ...shown,
      ...page(LINES, undefined, ["/aws/lambda/pay"]),
    }),
    "not of every service": bad({
      ...whole,
      "aws_ecs_service.second": { name: "second", cluster: "${aws_ecs_cluster.c.arn}" },
    }),
    "of another cluster": bad(reworded(whole, '"ClusterName","cluster"', '"ClusterName","other"')),
    "also what is no report": bad({
      ...whole,
      "aws_cloudwatch_log_metric_filter.other": {
        ...whole["aws_cloudwatch_log_metric_filter.pay-failed"],
        pattern: "{ $.type = * }",
      },
    }),
    "on two pages": bad({
      ...shown,
      ...page(LINES, []),
      "aws_cloudwatch_dashboard.e": page([])["aws_cloudwatch_dashboard.d"] ?? {},
    }),
  },
  unknown: {
    "from a variable": bad({
      ...shown,
      "aws_cloudwatch_dashboard.d": { dashboard_name: "d", dashboard_body: "${var.body}" },
    }),
  },
  equivalent: [
    ...[
      ...["order-processor", "payment-handler"].map(
        (name) => `aws_lambda_function.services_${name}`,
      ),
      ...["orders", "undelivered", "unprocessed"].map((queue) => `aws_sqs_queue.services_${queue}`),
    ].map((shown) => ({
      path: METRICS,
      damage: `swapped ${shown} for another type`,
      onlyIn: "state" as const,
      because: "the dashboard shows it beyond what it must",
    })),
    {
      path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.alarms",
      damage: "swapped aws_cloudwatch_*",
      onlyIn: "state",
      because: "of three composite alarms the others are shown as well",
    },
    {
      path: "aws_lambda_function.logging_config",
      address: "aws_lambda_function.services_order-processor",
      damage: "[]",
      onlyIn: "state",
      because: "the dashboard shows the other function's log",
    },

    ...logLevels,
    ...containerLogs,
    ...[4, 7, 8].flatMap((widget) =>
      REPLACED.filter((damage) => damage !== "{}").map((damage) => ({
        path: METRICS,
        place: `dashboard_body.widgets.${widget}.properties.metrics`,
        damage,
        because: "the dashboard shows it beyond what it must",
      })),
    ),
    ...[4, 7, 8].map((widget) => ({
      path: METRICS,
      place: `dashboard_body.widgets.${widget}.properties.metrics.*`,
      damage: "*",
      because: "the dashboard shows it beyond what it must",
    })),
    {
      path: METRICS,
      place: "dashboard_body.widgets.3.properties.metrics.*",
      damage: "*",
      because: "of two percentiles the other one is drawn as well",
    },
    ...["2.properties.metrics.0.2", "5.properties.metrics.0.6", "6.properties.metrics.0.6"].flatMap(
      (line) =>
        ["stat", "period"].map((field) => ({
          path: METRICS,
          place: `dashboard_body.widgets.${line}.${field}`,
          damage: "*",
          because: "how a metric is drawn is not whether it is",
        })),
    ),
    ...[
      ...["inventory-log", "notification-log", "order-log"].map((log) => `${log}_errors`),
      ...["order-processor", "payment-handler"].map((name) => `${name}_metrics_occupied`),
    ]
      .map((filter) => `aws_cloudwatch_log_metric_filter.services_${filter}`)
      .concat(
        ["order-processor", "payment-handler"].map(
          (name) => `aws_lambda_function.services_${name}`,
        ),
        ["orders", "undelivered", "unprocessed"].map((queue) => `aws_sqs_queue.services_${queue}`),
      )
      .map((shown) => ({
        path: METRICS,
        damage: `swapped ${shown} for its like`,
        because: "the dashboard shows it beyond what it must",
      })),
    {
      path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.alarms",
      place: "dashboard_body.widgets.1.properties.alarms.*",
      damage: "*",
      because: "of three composite alarms the others are shown as well",
    },
  ],
};
