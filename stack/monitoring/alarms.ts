import type { Monitoring, Priority } from "../config/monitoring";
import type { AlarmFactory } from "../constructs/alarms/alarm-factory";
import type { Metric } from "../constructs/metric";
import { type MonitoredMetrics, TABLE_OPERATIONS } from "./metrics";

/** The alarms on a payments stack, each at its priority. Each description says what to look at first. */
export function addMonitoringAlarms(
  alarms: Record<Priority, AlarmFactory>,
  metrics: MonitoredMetrics,
  { thresholds, syntheticPayments }: Monitoring,
): void {
  const { critical, warning } = alarms;
  critical.onMath("server-errors", metrics.serverErrorRate, {
    above: thresholds.serverErrorPercent,
    description: `More than ${thresholds.serverErrorPercent} % of API requests end in 5XX: see the payment processor's log`,
  });
  warning.onMath("client-errors", metrics.clientErrorRate, {
    above: thresholds.clientErrorPercent,
    description: `More than ${thresholds.clientErrorPercent} % of API requests are refused with 4XX: see who sends them`,
  });
  critical.onMath("lambda-errors", metrics.lambdaErrorRate, {
    above: thresholds.lambdaErrorPercent,
    description: `More than ${thresholds.lambdaErrorPercent} % of payment processor invocations fail: see its log`,
  });
  critical.onMath("payment-failures", metrics.failureRate, {
    above: thresholds.paymentFailurePercent,
    description: `More than ${thresholds.paymentFailurePercent} % of payments fail: see the payment processor's log`,
  });
  warning.onMath("payment-success", metrics.successRate, {
    below: thresholds.paymentSuccessPercent,
    periods: 3,
    description: `Fewer than ${thresholds.paymentSuccessPercent} % of payments succeed, and have for a quarter of an hour`,
  });
  warning.onMetric("processing-time", metrics.processingTime("p99"), {
    above: thresholds.processingMilliseconds,
    periods: 2,
    description: `One payment in a hundred takes more than ${thresholds.processingMilliseconds} ms: see the trace map`,
  });
  const throttled: Record<string, Metric> = {
    reads: metrics.readsThrottled,
    writes: metrics.writesThrottled,
    ...Object.fromEntries(
      TABLE_OPERATIONS.map((one) => [one.toLowerCase(), metrics.throttled(one)]),
    ),
  };
  for (const [what, metric] of Object.entries(throttled)) {
    warning.onMetric(`throttled-${what}`, metric, {
      above: thresholds.tableThrottles,
      description: `DynamoDB throttles ${what} of the payments table: payments are being retried or lost`,
    });
  }
  if (syntheticPayments.enabled) {
    critical.onMetric("payment-checks", metrics.paymentChecks, {
      below: syntheticPayments.successPercent,
      periods: 2,
      // A canary that reports nothing has failed.
      silence: "breaching",
      description: "Test payments fail: perhaps nobody can pay, see the canary's last run",
    });
  }
  warning.onMetric("health-slow", metrics.healthDuration, {
    above: thresholds.healthMilliseconds,
    periods: 2,
    // A canary that reports nothing has failed.
    silence: "breaching",
    description: `Health checks take more than ${thresholds.healthMilliseconds} ms: the API is slow from outside`,
  });
  warning.onMetric("health-failing", metrics.health, {
    below: thresholds.healthPercent,
    periods: 2,
    // A canary that reports nothing has failed.
    silence: "breaching",
    description: "Some health checks fail: the API can't be reached from outside every time",
  });
}
