import { canaryMetrics, functionMetrics, tableMetrics } from "../constructs/aws-metrics";
import { type Metric, type MetricMath, metricsOf, percentage, sumOf } from "../constructs/metric";
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

/** Those of a payments stack of these names, and of its database cluster. */
export function paymentMetrics(names: Names, cluster: string, region: string): PaymentMetrics {
  const own = metricsOf(names.namespace);
  const processor = functionMetrics(names.processor);
  const table = tableMetrics(names.payments);
  const apiErrors = own(accessLogMetrics.errors, "Sum");
  const apiRequests = own(accessLogMetrics.requests, "Sum");
  return {
    apiLatency: (percentile) => own(accessLogMetrics.latency, percentile),
    apiErrors,
    apiRequests,
    apiErrorRate: percentage(apiErrors, apiRequests),
    lambdaErrors: processor.errors,
    lambdaErrorRate: processor.errorRate,
    lambdaDuration: processor.duration,
    canarySuccess: canaryMetrics(names.canary).success,
    databaseConnections: metricsOf("AWS/RDS", { DBClusterIdentifier: cluster })(
      "DatabaseConnections",
      "Maximum",
    ),
    tableThrottles: sumOf({ reads: table.readsThrottled, writes: table.writesThrottled }),
    archiveDelay: metricsOf("AWS/Firehose", { DeliveryStreamName: names.archive })(
      "DeliveryToS3.DataFreshness",
      "Maximum",
    ),
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
