import type { Monitoring } from "../config/monitoring";
import { charges } from "../constructs/dashboard/charges";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, text, type Widgets } from "../constructs/dashboard/widgets";
import { type MonitoredMetrics, TABLE_OPERATIONS } from "./metrics";

interface Shown {
  widgets: Widgets;
  metrics: MonitoredMetrics;
  thresholds: Monitoring["thresholds"];
  alarmArns: string[];
  hasPaymentChecks: boolean;
  hasMemory: boolean;
  hasProviders: boolean;
}

/** What is happening now. */
export const realTimeRows = ({
  widgets: { graph, percentiles },
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
        of: metrics.apiLatency,
        shown: ["p50", "p95", "p99"],
      }),
      graph({
        title: "API requests refused (4XX)",
        unit: "%",
        math: { Refused: metrics.clientErrorRate },
        threshold: { label: "Alarm", value: thresholds.clientErrorPercent },
      }),
      graph({
        title: "API requests failed (5XX)",
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
        of: metrics.lambdaDuration,
        shown: ["p50", "p99"],
      }),
      ...(hasMemory
        ? [
            graph({
              title: "Payment processor memory",
              unit: "MB",
              metrics: { Most: metrics.lambdaMemory },
            }),
          ]
        : []),
      graph({
        title: "Payment processor at once",
        unit: "invocations",
        metrics: { "At once": metrics.lambdaAtOnce },
      }),
      graph({
        title: "Table capacity used, and throttles",
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
        unit: "%",
        metrics: { Passed: metrics.health },
        threshold: { label: "Alarm", value: thresholds.healthPercent },
      }),
      ...(hasPaymentChecks
        ? [
            graph({
              title: "Test payments passed",
              unit: "%",
              metrics: { Passed: metrics.paymentChecks },
            }),
          ]
        : []),
      graph({
        title: "Health check duration",
        unit: "ms",
        metrics: { Duration: metrics.healthDuration },
        threshold: { label: "Alarm", value: thresholds.healthMilliseconds },
      }),
    ],
  },
];

/** What became of payments. */
export const transactionRows = ({
  widgets: { graph, percentiles },
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
        unit: "payments",
        metrics: { Payments: metrics.payments, Succeeded: metrics.succeeded },
      }),
      graph({
        title: "Payments that failed",
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
        unit: "minor units",
        metrics: metrics.amounts,
      }),
      percentiles({
        title: "Processing time",
        of: metrics.processingTime,
        shown: ["p50", "p99"],
        threshold: { label: "p99 alarm", value: thresholds.processingMilliseconds },
      }),
    ],
  },
  ...(hasProviders ? [providerRow(graph, metrics)] : []),
];

const providerRow = (graph: Widgets["graph"], metrics: MonitoredMetrics): Row => ({
  height: 6,
  widgets: [
    graph({
      title: "Amounts by provider and region, in minor units",
      unit: "minor units",
      metrics: metrics.amountsByProvider,
    }),
    graph({
      title: "Payments that succeeded, by provider",
      unit: "%",
      math: metrics.successRatesByProvider,
    }),
    graph({
      title: "Processing time by provider (p99)",
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
