import { withSeries } from "./dashboard";
import type { Lookup } from "./lookup";
import {
  type Metric,
  metricOfAlarm,
  metricsOfQueries,
  metricsOfSeries,
  type Publishers,
} from "./metrics";
import type { Json, JsonObject } from "./model";
import type { RawResource } from "./raw";
import { stageOf } from "./url";

/** A link that AWS makes by convention, where no attribute names the other resource outright. */
export interface Relation {
  path: string;
  to: RawResource;
}

type Relate = (resource: RawResource, lookup: Lookup, publishers: Publishers) => Relation[];

/** A type's convention, and the attributes from which its links go out. */
interface Convention {
  relate: Relate;
  from: string[];
}

const CONVENTIONS: Record<string, Convention[]> = {
  aws_api_gateway_base_path_mapping: [{ relate: ofStageName("api_id"), from: ["stage_name"] }],
  aws_api_gateway_method_settings: [{ relate: ofStageName("rest_api_id"), from: ["stage_name"] }],
  aws_cloudwatch_dashboard: [{ relate: ofDashboard, from: ["dashboard_body"] }],
  aws_cloudwatch_log_group: [{ relate: ofLogGroup, from: ["name"] }],
  aws_cloudwatch_metric_alarm: [
    { relate: ofQueries, from: ["metric_query"] },
    { relate: ofMetric, from: ["metric_name", "dimensions"] },
  ],
  aws_lambda_function: [{ relate: ofLambda, from: ["logging_config"] }],
};

/** The links of a resource that only its type's conventions tell, from the attributes that are wanted. */
export function relationsOf(
  resource: RawResource,
  lookup: Lookup,
  publishers: Publishers,
  wanted: ReadonlySet<string> | undefined,
): Relation[] {
  const { type } = resource;
  if (!Object.hasOwn(CONVENTIONS, type)) return [];
  const isWanted = (attribute: string) => !wanted || wanted.has(attribute);
  return (CONVENTIONS[type] as Convention[])
    .filter(({ from }) => from.some(isWanted))
    .flatMap(({ relate }) => relate(resource, lookup, publishers))
    .filter(({ path }) => isWanted(path.split(".", 1)[0] as string));
}

const LOG_GROUP = [{ type: "aws_cloudwatch_log_group", attribute: "name" }];
const REST_API = [{ type: "aws_api_gateway_rest_api", attribute: "id" }];

/** A stage is named within its API. */
function ofStageName(apiAttribute: string): Relate {
  return (resource, lookup) => {
    const id = lookup.expander.string(resource, apiAttribute);
    const api = lookup.only(id, REST_API);
    const to = api && stageOf(lookup, api, lookup.expander.string(resource, "stage_name"));
    return to ? [{ path: "stage_name", to }] : [];
  };
}

/**
 * Lambda writes to `/aws/lambda/<name>`, unless its logging configuration says where. A plan does not
 * know the configuration that nobody wrote, as AWS answers with it: that is the default, too.
 */
function ofLambda(resource: RawResource, lookup: Lookup): Relation[] {
  const { value, unknown } = lookup.expander.attribute(resource, "logging_config");
  const path = "logging_config.log_group";
  const [config] = objectsIn(value);
  if (unknown.includes(path) || (config?.log_group ?? "") !== "") return [];
  const name = `/aws/lambda/${lookup.expander.string(resource, "function_name")}`;
  const group = lookup.only(name, LOG_GROUP);
  return group ? [{ path, to: group }] : [];
}

/** A REST API's stage writes its execution log to `API-Gateway-Execution-Logs_<api id>/<stage>`. */
function ofLogGroup(resource: RawResource, lookup: Lookup): Relation[] {
  const name = lookup.expander.string(resource, "name");
  if (!name.startsWith("API-Gateway")) return [];
  const [, id, stage] = /^API-Gateway-Execution-Logs_([^/]+)\/(.+)$/.exec(name) ?? [];
  const api = id && lookup.only(id, REST_API);
  const to = api && stage && stageOf(lookup, api, stage);
  return to ? [{ path: "name", to }] : [];
}

/** An alarm's queries watch who publishes their metrics, and what their dimensions name. */
function ofQueries(resource: RawResource, lookup: Lookup, publishers: Publishers): Relation[] {
  const queries = queriesOf(resource, lookup);
  if (queries.length === 0) return [];
  return ofMetrics(queries, "metric_query.metric.metric_name", publishers).concat(
    ofDimensions(queries, "metric_query.metric.dimensions", publishers),
  );
}

/** So does the one metric of an alarm without queries. */
function ofMetric(resource: RawResource, lookup: Lookup, publishers: Publishers): Relation[] {
  if (queriesOf(resource, lookup).length > 0) return [];
  const values: JsonObject = {};
  for (const attribute of ["namespace", "metric_name", "dimensions"]) {
    values[attribute] = lookup.expander.attribute(resource, attribute).value ?? null;
  }
  const metric = metricOfAlarm(values);
  return ofMetrics(metric, "metric_name", publishers).concat(
    ofDimensions(metric, "dimensions", publishers),
  );
}

const queriesOf = (resource: RawResource, lookup: Lookup): Metric[] =>
  metricsOfQueries(lookup.expander.attribute(resource, "metric_query").value);

function ofMetrics(metrics: Metric[], path: string, publishers: Publishers): Relation[] {
  return metrics.flatMap((metric) => publishers.of(metric).map((to) => ({ path, to })));
}

function ofDimensions(metrics: Metric[], path: string, publishers: Publishers): Relation[] {
  return metrics.flatMap(({ dimensions }) =>
    Object.entries(dimensions).flatMap(([dimension, value]) => {
      const to = publishers.about(dimension, value);
      return to ? [{ path: `${path}.${dimension}`, to }] : [];
    }),
  );
}

/** A dashboard shows the metrics of its widgets, and queries the log groups that its log widgets name. */
function ofDashboard(resource: RawResource, lookup: Lookup, publishers: Publishers): Relation[] {
  const { value } = lookup.expander.attribute(resource, "dashboard_body");
  return widgetsIn(value).flatMap((properties) => {
    const lines = Array.isArray(properties.metrics) ? properties.metrics : [];
    const metrics = lines.flatMap(metricsOfSeries);
    const groups = sourcesIn(properties.query).flatMap(
      (name) => lookup.only(name, LOG_GROUP) ?? [],
    );
    return [
      ...ofMetrics(metrics, "dashboard_body.widgets.properties.metrics", publishers),
      ...groups.map((to) => ({ path: "dashboard_body.widgets.properties.query", to })),
    ];
  });
}

function widgetsIn(body: Json | undefined): JsonObject[] {
  if (typeof body !== "string") return [];
  try {
    const [dashboard] = objectsIn(withSeries(JSON.parse(body) as Json));
    return objectsIn(dashboard?.widgets).flatMap((widget) => objectsIn(widget.properties));
  } catch {
    return [];
  }
}

/** CloudWatch, dashboard body: a log widget's query names its groups in `SOURCE 'name'` clauses. */
function sourcesIn(query: Json | undefined): string[] {
  if (typeof query !== "string") return [];
  return [...query.matchAll(/\bSOURCE\s+(?:'([^']+)'|"([^"]+)")/g)].map(
    ([, single, double]) => single ?? double ?? "",
  );
}

const objectsIn = (value: Json | undefined): JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (item): item is JsonObject => typeof item === "object" && item !== null && !Array.isArray(item),
  );
