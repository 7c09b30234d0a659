import type { Thresholds } from "../config/schema";
import type { AlarmFactory } from "../constructs/alarms/alarm-factory";
import { anyOf } from "../constructs/alarms/combination";
import type { PaymentMetrics } from "./metrics";

/** The payment API's alarms. Each description says what to look at first. */
export function addPaymentAlarms(
  alarms: AlarmFactory,
  metrics: PaymentMetrics,
  thresholds: Thresholds,
): void {
  const apiErrorRate = alarms.onMath("api-error-rate", metrics.apiErrorRate, {
    above: thresholds.apiErrorPercent,
    description: `More than ${thresholds.apiErrorPercent} % of API requests fail: see the errors in the access log`,
  });
  const lambdaErrorRate = alarms.onMath("lambda-error-rate", metrics.lambdaErrorRate, {
    above: thresholds.lambdaErrorPercent,
    description: `More than ${thresholds.lambdaErrorPercent} % of payment processor invocations fail: see its log`,
  });
  alarms.onCombination("errors", anyOf(apiErrorRate, lambdaErrorRate), {
    description: "Payments fail: the API's error rate or the payment processor's is too high",
  });
  for (const [percentile, limit] of [
    ["p95", thresholds.latencyP95Milliseconds],
    ["p99", thresholds.latencyP99Milliseconds],
  ] as const) {
    alarms.onMetric(`api-latency-${percentile}`, metrics.apiLatency(percentile), {
      above: limit,
      periods: 2,
      description: `The API's ${percentile} latency is above ${limit} ms: see the trace map`,
    });
  }
  alarms.onMetric("canary", metrics.canarySuccess, {
    below: thresholds.canarySuccessPercent,
    // A canary that reports nothing has failed.
    silence: "breaching",
    description: "The health check fails: the API may be unreachable from outside",
  });
  alarms.onMetric("database-connections", metrics.databaseConnections, {
    above: thresholds.databaseConnections,
    periods: 2,
    description: `The database has more than ${thresholds.databaseConnections} connections: look for a leak`,
  });
  alarms.onMath("table-throttles", metrics.tableThrottles, {
    above: thresholds.tableThrottles,
    description: "DynamoDB throttles the payments table: payments are being retried or lost",
  });
  alarms.onAnomaly("payment-volume", metrics.apiRequests, {
    width: thresholds.volumeDeviations,
    periods: 3,
    description: "The number of payment requests is unlike what it usually is at this hour",
  });
}

/**
 * The archive falls behind, or can't be written at all. PCI DSS 4.0.1 requirement 10.7.2: failures of
 * audit logging are noticed and alerted. Silence is no failure: without log events there is no age.
 */
export function addArchiveAlarm(
  alarms: AlarmFactory,
  metrics: PaymentMetrics,
  thresholds: Thresholds,
): void {
  alarms.onMetric("archive-delay", metrics.archiveDelay, {
    above: thresholds.archiveDelayMinutes * 60,
    description: `Log events wait more than ${thresholds.archiveDelayMinutes} minutes for the archive: see the delivery's own log`,
  });
}
