import { meaningOf, type Queries } from "./metric-math";
import type { Json, JsonObject } from "./model";

/** One line of a metric widget, its shorthand written out. */
export type Series = {
  namespace: string;
  metric_name: string;
  dimensions: Record<string, string>;
  /** The line's own, else the widget's, else CloudWatch's default (Average, 300 seconds). */
  stat: Json;
  period: Json;
  /** Whether it is drawn, by itself or through an expression. */
  shown: boolean;
} & JsonObject;

/**
 * A dashboard body with every widget's `metrics` written out: each metric as a `Series`, each
 * expression as `{expression: Meaning, …}`. Everything else stands as it was. Lines that are none of
 * CloudWatch's forms stand as they were too, so a control finds no `metric_name` in them.
 * Source: Amazon CloudWatch User Guide, "Dashboard body structure and syntax".
 */
export function withSeries(body: Json): Json {
  if (!isObject(body) || !Array.isArray(body.widgets)) return body;
  return { ...body, widgets: body.widgets.map(widgetWithSeries) };
}

function widgetWithSeries(widget: Json): Json {
  if (!isObject(widget) || !isObject(widget.properties)) return widget;
  const { properties } = widget;
  if (!Array.isArray(properties.metrics)) return widget;
  return {
    ...widget,
    properties: { ...properties, metrics: seriesOf(properties.metrics, properties) },
  };
}

function seriesOf(metrics: Json[], widget: JsonObject): Json[] {
  const lines = linesOf(metrics);
  const queries: Queries = new Map();
  for (const line of lines) {
    const id = line?.options.id;
    if (!line || typeof id !== "string") continue;
    const { expression } = line.options;
    queries.set(id, typeof expression === "string" ? expression : undefined);
  }
  const meanings = lines.map((line) =>
    typeof line?.options.expression === "string"
      ? meaningOf(line.options.expression, queries)
      : undefined,
  );
  const drawn = (line: Line) => line.options.visible !== false;
  const throughExpressions = new Set(
    lines.flatMap((line, at) => (line && drawn(line) ? (meanings[at]?.uses ?? []) : [])),
  );

  return lines.map((line, at): Json => {
    if (!line) return metrics[at] as Json;
    const meaning = meanings[at];
    const common = {
      ...line.options,
      period: line.options.period ?? widget.period ?? 300,
    };
    if (meaning) return { ...common, expression: meaning as unknown as Json };
    const [namespace, metric_name, ...pairs] = line.path as [string, string, ...string[]];
    return {
      ...common,
      stat: line.options.stat ?? widget.stat ?? "Average",
      namespace,
      metric_name,
      dimensions: dimensionsOf(pairs),
      shown: drawn(line) || throughExpressions.has(String(line.options.id)),
    } satisfies Series;
  });
}

/** A line of a widget's `metrics`. */
interface Line {
  /** Namespace, name, then dimensions' names and values in turn; empty for an expression. */
  path: string[];
  options: JsonObject;
}

/**
 * The lines with their shorthand written out; `undefined` for what is none of CloudWatch's forms.
 * `.` repeats what stood there in the line before; `...` repeats everything up to what follows it.
 */
function linesOf(metrics: Json[]): (Line | undefined)[] {
  let previous: string[] = [];
  return metrics.map((line) => {
    if (!Array.isArray(line)) return undefined;
    const last = line.at(-1);
    const options = isObject(last) ? last : {};
    const written = isObject(last) ? line.slice(0, -1) : line;
    if (written.length === 0) return "expression" in options ? { path: [], options } : undefined;
    if (!written.every((part) => typeof part === "string")) return undefined;
    const path = inFull(written, previous).map((part, at) =>
      part === "." ? (previous[at] ?? part) : part,
    );
    if (path.length < 2 || path.length % 2 !== 0 || path.includes(".")) return undefined;
    previous = path;
    return { path, options };
  });
}

function inFull(written: string[], previous: string[]): string[] {
  const dots = written.indexOf("...");
  if (dots === -1) return written;
  const after = written.slice(dots + 1);
  const repeated = previous.slice(dots, Math.max(dots, previous.length - after.length));
  return [...written.slice(0, dots), ...repeated, ...after];
}

/** Dimensions as names and values in turn. */
function dimensionsOf(pairs: string[]): Record<string, string> {
  const dimensions: Record<string, string> = {};
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    dimensions[pairs[at] as string] = pairs[at + 1] as string;
  }
  return dimensions;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
