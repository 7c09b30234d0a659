import { type Metric, type MetricMath, metricsOf, percentage } from "../constructs/metric";
import type { Names } from "../payments/names";
import { PAYMENT_METRICS, PAYMENT_TYPES } from "../payments/payment";

/** What the payment function does with its table. */
export const TABLE_OPERATIONS = ["GetItem", "PutItem"] as const;
export type TableOperation = (typeof TABLE_OPERATIONS)[number];

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
  const own = (name: string, statistic: string, dimensions?: Record<string, string>): Metric => ({
    namespace: names.namespace,
    name,
    statistic,
    ...(dimensions && { dimensions }),
  });
  const api = metricsOf("AWS/ApiGateway", { ApiName: names.payments, Stage: stage });
  const lambda = metricsOf("AWS/Lambda", { FunctionName: names.processor });
  const table = metricsOf("AWS/DynamoDB", { TableName: names.payments });
  const canary = (CanaryName: string) => metricsOf("CloudWatchSynthetics", { CanaryName });
  const requests = api("Count", "Sum");
  const success = (statistic: string) => own(PAYMENT_METRICS.success, statistic);
  return {
    apiLatency: (percentile: string) => api("Latency", percentile),
    clientErrorRate: percentage(api("4XXError", "Sum"), requests),
    serverErrorRate: percentage(api("5XXError", "Sum"), requests),
    lambdaErrorRate: percentage(lambda("Errors", "Sum"), lambda("Invocations", "Sum")),
    lambdaDuration: (statistic: string) => lambda("Duration", statistic),
    /** Lambda Insights'. */
    lambdaMemory: metricsOf("LambdaInsights", { function_name: names.processor })(
      "used_memory_max",
      "Maximum",
    ),
    lambdaAtOnce: lambda("ConcurrentExecutions", "Maximum"),
    readsThrottled: table("ReadThrottleEvents", "Sum"),
    writesThrottled: table("WriteThrottleEvents", "Sum"),
    throttled: (Operation: TableOperation) => table("ThrottledRequests", "Sum", { Operation }),
    readUnits: table("ConsumedReadCapacityUnits", "Sum"),
    writeUnits: table("ConsumedWriteCapacityUnits", "Sum"),
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
    health: canary(names.canary)("SuccessPercent", "Average"),
    healthDuration: canary(names.canary)("Duration", "Average"),
    paymentChecks: canary(paymentCheck)("SuccessPercent", "Average"),
  };
}

export type MonitoredMetrics = ReturnType<typeof monitoredMetrics>;
