import { type Metric, type MetricMath, percentage, sumOf } from "../constructs/metric";
import { accessLogMetrics } from "../constructs/metric-filters";
import type { Names } from "./names";
import { PAYMENT_METRICS, PAYMENT_TYPES } from "./payment";

/** What is watched, once, for the alarms and the dashboard alike. */
export interface PaymentMetrics {
  apiLatency: (percentile: "p50" | "p95" | "p99") => Metric;
  apiErrors: Metric;
  apiRequests: Metric;
  apiErrorRate: MetricMath;
  lambdaErrors: Metric;
  lambdaErrorRate: MetricMath;
  lambdaDuration: (statistic: string) => Metric;
  canarySuccess: Metric;
  databaseConnections: Metric;
  tableThrottles: MetricMath;
  /** Seconds that the oldest log event has been waiting. */
  archiveDelay: Metric;
  processingTime: (statistic: string) => Metric;
  successRate: Metric;
  amountsByType: Record<string, Metric>;
}

export function paymentMetrics(names: Names, cluster: string, region: string): PaymentMetrics {
  const own = (name: string, statistic: string, dimensions?: Record<string, string>): Metric => ({
    namespace: names.namespace,
    name,
    statistic,
    ...(dimensions && { dimensions }),
  });
  const lambda = (name: string, statistic: string): Metric => ({
    namespace: "AWS/Lambda",
    name,
    dimensions: { FunctionName: names.processor },
    statistic,
  });
  const table = (name: string): Metric => ({
    namespace: "AWS/DynamoDB",
    name,
    dimensions: { TableName: names.payments },
    statistic: "Sum",
  });
  const apiErrors = own(accessLogMetrics.errors, "Sum");
  const apiRequests = own(accessLogMetrics.requests, "Sum");
  const lambdaErrors = lambda("Errors", "Sum");
  return {
    apiLatency: (percentile) => own(accessLogMetrics.latency, percentile),
    apiErrors,
    apiRequests,
    apiErrorRate: percentage(apiErrors, apiRequests),
    lambdaErrors,
    lambdaErrorRate: percentage(lambdaErrors, lambda("Invocations", "Sum")),
    lambdaDuration: (statistic) => lambda("Duration", statistic),
    canarySuccess: {
      namespace: "CloudWatchSynthetics",
      name: "SuccessPercent",
      dimensions: { CanaryName: names.canary },
      statistic: "Average",
    },
    databaseConnections: {
      namespace: "AWS/RDS",
      name: "DatabaseConnections",
      dimensions: { DBClusterIdentifier: cluster },
      statistic: "Maximum",
    },
    tableThrottles: sumOf({
      reads: table("ReadThrottleEvents"),
      writes: table("WriteThrottleEvents"),
    }),
    archiveDelay: {
      namespace: "AWS/Firehose",
      name: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: names.archive },
      statistic: "Maximum",
    },
    processingTime: (statistic) => own(PAYMENT_METRICS.processingTime, statistic),
    successRate: own(PAYMENT_METRICS.success, "Average"),
    amountsByType: Object.fromEntries(
      PAYMENT_TYPES.map((type) => [
        type,
        own(PAYMENT_METRICS.amount, "Sum", { PaymentType: type, Region: region }),
      ]),
    ),
  };
}
