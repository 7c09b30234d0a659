import { type Metric, type MetricMath, PERIOD_SECONDS } from "../metric";
import type { Widget } from "./layout";

export interface Graph {
  title: string;
  /** Label -> metric. */
  metrics?: Record<string, Metric>;
  /** Label -> what is computed. Its metrics are read but not drawn. */
  math?: Record<string, MetricMath>;
  view?: "timeSeries" | "singleValue";
  /** What the left axis counts. */
  unit: string;
  /** A line that says where an alarm goes off. */
  threshold?: { label: string; value: number };
}

interface Percentiles<Percentile extends string> extends Omit<Graph, "metrics" | "math" | "unit"> {
  of: (percentile: Percentile) => Metric;
  shown: readonly Percentile[];
}

export type Widgets = ReturnType<typeof widgetsIn>;

/** Widgets of what one region has. */
export const widgetsIn = (region: string) => ({
  /** Metrics over time, in periods of five minutes. */
  graph: (what: Graph): Widget => graph(region, what),
  /** How long most take, and how long the slowest do. */
  percentiles: <Percentile extends string>({
    of,
    shown,
    ...rest
  }: Percentiles<Percentile>): Widget =>
    graph(region, {
      ...rest,
      unit: "ms",
      metrics: Object.fromEntries(shown.map((percentile) => [percentile, of(percentile)])),
    }),
  /** The answer of a Logs Insights query over one group. */
  logTable: (title: string, logGroup: string, commands: string[]): Widget => ({
    type: "log",
    properties: {
      title,
      region,
      view: "table",
      query: [`SOURCE '${logGroup}'`, ...commands].join(" | "),
    },
  }),
});

const graph = (region: string, { title, metrics, math, view, unit, threshold }: Graph): Widget => ({
  type: "metric",
  properties: {
    title,
    region,
    view: view ?? "timeSeries",
    stacked: false,
    period: PERIOD_SECONDS,
    metrics: [
      ...Object.entries(math ?? {}).flatMap(([label, { expression, using }], index) => [
        [{ expression, label, id: `r${index}`, period: PERIOD_SECONDS }],
        ...Object.entries(using).map(([id, metric]) => [
          ...identity(metric),
          { id, stat: metric.statistic, period: PERIOD_SECONDS, visible: false },
        ]),
      ]),
      ...Object.entries(metrics ?? {}).map(([label, metric]) => [
        ...identity(metric),
        { label, stat: metric.statistic, period: PERIOD_SECONDS },
      ]),
    ],
    yAxis: { left: { label: unit, showUnits: false, min: 0 } },
    ...(threshold && { annotations: { horizontal: [threshold] } }),
  },
});

/** How the dashboard body names a metric: namespace, name, then dimension names and values in turn. */
const identity = ({ namespace, name, dimensions }: Metric): string[] => [
  namespace,
  name,
  ...Object.entries(dimensions ?? {}).flat(),
];

/** The state of alarms, by ARN. */
export const alarmStatus = (title: string, alarms: string[]): Widget => ({
  type: "alarm",
  properties: { title, alarms },
});

/** Words, as Markdown has them. */
export const text = (markdown: string): Widget => ({ type: "text", properties: { markdown } });
