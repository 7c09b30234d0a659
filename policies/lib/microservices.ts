import { metricAlarm } from "./alarms";
import type { CaseConfig } from "./cases";

/**
 * Two functions and a service, what they log, and what is measured of them: for the cases of controls that look at
 * more than one resource.
 */

interface Filter {
  name: string;
  group: string;
  pattern: string;
  transformation?: object;
}

const filter = ({ name, group, pattern, transformation }: Filter): CaseConfig => ({
  [`aws_cloudwatch_log_metric_filter.${group}-${name}`]: {
    name,
    log_group_name: `\${aws_cloudwatch_log_group.${group}.name}`,
    pattern,
    metric_transformation: { namespace: "Services", name, value: "1", ...transformation },
  },
});

const reported = (name: string): CaseConfig => ({
  [`aws_cloudwatch_log_group.${name}`]: { name: `/aws/lambda/${name}` },
  [`aws_lambda_function.${name}`]: {
    function_name: name,
    logging_config: {
      log_format: "JSON",
      log_group: `\${aws_cloudwatch_log_group.${name}.name}`,
      system_log_level: "INFO",
    },
  },
  ...filter({
    name: "failed",
    group: name,
    pattern: '{ $.type = "platform.report" && $.record.status != "success" }',
  }),
  ...filter({
    name: "took",
    group: name,
    pattern: '{ $.type = "platform.report" && $.record.metrics.durationMs = * }',
    transformation: { value: "$.record.metrics.durationMs", unit: "Milliseconds" },
  }),
  ...filter({
    name: "taken",
    group: name,
    pattern: '{ $.type = "platform.report" && $.record.metrics.billedDurationMs = * }',
    transformation: { value: "$.record.metrics.billedDurationMs", unit: "Milliseconds" },
  }),
});

/** A function that reports each invocation, and what is measured of it. */
export const oneFunction: CaseConfig = reported("pay");

/** Two of them, measured together. */
export const twoFunctions: CaseConfig = { ...oneFunction, ...reported("order") };

/** A service in a cluster, and the errors that are counted in its log. */
export const oneService: CaseConfig = {
  "aws_ecs_cluster.c": { name: "cluster" },
  "aws_ecs_service.s": { name: "stock", cluster: "${aws_ecs_cluster.c.arn}" },
  "aws_cloudwatch_log_group.stock": { name: "/services/stock" },
  "aws_ecs_task_definition.t": {
    family: "stock",
    container_definitions: JSON.stringify([
      {
        name: "stock",
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/services/stock" } },
      },
    ]),
  },
  ...filter({
    name: "erred",
    group: "stock",
    pattern: '{ $.level = "ERROR" || $.level = "FATAL" }',
  }),
};

/** On the two functions' failed invocations. */
export const failing = (values: object = {}): CaseConfig =>
  metricAlarm("failing", {
    namespace: "Services",
    metric_name: "failed",
    statistic: "Sum",
    period: 600,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    threshold: 5,
    ...values,
  });

/** On the duration of the two functions' invocations. */
export const slow = (values: object = {}): CaseConfig =>
  metricAlarm("slow", {
    namespace: "Services",
    metric_name: "took",
    extended_statistic: "p99",
    period: 300,
    threshold: 3_000,
    ...values,
  });

const atOnce = (id: string, FunctionName: string) => ({
  id,
  metric: {
    namespace: "AWS/Lambda",
    metric_name: "ConcurrentExecutions",
    dimensions: { FunctionName },
    stat: "Maximum",
    period: 300,
  },
});

/** On how many invocations of the two functions run at once. */
export const busy = (values: object = {}, expression = "FILL(a,0)+FILL(b,0)"): CaseConfig =>
  metricAlarm("busy", {
    threshold: 100,
    metric_query: [
      { id: "sum", expression, return_data: true },
      atOnce("a", "pay"),
      atOnce("b", "order"),
    ],
    ...values,
  });

/** In `busy`, one function in place of the two. */
export const ofOne = (FunctionName = "pay") => ({
  metric_query: null,
  namespace: "AWS/Lambda",
  metric_name: "ConcurrentExecutions",
  dimensions: { FunctionName },
  statistic: "Maximum",
  period: 300,
});

/** On what the service uses of its CPU, or of its memory. */
export const used = (what: "CPU" | "Memory", values: object = {}): CaseConfig =>
  metricAlarm(what.toLowerCase(), {
    namespace: "AWS/ECS",
    metric_name: `${what}Utilization`,
    dimensions: { ClusterName: "cluster", ServiceName: "stock" },
    statistic: "Average",
    period: 300,
    threshold: 80,
    ...values,
  });

/** On the service's errors. */
export const erring = (values: object = {}): CaseConfig =>
  metricAlarm("erring", {
    namespace: "Services",
    metric_name: "erred",
    statistic: "Sum",
    period: 300,
    threshold: 10,
    ...values,
  });

/** On other alarms. */
export const together = (name: string, alarm_rule: unknown, values: object = {}): CaseConfig => ({
  "aws_sns_topic.t": { name: "alarms" },
  [`aws_cloudwatch_composite_alarm.${name}`]: {
    alarm_name: name,
    alarm_rule,
    alarm_actions: ["${aws_sns_topic.t.arn}"],
    ...values,
  },
});

/** The configuration with other words in place of some, in every text of it. */
export function reworded(config: CaseConfig, from: string, to: string): CaseConfig {
  const changed = JSON.parse(JSON.stringify(config), (_, value) =>
    typeof value === "string" ? value.replaceAll(from, to) : value,
  );
  if (JSON.stringify(changed) === JSON.stringify(config)) throw new Error(`Nothing says ${from}`);
  return changed;
}
