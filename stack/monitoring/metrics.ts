import {
  apiMetrics,
  canaryMetrics,
  functionMetrics,
  tableMetrics,
} from "../constructs/aws-metrics";
import { type MetricMath, metricsOf } from "../constructs/metric";
import type { Names } from "../payments/names";
import { PAYMENT_METRICS, PAYMENT_TYPES } from "../payments/payment";

/** What the payment function does with its table. */
export const TABLE_OPERATIONS = ["GetItem", "PutItem"] as const;

/**
 * What is watched of a payments stack, found by the names that its suffix gives: it may be deployed by
 * somebody else, before or after.
 */
export function monitoredMetrics(
  names: Names,
  stage: string,
  region: string,
  paymentCheck: string,
) {
  const own = metricsOf(names.namespace);
  const api = apiMetrics(names.payments, stage);
  const processor = functionMetrics(names.processor);
  const health = canaryMetrics(names.canary);
  const success = (statistic: string) => own(PAYMENT_METRICS.success, statistic);
  return {
    apiLatency: api.latency,
    clientErrorRate: api.clientErrorRate,
    serverErrorRate: api.serverErrorRate,
    lambdaErrorRate: processor.errorRate,
    lambdaDuration: processor.duration,
    /** Lambda Insights'. */
    lambdaMemory: metricsOf("LambdaInsights", { function_name: names.processor })(
      "used_memory_max",
      "Maximum",
    ),
    lambdaAtOnce: processor.atOnce,
    ...tableMetrics(names.payments),
    payments: success("SampleCount"),
    succeeded: success("Sum"),
    failureRate: { expression: "100*(1-s)", using: { s: success("Average") } } as MetricMath,
    successRate: { expression: "100*s", using: { s: success("Average") } } as MetricMath,
    processingTime: (statistic: string) => own(PAYMENT_METRICS.processingTime, statistic),
    amounts: Object.fromEntries(
      PAYMENT_TYPES.map((type) => [
        `${type} in ${region}`,
        own(PAYMENT_METRICS.amount, "Sum", { PaymentType: type, Region: region }),
      ]),
    ),
    health: health.success,
    healthDuration: health.duration,
    paymentChecks: canaryMetrics(paymentCheck).success,
  };
}

export type MonitoredMetrics = ReturnType<typeof monitoredMetrics>;
