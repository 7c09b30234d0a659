import { type Comparison, readPattern } from "../../proof/model/pattern";

/** What a metric filter publishes for one matching line. */
export interface Transformation {
  metricName?: string | undefined;
  metricValue?: string | undefined;
}

export interface Filter {
  filterPattern?: string | undefined;
  metricTransformations?: Transformation[] | undefined;
}

/** An access-log line as API Gateway writes it: the format with its variables filled in, `-` for none. */
export const lineOf = (format: string, context: Record<string, string | number>): string =>
  format.replace(/\$context\.([\w.]+)/g, (_, name) => String(context[name] ?? "-"));

/** Metric name -> the values that the filters publish for these lines. */
export function published(filters: Filter[], lines: string[]): Record<string, number[]> {
  const metrics: Record<string, number[]> = {};
  for (const { filterPattern = "", metricTransformations = [] } of filters) {
    const { any } = readPattern(filterPattern);
    if (!any) throw new Error(`${filterPattern} is not a JSON pattern`);
    for (const { metricName = "", metricValue = "" } of metricTransformations) {
      const matching = lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => any.some((all) => all.every((one) => holds(one, line))));
      metrics[metricName] = matching.map((line) =>
        Number(metricValue.startsWith("$.") ? line[metricValue.slice(2)] : metricValue),
      );
    }
  }
  return metrics;
}

function holds({ field, op, value }: Comparison, line: Record<string, unknown>): boolean {
  const found = line[field];
  if (value === "*") return (found !== undefined) === (op === "=");
  // CloudWatch Logs compares numbers with numbers only: a quoted status never matches `>= 400`.
  if (typeof found !== typeof value || found === undefined || value === null) return false;
  const order = (found as number) - (value as number);
  const outcomes = { "=": found === value, "!=": found !== value };
  const ordered = { ">": order > 0, ">=": order >= 0, "<": order < 0, "<=": order <= 0 };
  return { ...outcomes, ...ordered, is: found === value }[op];
}

/** The value of the metric math that the alarms use: numbers, + - * /, comparisons, IF and FILL. */
export function evaluate(expression: string, metrics: Record<string, number>): number {
  if (!/^[\w\s+\-*/()<>=,.]+$/.test(expression)) throw new Error(`${expression} is not known`);
  const names = Object.keys(metrics);
  const body = `return ${expression.replace(/\bIF\(/g, "when(").replace(/\bFILL\(/g, "filled(")}`;
  const when = (condition: boolean, yes: number, no: number) => (condition ? yes : no);
  const filled = (value: number) => value;
  return new Function("when", "filled", ...names, body)(when, filled, ...Object.values(metrics));
}

/** Nearest-rank percentile. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((p / 100) * sorted.length) - 1] ?? Number.NaN;
}
