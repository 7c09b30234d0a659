import type { Services } from "../config/services";
import type { AlarmFactory } from "../constructs/alarms/alarm-factory";
import { allOf, anyOf } from "../constructs/alarms/combination";
import type { Metric } from "../constructs/metric";
import type { ServiceMetrics } from "./metrics";

/** The time in which so many errors are too many. */
const ERRORS_WITHIN_SECONDS = 600;

/** The alarms on functions and tasks, and what they mean together. Each says what to look at first. */
export function addServiceAlarms(
  alarms: AlarmFactory,
  metrics: ServiceMetrics,
  { thresholds }: Services,
  services: Record<string, string>,
): void {
  const errors = alarms.onMetric("lambda-errors", metrics.lambdaErrors, {
    atLeast: thresholds.lambdaErrors,
    periodSeconds: ERRORS_WITHIN_SECONDS,
    description: `${thresholds.lambdaErrors} or more invocations failed within ten minutes: see the functions' logs`,
  });
  const latency = alarms.onMetric("lambda-latency", metrics.lambdaLatency("p99"), {
    above: thresholds.latencyMilliseconds,
    description: `One invocation in a hundred takes more than ${thresholds.latencyMilliseconds} ms: see the trace map`,
  });
  const concurrency = alarms.onMath("lambda-concurrency", metrics.concurrency, {
    above: thresholds.concurrentInvocations,
    description: `More than ${thresholds.concurrentInvocations} invocations at once: see who sends so much`,
  });
  const exhausted = Object.entries(services).map(([id, service]) =>
    allOf(
      alarms.onMetric(`${id}-cpu`, metrics.cpu(service), {
        above: thresholds.cpuPercent,
        description: `The ${id} service uses more than ${thresholds.cpuPercent} % of its CPU: more tasks, or larger ones`,
      }),
      alarms.onMetric(`${id}-memory`, metrics.memory(service), {
        above: thresholds.memoryPercent,
        description: `The ${id} service uses more than ${thresholds.memoryPercent} % of its memory: look for a leak`,
      }),
    ),
  );
  const serviceErrors = alarms.onMetric("service-errors", metrics.serviceErrors, {
    above: thresholds.serviceErrors,
    description: `More than ${thresholds.serviceErrors} errors of services within five minutes: see their logs`,
  });
  alarms.onCombination("lambda-critical", allOf(anyOf(errors, latency), concurrency), {
    description: "The functions fail or are slow, and are called very often: they can't keep up",
  });
  alarms.onCombination("exhausted", anyOf(...exhausted), {
    description: "A service has run out of CPU and of memory: its tasks are about to fail",
  });
  alarms.onCombination("system-critical", allOf(errors, serviceErrors), {
    description: "Functions and services fail at the same time: look at what they share",
  });
}

/** What nobody took. */
export function addQueueAlarms(
  alarms: AlarmFactory,
  { undelivered, unprocessed }: Record<"undelivered" | "unprocessed", Metric>,
): void {
  alarms.onMetric("undelivered", undelivered, {
    above: 0,
    description: "Alarms could not be delivered, or nobody's program could read them",
  });
  alarms.onMetric("unprocessed", unprocessed, {
    above: 0,
    description: "Paid orders could not be read, three times each: see the order processor's log",
  });
}
