import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import type { LogGroup } from "./log-group";

/** A metric of what a log group's lines hold. */
interface LogMetric {
  log: LogGroup;
  namespace: string;
  /** Of the metric, and of the filter within its group. */
  name: string;
  /** Which lines. */
  pattern: string;
}

/** How many lines there are: none is 0, so that a rate is 0 % rather than missing. */
const countLines = (scope: Construct, id: string, { log, namespace, name, pattern }: LogMetric) =>
  new CloudwatchLogMetricFilter(scope, id, {
    name,
    logGroupName: log.group.name,
    pattern,
    metricTransformation: { namespace, name, value: "1", defaultValue: "0", unit: "Count" },
  });

/**
 * The milliseconds that lines hold, raw and without a default value: percentiles are statistics of them, and
 * zeros in quiet minutes would pull them down.
 */
const publishMilliseconds = (
  scope: Construct,
  id: string,
  { log, namespace, name, pattern, field }: LogMetric & { field: string },
) =>
  new CloudwatchLogMetricFilter(scope, id, {
    name,
    logGroupName: log.group.name,
    pattern,
    metricTransformation: { namespace, name, value: field, unit: "Milliseconds" },
  });

/** The metrics that an API's access log yields. */
export const accessLogMetrics = {
  latency: "APILatency",
  errors: "APIErrors",
  requests: "APIRequests",
} as const;

export interface AccessLogMetricsProps {
  accessLog: LogGroup;
  namespace: string;
}

/**
 * Latency, errors and requests, counted from the access log.
 * Source: CloudWatch Logs User Guide, "Configuring metric values for a log filter".
 */
export class AccessLogMetrics extends Construct {
  constructor(scope: Construct, id: string, { accessLog, namespace }: AccessLogMetricsProps) {
    super(scope, id);
    const metric = (name: string, pattern: string) => ({
      log: accessLog,
      namespace,
      name,
      pattern,
    });
    publishMilliseconds(this, "latency", {
      ...metric(accessLogMetrics.latency, "{ $.responseLatency = * }"),
      field: "$.responseLatency",
    });
    countLines(this, "errors", metric(accessLogMetrics.errors, "{ $.status >= 400 }"));
    countLines(this, "requests", metric(accessLogMetrics.requests, "{ $.status = * }"));
  }
}

/** The metrics that functions' own logs yield; several functions add up to one. */
export const functionLogMetrics = {
  errors: "LambdaErrors",
  latency: "LambdaLatency",
  /** For how long execution environments were taken: over a period, how many were at once on average. */
  occupied: "LambdaOccupied",
} as const;

/**
 * Errors, latency and concurrency of every invocation, from the report that Lambda itself writes of each, those
 * included that ran out of time or memory and wrote nothing more. The function must log in JSON, system logs from
 * INFO on. Source: Lambda Developer Guide, "Lambda Telemetry API event schema reference", platform.report.
 */
export class FunctionLogMetrics extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { log, namespace }: { log: LogGroup; namespace: string },
  ) {
    super(scope, id);
    const metric = (name: string, condition: string) => ({
      log,
      namespace,
      name,
      pattern: `{ $.type = "platform.report" && ${condition} }`,
    });
    countLines(this, "errors", metric(functionLogMetrics.errors, '$.record.status != "success"'));
    publishMilliseconds(this, "latency", {
      ...metric(functionLogMetrics.latency, "$.record.metrics.durationMs = *"),
      field: "$.record.metrics.durationMs",
    });
    publishMilliseconds(this, "occupied", {
      ...metric(functionLogMetrics.occupied, "$.record.metrics.billedDurationMs = *"),
      field: "$.record.metrics.billedDurationMs",
    });
  }
}

/** Errors that a service says of itself, one JSON line each; several services add up to one. */
export const serviceLogMetrics = { errors: "ECSErrors" } as const;

/** Counts the errors in a service's log. */
export const countServiceErrors = (
  scope: Construct,
  id: string,
  { log, namespace }: { log: LogGroup; namespace: string },
) =>
  countLines(scope, id, {
    log,
    namespace,
    name: serviceLogMetrics.errors,
    pattern: '{ $.level = "ERROR" || $.level = "FATAL" }',
  });
