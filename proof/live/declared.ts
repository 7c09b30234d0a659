import type { Json, JsonObject, Model } from "../model/model";
import type { Account } from "./account";
import { UnreadableAccount } from "./errors";

type Place = Pick<Account, "id" | "region" | "partition">;

/**
 * A declaration as it is meant for this place: with the facts filled in that only Terraform's data
 * sources would tell, the account, the region and the partition.
 * @throws UnreadableAccount when the declaration itself says that it is of another place
 */
export function settled(model: Model, place: Place): Model {
  const { id, region, partition } = place;
  const fill = (text: string) =>
    text.includes("${data.")
      ? text
          .replace(/\$\{data\.aws_caller_identity\.[\w-]+\.(account_id|id)\}/g, id)
          .replace(/\$\{data\.aws_region\.[\w-]+\.(region|name|id)\}/g, region)
          .replace(/\$\{data\.aws_partition\.[\w-]+\.(partition|id)\}/g, partition)
      : text;
  refuseElsewhere(model, place);
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

function refuseElsewhere({ resources }: Model, { id, region }: Place): void {
  const regions = distinct(resources.map(({ values }) => values.region));
  if (regions.length > 0 && !regions.includes(region)) {
    throw new UnreadableAccount(
      `What was declared is in ${regions.join(", ")}, and this is ${region}: set AWS_REGION.`,
    );
  }
  const accounts = distinct(resources.map(({ values }) => accountIn(values.arn)));
  if (accounts.length > 0 && !accounts.includes(id)) {
    throw new UnreadableAccount(
      `What was declared is in account ${accounts.join(", ")}, and these credentials are of ` +
        `account ${id}: set AWS_PROFILE.`,
    );
  }
}

const distinct = (values: (Json | undefined)[]): string[] =>
  [...new Set(values.filter((value) => typeof value === "string"))].sort();

const accountIn = (arn: Json | undefined): string | undefined =>
  typeof arn === "string" ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] : undefined;
