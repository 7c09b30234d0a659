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
 * Whether an attribute says nothing because another one stands: the provider refuses to configure both, but
 * a state carries what the API answered for the unused one.
 */
export function isUnused(resource: RawResource, attribute: string, expander: Expander): boolean {
  if (resource.type !== "aws_cloudwatch_metric_alarm") return false;
  const value = (name: string) => expander.attribute(resource, name).value;
  const has = (name: string) => !isAbsent(value(name));
  if (METRIC_OF_ITS_OWN.has(attribute) && has("metric_query")) return true;
  switch (attribute) {
    case "statistic":
      return has("extended_statistic");
    case "threshold":
      return has("threshold_metric_id") && value(attribute) === 0;
    case "datapoints_to_alarm":
      return value(attribute) === 0;
    default:
      return false;
  }
}

/** AWS provider, aws_cloudwatch_metric_alarm: all of these conflict with `metric_query`. */
const METRIC_OF_ITS_OWN = new Set([
  "dimensions",
  "extended_statistic",
  "metric_name",
  "namespace",
  "period",
  "statistic",
  "unit",
]);
