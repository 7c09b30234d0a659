import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import type { LogGroup } from "./log-group";

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
 *
 * Latency is published raw and has no default value: percentiles are statistics of it, and zeros in
 * quiet minutes would pull them down. The counts default to 0, so that an error rate is 0 % rather than
 * missing. Source: CloudWatch Logs User Guide, "Configuring metric values for a log filter".
 */
export class AccessLogMetrics extends Construct {
  constructor(scope: Construct, id: string, { accessLog, namespace }: AccessLogMetricsProps) {
    super(scope, id);
    const logGroupName = accessLog.group.name;
    new CloudwatchLogMetricFilter(this, "latency", {
      name: accessLogMetrics.latency,
      logGroupName,
      pattern: "{ $.responseLatency = * }",
      metricTransformation: {
        namespace,
        name: accessLogMetrics.latency,
        value: "$.responseLatency",
        unit: "Milliseconds",
      },
    });
    const count = (id: string, name: string, pattern: string) =>
      new CloudwatchLogMetricFilter(this, id, {
        name,
        logGroupName,
        pattern,
        metricTransformation: { namespace, name, value: "1", defaultValue: "0", unit: "Count" },
      });
    count("errors", accessLogMetrics.errors, "{ $.status >= 400 }");
    count("requests", accessLogMetrics.requests, "{ $.status = * }");
  }
}
