import { functionMetrics } from "../constructs/aws-metrics";
import { type MetricMath, metricsOf, PERIOD_SECONDS, sumOf } from "../constructs/metric";
import { functionLogMetrics, serviceLogMetrics } from "../constructs/metric-filters";
import type { Names } from "./names";

/** What is watched, once, for the alarms and the dashboard alike. */
export function serviceMetrics(names: Names) {
  const own = metricsOf(names.namespace);
  const ofTasks = (name: string, ServiceName: string) =>
    metricsOf("AWS/ECS", { ClusterName: names.services, ServiceName })(name, "Average");
  return {
    lambdaErrors: own(functionLogMetrics.errors, "Sum"),
    lambdaLatency: (percentile: string) => own(functionLogMetrics.latency, percentile),
    /** How many at most, of every function together. */
    concurrency: sumOf({
      handler: functionMetrics(names.paymentHandler).atOnce,
      processor: functionMetrics(names.orderProcessor).atOnce,
    }),
    /** How many on average: the time that environments were taken, over the time that there was (Little's law). */
    meanConcurrency: {
      expression: `taken/${PERIOD_SECONDS * 1_000}`,
      using: { taken: own(functionLogMetrics.occupied, "Sum") },
    } as MetricMath,
    serviceErrors: own(serviceLogMetrics.errors, "Sum"),
    cpu: (service: string) => ofTasks("CPUUtilization", service),
    memory: (service: string) => ofTasks("MemoryUtilization", service),
  };
}

export type ServiceMetrics = ReturnType<typeof serviceMetrics>;
