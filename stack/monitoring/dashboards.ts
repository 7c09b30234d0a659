import type { Monitoring } from "../config/monitoring";
import { charges } from "../constructs/dashboard/charges";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, graph, percentiles, text } from "../constructs/dashboard/widgets";
import { type MonitoredMetrics, TABLE_OPERATIONS } from "./metrics";

interface Shown {
  region: string;
  metrics: MonitoredMetrics;
  thresholds: Monitoring["thresholds"];
  alarmArns: string[];
  hasPaymentChecks: boolean;
  hasMemory: boolean;
  hasProviders: boolean;
}

/** What is happening now. */
export const realTimeRows = ({
  region,
  metrics,
  thresholds,
  alarmArns,
  hasPaymentChecks,
  hasMemory,
}: Shown): Row[] => [
  { height: 4, widgets: [alarmStatus("Alarms", alarmArns)] },
  {
    height: 6,
    widgets: [
      percentiles({
        title: "API latency",
        region,
        of: metrics.apiLatency,
        shown: ["p50", "p95", "p99"],
      }),
      graph({
        title: "API requests refused (4XX)",
        region,
        unit: "%",
        math: { Refused: metrics.clientErrorRate },
        threshold: { label: "Alarm", value: thresholds.clientErrorPercent },
      }),
      graph({
        title: "API requests failed (5XX)",
        region,
        unit: "%",
        math: { Failed: metrics.serverErrorRate },
        threshold: { label: "Alarm", value: thresholds.serverErrorPercent },
      }),
    ],
  },
  {
    height: 6,
    widgets: [
      percentiles({
        title: "Payment processor duration",
        region,
        of: metrics.lambdaDuration,
        shown: ["p50", "p99"],
      }),
      ...(hasMemory
        ? [
            graph({
              title: "Payment processor memory",
              region,
              unit: "MB",
              metrics: { Most: metrics.lambdaMemory },
            }),
          ]
        : []),
      graph({
        title: "Payment processor at once",
        region,
        unit: "invocations",
        metrics: { "At once": metrics.lambdaAtOnce },
      }),
      graph({
        title: "Table capacity used, and throttles",
        region,
        unit: "units, and requests",
        metrics: {
          "Read units": metrics.readUnits,
          "Write units": metrics.writeUnits,
          "Reads throttled": metrics.readsThrottled,
          "Writes throttled": metrics.writesThrottled,
          ...Object.fromEntries(
            TABLE_OPERATIONS.map((one) => [`${one} throttled`, metrics.throttled(one)]),
          ),
        },
      }),
    ],
  },
  {
    height: 6,
    widgets: [
      graph({
        title: "Health checks passed",
        region,
        unit: "%",
        metrics: { Passed: metrics.health },
        threshold: { label: "Alarm", value: thresholds.healthPercent },
      }),
      ...(hasPaymentChecks
        ? [
            graph({
              title: "Test payments passed",
              region,
              unit: "%",
              metrics: { Passed: metrics.paymentChecks },
            }),
          ]
        : []),
      graph({
        title: "Health check duration",
        region,
        unit: "ms",
        metrics: { Duration: metrics.healthDuration },
        threshold: { label: "Alarm", value: thresholds.healthMilliseconds },
      }),
    ],
  },
];

/** What became of payments. */
export const transactionRows = ({
  region,
  metrics,
  thresholds,
  alarmArns,
  hasProviders,
}: Shown): Row[] => [
  { height: 4, widgets: [alarmStatus("Alarms", alarmArns)] },
  {
    height: 6,
    widgets: [
      graph({
        title: "Payments, and those that succeeded",
        region,
        unit: "payments",
        metrics: { Payments: metrics.payments, Succeeded: metrics.succeeded },
      }),
      graph({
        title: "Payments that failed",
        region,
        unit: "%",
        math: { Failed: metrics.failureRate },
        threshold: { label: "Alarm", value: thresholds.paymentFailurePercent },
      }),
    ],
  },
  {
    height: 6,
    widgets: [
      graph({
        title: "Amounts by payment type and region, in minor units",
        region,
        unit: "minor units",
        metrics: metrics.amounts,
      }),
      percentiles({
        title: "Processing time",
        region,
        of: metrics.processingTime,
        shown: ["p50", "p99"],
        threshold: { label: "p99 alarm", value: thresholds.processingMilliseconds },
      }),
    ],
  },
  ...(hasProviders ? [providerRow(region, metrics)] : []),
];

const providerRow = (region: string, metrics: MonitoredMetrics): Row => ({
  height: 6,
  widgets: [
    graph({
      title: "Amounts by provider and region, in minor units",
      region,
      unit: "minor units",
      metrics: metrics.amountsByProvider,
    }),
    graph({
      title: "Payments that succeeded, by provider",
      region,
      unit: "%",
      math: metrics.successRatesByProvider,
    }),
    graph({
      title: "Processing time by provider (p99)",
      region,
      unit: "ms",
      metrics: metrics.processingTimesByProvider,
    }),
  ],
});

/** What it costs. The budget itself, with its forecast, is on a page of its own. */
export const costRows = (monthlyDollars: number): Row[] => [
  {
    height: 2,
    widgets: [
      text(
        "[Budgets, actual and forecast](https://console.aws.amazon.com/costmanagement/home#/budgets), [anomalies](https://console.aws.amazon.com/costmanagement/home#/anomaly-detection). Charges below are the whole account's, in US dollars since the month began.",
      ),
    ],
  },
  {
    height: 6,
    widgets: [
      charges("Charges", {
        title: "Charges against the budget",
        threshold: { label: "Budget", value: monthlyDollars },
      }),
      charges("So far", { title: "Charges so far", view: "singleValue" }),
    ],
  },
];
