import type { Thresholds } from "../config/schema";
import type { AccessLogField } from "../constructs/access-log";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, graph, logTable } from "../constructs/dashboard/widgets";
import type { PaymentMetrics } from "./metrics";

export interface PaymentRowsProps {
  region: string;
  metrics: PaymentMetrics;
  thresholds: Thresholds;
  alarmArns: string[];
  accessLog: string;
}

const shown: AccessLogField[] = ["method", "path", "status", "responseLatency", "errorType"];

/** What an operator looks at, worst news first. */
export function paymentRows(props: PaymentRowsProps): Row[] {
  const { region, metrics, thresholds, alarmArns, accessLog } = props;
  return [
    { height: 4, widgets: [alarmStatus("Alarms", alarmArns)] },
    {
      height: 6,
      widgets: [
        graph({
          title: "API latency",
          region,
          unit: "ms",
          metrics: {
            p50: metrics.apiLatency("p50"),
            p95: metrics.apiLatency("p95"),
            p99: metrics.apiLatency("p99"),
          },
          threshold: { label: "p99 alarm", value: thresholds.latencyP99Milliseconds },
        }),
        graph({
          title: "API requests and errors",
          region,
          unit: "requests",
          metrics: { Requests: metrics.apiRequests, Errors: metrics.apiErrors },
        }),
        graph({
          title: "API error rate",
          region,
          unit: "%",
          math: { "Error rate": metrics.apiErrorRate },
          threshold: { label: "API alarm", value: thresholds.apiErrorPercent },
        }),
      ],
    },
    {
      height: 6,
      widgets: [
        graph({
          title: "Payment processor errors",
          region,
          unit: "errors, and %",
          metrics: { Errors: metrics.lambdaErrors },
          math: { "Error rate (%)": metrics.lambdaErrorRate },
        }),
        graph({
          title: "Payment processor duration",
          region,
          unit: "ms",
          metrics: {
            p50: metrics.lambdaDuration("p50"),
            p99: metrics.lambdaDuration("p99"),
          },
        }),
        graph({
          title: "Database connections",
          region,
          unit: "connections",
          metrics: { Connections: metrics.databaseConnections },
          threshold: { label: "Alarm", value: thresholds.databaseConnections },
        }),
      ],
    },
    {
      height: 6,
      widgets: [
        graph({
          title: "Amounts by payment type, in minor units",
          region,
          unit: "minor units",
          metrics: metrics.amountsByType,
        }),
        graph({
          title: "Payment processing time",
          region,
          unit: "ms",
          metrics: {
            p50: metrics.processingTime("p50"),
            p99: metrics.processingTime("p99"),
          },
        }),
        graph({
          title: "Payments accepted, and health checks passed",
          region,
          unit: "",
          metrics: {
            "Accepted (0 to 1)": metrics.successRate,
            "Health (%)": metrics.canarySuccess,
          },
        }),
      ],
    },
    {
      height: 6,
      widgets: [
        logTable("Latest failed requests", region, accessLog, [
          `fields @timestamp, ${shown.join(", ")}`,
          "filter status >= 400",
          "sort @timestamp desc",
          "limit 20",
        ]),
      ],
    },
  ];
}
