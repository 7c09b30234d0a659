import type { Json, JsonObject, Model } from "../model/model";
import type { Account } from "./account";

type Place = Pick<Account, "id" | "region" | "partition">;

/**
 * A declaration with the facts of the place filled in that only Terraform's data sources would tell:
 * the account, the region, the partition.
 */
export function settled(model: Model, { id, region, partition }: Place): Model {
  const fill = (text: string) =>
    text.includes("${data.")
      ? text
          .replace(/\$\{data\.aws_caller_identity\.[\w-]+\.(account_id|id)\}/g, id)
          .replace(/\$\{data\.aws_region\.[\w-]+\.(region|name|id)\}/g, region)
          .replace(/\$\{data\.aws_partition\.[\w-]+\.(partition|id)\}/g, partition)
      : text;
  return {
    ...model,
    resources: model.resources.map((resource) => ({
      ...resource,
      values: filled(resource.values, fill) as JsonObject,
    })),
  };
}

function filled(value: Json, fill: (text: string) => string): Json {
  if (typeof value === "string") return fill(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, fill));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, filled(item, fill)] as const),
  );
}

/** The regions that the declaration itself says its resources are in. */
export function regionOf({ values }: { values: JsonObject }): string | undefined {
  return typeof values.region === "string" ? values.region : undefined;
}
