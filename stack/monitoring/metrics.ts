import {
  apiMetrics,
  canaryMetrics,
  functionMetrics,
  tableMetrics,
} from "../constructs/aws-metrics";
import { type MetricMath, metricsOf } from "../constructs/metric";
import type { Names } from "../payments/names";
import { PAYMENT_METRICS, PAYMENT_TYPES, providerDimensions } from "../payments/payment";

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
  providers: string[],
) {
  const own = metricsOf(names.namespace);
  const api = apiMetrics(names.payments, stage);
  const processor = functionMetrics(names.processor);
  const health = canaryMetrics(names.canary);
  const ofProvider = (name: string, statistic: string, provider: string) =>
    own(name, statistic, providerDimensions(provider, region));
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
    amountsByProvider: Object.fromEntries(
      providers.map((provider) => [
        `${provider} in ${region}`,
        ofProvider(PAYMENT_METRICS.amount, "Sum", provider),
      ]),
    ),
    processingTimesByProvider: Object.fromEntries(
      providers.map((provider) => [
        provider,
        ofProvider(PAYMENT_METRICS.processingTime, "p99", provider),
      ]),
    ),
    successRatesByProvider: Object.fromEntries(
      providers.map((provider, index): [string, MetricMath] => {
        const id = `s${index}`;
        const using = { [id]: ofProvider(PAYMENT_METRICS.success, "Average", provider) };
        return [provider, { expression: `100*${id}`, using }];
      }),
    ),
    health: health.success,
    healthDuration: health.duration,
    paymentChecks: canaryMetrics(paymentCheck).success,
  };
}

export type MonitoredMetrics = ReturnType<typeof monitoredMetrics>;
