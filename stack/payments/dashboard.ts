import type { Thresholds } from "../config/schema";
import type { AccessLogField } from "../constructs/access-log";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, type Widgets } from "../constructs/dashboard/widgets";
import type { PaymentMetrics } from "./metrics";

export interface PaymentRowsProps {
  widgets: Widgets;
  metrics: PaymentMetrics;
  thresholds: Thresholds;
  alarmArns: string[];
  accessLog: string;
}

const shown: AccessLogField[] = ["method", "path", "status", "responseLatency", "errorType"];

/** What an operator looks at, worst news first. */
export function paymentRows(props: PaymentRowsProps): Row[] {
  const { metrics, thresholds, alarmArns, accessLog } = props;
  const { graph, percentiles, logTable } = props.widgets;
  return [
    { height: 4, widgets: [alarmStatus("Alarms", alarmArns)] },
    {
      height: 6,
      widgets: [
        percentiles({
          title: "API latency",
          of: metrics.apiLatency,
          shown: ["p50", "p95", "p99"],
          threshold: { label: "p99 alarm", value: thresholds.latencyP99Milliseconds },
        }),
        graph({
          title: "API requests and errors",
          unit: "requests",
          metrics: { Requests: metrics.apiRequests, Errors: metrics.apiErrors },
        }),
        graph({
          title: "API error rate",
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
          unit: "errors, and %",
          metrics: { Errors: metrics.lambdaErrors },
          math: { "Error rate (%)": metrics.lambdaErrorRate },
        }),
        percentiles({
          title: "Payment processor duration",
          of: metrics.lambdaDuration,
          shown: ["p50", "p99"],
        }),
        graph({
          title: "Database connections",
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
          unit: "minor units",
          metrics: metrics.amountsByType,
        }),
        percentiles({
          title: "Payment processing time",
          of: metrics.processingTime,
          shown: ["p50", "p99"],
        }),
        graph({
          title: "Payments accepted, and health checks passed",
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
        logTable("Latest failed requests", accessLog, [
          `fields @timestamp, ${shown.join(", ")}`,
          "filter status >= 400",
          "sort @timestamp desc",
          "limit 20",
        ]),
      ],
    },
  ];
}
