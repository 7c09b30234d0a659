import { DIMENSIONS } from "./identity";
import type { Lookup } from "./lookup";
import type { Json, JsonObject } from "./model";
import type { RawResource } from "./raw";

/** A metric that something reads. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectsIn = (value: Json | undefined): JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject);

/** A metric as alarms write it, alone or in a query. */
function written(from: JsonObject): Metric[] {
  const { namespace, metric_name: name, dimensions } = from;
  if (typeof namespace !== "string" || typeof name !== "string" || !namespace || !name) return [];
  // A search lists its dimensions' names only, as it finds all their values.
  const strings = Object.entries(isObject(dimensions) ? dimensions : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return [{ namespace, name, dimensions: Object.fromEntries(strings) }];
}

/** The one metric of an alarm without metric math. */
export const metricOfAlarm = (values: JsonObject): Metric[] => written(values);

/** The metrics that an alarm's queries read. */
export const metricsOfQueries = (queries: Json | undefined): Metric[] =>
  objectsIn(queries).flatMap((query) => objectsIn(query.metric).flatMap(written));

/** The metrics of one line of a dashboard widget, written out: itself, or what its SEARCH finds. */
export function metricsOfSeries(line: Json): Metric[] {
  const [series] = objectsIn(line);
  const [expression] = objectsIn(series?.expression);
  if (!expression) return series ? written(series) : [];
  const searches = Array.isArray(expression.searches) ? expression.searches : [];
  return searches.filter(isObject).flatMap(written);
}

/** Who publishes which metric, as this model says. */
export class Publishers {
  #published: Map<string, Set<RawResource>> | undefined;

  constructor(private readonly lookup: Lookup) {}

  /** The filters and functions that publish a metric, or the resource that a metric of AWS is about. */
  of({ namespace, name, dimensions }: Metric): RawResource[] {
    if (/^AWS\/|^CloudWatchSynthetics$|^ECS\/ContainerInsights$|^LambdaInsights$/.test(namespace)) {
      return Object.entries(dimensions).flatMap(
        ([dimension, value]) => this.about(dimension, value) ?? [],
      );
    }
    this.#published ??= this.#all();
    return [...(this.#published.get(keyOf(namespace, name)) ?? [])];
  }

  /** The resource that a dimension of a metric of AWS names. */
  about(dimension: string, value: string): RawResource | undefined {
    const targets = Object.hasOwn(DIMENSIONS, dimension) ? DIMENSIONS[dimension] : undefined;
    return targets && this.lookup.only(value, targets);
  }

  #all(): Map<string, Set<RawResource>> {
    const published = new Map<string, Set<RawResource>>();
    const publish = (namespace: Json | undefined, name: Json | undefined, by: RawResource) => {
      if (typeof namespace !== "string" || typeof name !== "string") return;
      const key = keyOf(namespace, name);
      published.set(key, (published.get(key) ?? new Set()).add(by));
    };
    for (const filter of this.lookup.ofType("aws_cloudwatch_log_metric_filter")) {
      const { value } = this.lookup.expander.attribute(filter, "metric_transformation");
      for (const { namespace, name } of objectsIn(value)) publish(namespace, name, filter);
    }
    for (const lambda of this.lookup.ofType("aws_lambda_function")) {
      const { value } = this.lookup.expander.attribute(lambda, "environment");
      for (const { variables } of objectsIn(value)) {
        if (!isObject(variables) || typeof variables.METRIC_NAMES !== "string") continue;
        for (const name of variables.METRIC_NAMES.split(",")) {
          publish(variables.METRIC_NAMESPACE, name.trim(), lambda);
        }
      }
    }
    return published;
  }
}

const keyOf = (namespace: string, name: string) => JSON.stringify([namespace, name]);
