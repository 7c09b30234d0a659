import type { Infrastructure } from "../config/infrastructure";
import { charges } from "../constructs/dashboard/charges";
import type { Row } from "../constructs/dashboard/layout";
import { alarmStatus, text, type Widgets } from "../constructs/dashboard/widgets";
import type { Metric } from "../constructs/metric";
import type { ResponseId } from "./events";
import type { PlatformMetrics } from "./metrics";
import type { Concern } from "./names";

export interface Shown {
  widgets: Widgets;
  /** AWS measures charges in its main partition only; those of GovCloud are in a linked account of that. */
  hasBilling: boolean;
  metrics: PlatformMetrics;
  thresholds: Infrastructure["thresholds"];
  alarmArns: Record<"security" | "operations", string[]>;
  blocked: Metric;
  allowed: Metric;
  /** The group of the firewall's log. */
  firewallLog: string;
  unprocessed: Metric;
  /** How often people were told of something. */
  seen: Record<ResponseId, Metric>;
}

const ROW = 6;

/** What the account owes, and what was unusual about it. */
const chargeRows = ({ widgets: { graph }, seen }: Shown): Row[] => [
  {
    height: 2,
    widgets: [
      text(
        "[Budgets](https://console.aws.amazon.com/costmanagement/home#/budgets), [anomalies](https://console.aws.amazon.com/costmanagement/home#/anomaly-detection). Charges are the whole account's, in US dollars since the month began; below is what drives those of this platform.",
      ),
    ],
  },
  {
    height: ROW,
    widgets: [
      charges("Charges", { title: "Charges so far" }),
      graph({
        title: "Cost anomalies",
        unit: "anomalies",
        metrics: { Anomalies: seen["cost-anomalies"] },
      }),
    ],
  },
];

/** What it costs: the account's charges, where they are measured, and what is paid by use. */
const costRows = (shown: Shown): Row[] => [
  ...(shown.hasBilling ? chargeRows(shown) : []),
  useRow(shown),
];

/** What is paid by use. */
const useRow = ({ widgets: { graph }, metrics }: Shown): Row => ({
  height: ROW,
  widgets: [
    graph({
      title: "API requests",
      unit: "requests",
      metrics: { Requests: metrics.requests },
    }),
    graph({
      title: "Invocations",
      unit: "invocations",
      metrics: {
        Processor: metrics.processor.invocations,
        "Event handler": metrics.eventHandler.invocations,
      },
    }),
    graph({
      title: "Table capacity used",
      unit: "units",
      metrics: { Read: metrics.readUnits, Write: metrics.writeUnits },
    }),
  ],
});

/** Who tries what. */
const securityRows = (shown: Shown): Row[] => {
  const { metrics, thresholds, alarmArns, blocked, allowed, firewallLog, seen } = shown;
  const { graph, logTable } = shown.widgets;
  return [
    { height: 3, widgets: [alarmStatus("Alarms", alarmArns.security)] },
    {
      height: ROW,
      widgets: [
        graph({
          title: "Requests that the firewall blocked",
          unit: "requests",
          metrics: { Blocked: blocked },
          threshold: { label: "Alarm", value: thresholds.blockedRequests },
        }),
        graph({
          title: "Requests that it let through",
          unit: "requests",
          metrics: { Allowed: allowed },
        }),
        graph({
          title: "API requests refused (4XX)",
          unit: "%",
          math: { Refused: metrics.clientErrorRate },
        }),
        graph({
          title: "GuardDuty's findings",
          unit: "findings",
          metrics: { Findings: seen.threats },
        }),
      ],
    },
    {
      height: ROW,
      widgets: [
        logTable("Latest blocked requests", firewallLog, [
          "fields @timestamp, httpRequest.clientIp, httpRequest.country, httpRequest.uri, terminatingRuleId",
          'filter action = "BLOCK"',
          "sort @timestamp desc",
          "limit 20",
        ]),
      ],
    },
  ];
};

/** How it runs. */
const operationsRows = (shown: Shown): Row[] => {
  const { metrics, thresholds, alarmArns, unprocessed, seen } = shown;
  const { graph, percentiles } = shown.widgets;
  return [
    { height: 4, widgets: [alarmStatus("Alarms", alarmArns.operations)] },
    {
      height: ROW,
      widgets: [
        percentiles({
          title: "API latency",
          of: metrics.latency,
          shown: ["p50", "p95", "p99"],
        }),
        graph({
          title: "API requests refused, and failed",
          unit: "%",
          math: { "4XX": metrics.clientErrorRate, "5XX": metrics.serverErrorRate },
        }),
        graph({
          title: "Functions that fail",
          unit: "%",
          math: {
            Processor: metrics.processor.errorRate,
            "Event handler": metrics.eventHandler.errorRate,
          },
        }),
      ],
    },
    {
      height: ROW,
      widgets: [
        graph({
          title: "Functions' duration (p99)",
          unit: "ms",
          metrics: {
            Processor: metrics.processor.duration("p99"),
            "Event handler": metrics.eventHandler.duration("p99"),
          },
        }),
        graph({
          title: "Table throttles",
          unit: "requests",
          metrics: { Reads: metrics.readsThrottled, Writes: metrics.writesThrottled },
        }),
        graph({
          title: "Payments that wait to be kept, and that could not be",
          unit: "seconds, and payments",
          metrics: { "Oldest (s)": metrics.eventAge, "Not kept": unprocessed },
        }),
      ],
    },
    {
      height: ROW,
      widgets: [
        graph({
          title: "Machines' processors",
          unit: "%",
          metrics: { Average: metrics.cpu },
          threshold: { label: "Alarm", value: thresholds.cpuPercent },
        }),
        graph({
          title: "Machines that stopped, or are gone",
          unit: "changes",
          metrics: { Changes: seen.machines },
        }),
      ],
    },
  ];
};

/** What each dashboard shows, by whom it concerns. */
export const platformRows: Record<Concern, (shown: Shown) => Row[]> = {
  cost: costRows,
  security: securityRows,
  operations: operationsRows,
};
