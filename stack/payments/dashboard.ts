import type { Thresholds } from "../config/schema";
import type { AccessLogField } from "../constructs/access-log";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, graph, logTable, percentiles } from "../constructs/dashboard/widgets";
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
        percentiles({
          title: "API latency",
          region,
          of: metrics.apiLatency,
          shown: ["p50", "p95", "p99"],
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
        percentiles({
          title: "Payment processor duration",
          region,
          of: metrics.lambdaDuration,
          shown: ["p50", "p99"],
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
        percentiles({
          title: "Payment processing time",
          region,
          of: metrics.processingTime,
          shown: ["p50", "p99"],
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
