import type { Expander } from "./expand";
import type { Json } from "./model";
import type { RawResource } from "./raw";

/**
 * What "absent" looks like, made the same in every view: synthesized JSON leaves an attribute out; a
 * plan has null; a state has what the provider makes of nothing (`""`, `[]`, `{}`). The provider sends
 * none of these to AWS, so none of them can be told from the others once applied.
 *
 * Not so in maps, where an entry with an empty value is an entry, nor within documents, which are kept
 * as they are.
 */
export function isAbsent(value: Json | undefined): value is undefined | null {
  if (value === undefined || value === null || value === "") return true;
  // JSON allows numbers that no double holds; what cannot be written again cannot be judged.
  if (typeof value === "number") return !Number.isFinite(value);
  return Array.isArray(value) && value.length === 0;
}

/**
 * Attributes that say nothing where another one stands: the provider refuses to configure both, but a
 * state carries what the API answered for the unused one.
 */
export function unusedAttributes(resource: RawResource, expander: Expander): string[] {
  if (resource.type !== "aws_cloudwatch_metric_alarm") return NONE;
  const value = (attribute: string) => expander.attribute(resource, attribute).value;
  const has = (attribute: string) => !isAbsent(value(attribute));
  return [
    ...(has("metric_query") ? METRIC_OF_ITS_OWN : NONE),
    ...(has("extended_statistic") ? ["statistic"] : NONE),
    ...(has("threshold_metric_id") && value("threshold") === 0 ? ["threshold"] : NONE),
    ...(value("datapoints_to_alarm") === 0 ? ["datapoints_to_alarm"] : NONE),
  ];
}

const NONE: string[] = [];

/** AWS provider, aws_cloudwatch_metric_alarm: all of these conflict with `metric_query`. */
const METRIC_OF_ITS_OWN = [
  "dimensions",
  "extended_statistic",
  "metric_name",
  "namespace",
  "period",
  "statistic",
  "unit",
];
