import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, Model, Resource } from "../../proof/model/model";
import { readModel, readSynth } from "../../proof/model/read";

/** Terraform JSON with the nesting of addresses taken out. */
export type Config = Record<string, object>;

/** The configuration that CDKTF would synthesize. */
export function synthesized(resources: Config, rest: object = {}): object {
  const resource: Record<string, Record<string, object>> = {};
  for (const [address, body] of Object.entries(resources)) {
    const [type, name] = address.split(".") as [string, string];
    resource[type] = { ...resource[type], [name]: body };
  }
  return { resource, ...rest };
}

export const modelOf = (resources: Config, rest?: object): Model =>
  readSynth(synthesized(resources, rest));

export const sample = (name: string): Model =>
  readModel(readFileSync(join(__dirname, "samples", name)), name);

export function find({ resources }: Model, address: string): Resource {
  const found = resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`${address} is not in ${resources.map((r) => r.address).join(", ")}`);
  return found;
}

/** Through lists and objects, the first there is. */
export function valueAt({ values }: Resource, path: string): Json | undefined {
  let value: Json | undefined = values;
  for (const key of path.split(".")) {
    if (Array.isArray(value)) [value] = value;
    value = typeof value === "object" && value && !Array.isArray(value) ? value[key] : undefined;
  }
  return value;
}
