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

/** How a type's conventions are read, and the attributes from which their links go out. */
const RELATIONS: Record<string, { relate: Relate; from: string[] }> = {
  aws_api_gateway_base_path_mapping: { relate: ofStageName("api_id"), from: ["stage_name"] },
  aws_api_gateway_method_settings: { relate: ofStageName("rest_api_id"), from: ["stage_name"] },
  aws_cloudwatch_dashboard: { relate: ofDashboard, from: ["dashboard_body"] },
  aws_cloudwatch_log_group: { relate: ofLogGroup, from: ["name"] },
  aws_cloudwatch_metric_alarm: {
    relate: ofAlarm,
    from: ["dimensions", "metric_name", "metric_query"],
  },
  aws_lambda_function: { relate: ofLambda, from: ["logging_config"] },
};

/** The links of a resource that only its type's conventions tell, from the attributes that are wanted. */
export function relationsOf(
  resource: RawResource,
  lookup: Lookup,
  publishers: Publishers,
  wanted: ReadonlySet<string> | undefined,
): Relation[] {
  const { type } = resource;
  const convention = Object.hasOwn(RELATIONS, type) ? RELATIONS[type] : undefined;
  if (!convention?.from.some((attribute) => !wanted || wanted.has(attribute))) return [];
  return convention
    .relate(resource, lookup, publishers)
    .filter(({ path }) => !wanted || wanted.has(path.split(".", 1)[0] as string));
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

/** An alarm watches who publishes its metrics, and what their dimensions name. */
function ofAlarm(resource: RawResource, lookup: Lookup, publishers: Publishers): Relation[] {
  const values: JsonObject = {};
  for (const attribute of ["namespace", "metric_name", "dimensions", "metric_query"]) {
    values[attribute] = lookup.expander.attribute(resource, attribute).value ?? null;
  }
  const queries = metricsOfQueries(values.metric_query);
  if (queries.length > 0) {
    return ofMetrics(queries, "metric_query.metric.metric_name", publishers).concat(
      ofDimensions(queries, "metric_query.metric.dimensions", publishers),
    );
  }
  const metric = metricOfAlarm(values);
  return ofMetrics(metric, "metric_name", publishers).concat(
    ofDimensions(metric, "dimensions", publishers),
  );
}

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
