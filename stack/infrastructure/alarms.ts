import type { Infrastructure } from "../config/infrastructure";
import type { AlarmFactory } from "../constructs/alarms/alarm-factory";
import { type Metric, sumOf } from "../constructs/metric";
import type { PlatformMetrics } from "./metrics";

export interface Watched {
  metrics: PlatformMetrics;
  /** Payments that could not be put on record. */
  unprocessed: Metric;
  /** Requests that the firewall blocked. */
  blocked: Metric;
}

/** The alarms on the platform, each on the topic of those whom it concerns. */
export function addPlatformAlarms(
  { operations, security }: { operations: AlarmFactory; security: AlarmFactory },
  { metrics, unprocessed, blocked }: Watched,
  thresholds: Infrastructure["thresholds"],
): void {
  operations.onMath("server-errors", metrics.serverErrorRate, {
    above: thresholds.serverErrorPercent,
    description: `More than ${thresholds.serverErrorPercent} % of API requests end in 5XX: see the processor's log`,
  });
  operations.onMath("client-errors", metrics.clientErrorRate, {
    above: thresholds.clientErrorPercent,
    description: `More than ${thresholds.clientErrorPercent} % of API requests are refused with 4XX: see who sends them`,
  });
  for (const [id, { errorRate }] of [
    ["processor", metrics.processor],
    ["event-handler", metrics.eventHandler],
  ] as const) {
    operations.onMath(`${id}-errors`, errorRate, {
      above: thresholds.lambdaErrorPercent,
      description: `More than ${thresholds.lambdaErrorPercent} % of the ${id}'s invocations fail: see its log`,
    });
  }
  const throttled = { reads: metrics.readsThrottled, writes: metrics.writesThrottled };
  operations.onMath("table-throttles", sumOf(throttled), {
    above: thresholds.tableThrottles,
    description: "DynamoDB throttles the payments table: payments are being retried or lost",
  });
  operations.onMetric("cpu", metrics.cpu, {
    above: thresholds.cpuPercent,
    periods: 2,
    description: `The machines' processors are busier than ${thresholds.cpuPercent} %, and scaling has not helped`,
  });
  operations.onMetric("unprocessed", unprocessed, {
    above: 0,
    description: "Payments are stored but not on record: see the queue of what was not processed",
  });
  security.onMetric("blocked-requests", blocked, {
    above: thresholds.blockedRequests,
    description: `The firewall blocks more than ${thresholds.blockedRequests} requests in five minutes: see its log for whose`,
  });
}
