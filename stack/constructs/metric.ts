/** The seconds over which alarms and widgets aggregate: the mission's five minutes, everywhere. */
export const PERIOD_SECONDS = 300;

/** One metric under one statistic, as alarms and dashboards both read it. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions?: Record<string, string>;
  /** `Sum`, `Average`, `p99` … */
  statistic: string;
}

/** Metric math: what is computed, and from which metrics by which id. */
export interface MetricMath {
  expression: string;
  using: Record<string, Metric>;
}

/**
 * `part` per hundred of `whole`, and 0 where there is no whole: an API that nobody calls has no errors.
 * Source: CloudWatch User Guide, "Using metric math", IF.
 */
export const percentage = (part: Metric, whole: Metric): MetricMath => ({
  expression: "IF(n>0,100*e/n,0)",
  using: { e: part, n: whole },
});

/** Metrics that are missing while nothing happens, added up as zeros. */
export const sumOf = (metrics: Record<string, Metric>): MetricMath => ({
  expression: Object.keys(metrics)
    .map((id) => `FILL(${id},0)`)
    .join("+"),
  using: metrics,
});

/** The metrics that one thing has in a namespace, told apart by its dimensions, if any, and by more. */
export const metricsOf =
  (namespace: string, dimensions?: Record<string, string>) =>
  (name: string, statistic: string, more?: Record<string, string>): Metric => ({
    namespace,
    name,
    statistic,
    ...((dimensions ?? more) && { dimensions: { ...dimensions, ...more } }),
  });
