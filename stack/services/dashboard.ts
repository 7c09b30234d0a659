import type { Services } from "../config/services";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, type Widgets } from "../constructs/dashboard/widgets";
import type { Metric } from "../constructs/metric";
import type { ServiceMetrics } from "./metrics";

export interface ServiceRowsProps {
  widgets: Widgets;
  metrics: ServiceMetrics;
  thresholds: Services["thresholds"];
  alarmArns: string[];
  services: Record<string, string>;
  /** What waits in queues, by what it is. */
  waiting: Record<string, Metric>;
  functionLog: string;
  serviceLog: string;
}

/** What an operator looks at, worst news first. */
export function serviceRows(props: ServiceRowsProps): Row[] {
  const { metrics, thresholds, services, waiting } = props;
  const { graph, percentiles, logTable } = props.widgets;
  const perService = (metric: (service: string) => Metric) =>
    Object.fromEntries(Object.entries(services).map(([id, service]) => [id, metric(service)]));
  return [
    { height: 4, widgets: [alarmStatus("Alarms", props.alarmArns)] },
    {
      height: 6,
      widgets: [
        graph({
          title: "Invocations that failed",
          unit: "invocations",
          metrics: { Failed: metrics.lambdaErrors },
        }),
        percentiles({
          title: "Invocation latency",
          of: metrics.lambdaLatency,
          shown: ["p50", "p99"],
          threshold: { label: "p99 alarm", value: thresholds.latencyMilliseconds },
        }),
        graph({
          title: "Invocations at once",
          unit: "invocations",
          math: { "At most": metrics.concurrency, "On average": metrics.meanConcurrency },
          threshold: { label: "Alarm", value: thresholds.concurrentInvocations },
        }),
      ],
    },
    {
      height: 6,
      widgets: [
        graph({
          title: "CPU of services",
          unit: "%",
          metrics: perService(metrics.cpu),
          threshold: { label: "Alarm", value: thresholds.cpuPercent },
        }),
        graph({
          title: "Memory of services",
          unit: "%",
          metrics: perService(metrics.memory),
          threshold: { label: "Alarm", value: thresholds.memoryPercent },
        }),
        graph({
          title: "Errors of services",
          unit: "errors",
          metrics: { Errors: metrics.serviceErrors },
          threshold: { label: "Alarm", value: thresholds.serviceErrors },
        }),
        graph({ title: "Messages waiting", unit: "messages", metrics: waiting }),
      ],
    },
    {
      height: 8,
      widgets: [
        logTable("What functions say went wrong", props.functionLog, [
          'filter level in ["ERROR", "WARN"]',
          "fields @timestamp, level, message, cause, orderId, traceId",
          "sort @timestamp desc",
          "limit 50",
        ]),
        logTable("What services say went wrong", props.serviceLog, [
          'filter level in ["ERROR", "FATAL"]',
          "fields @timestamp, level, message",
          "sort @timestamp desc",
          "limit 50",
        ]),
      ],
    },
  ];
}
