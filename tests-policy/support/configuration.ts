import type { CaseConfig } from "../../policies/lib/cases";
import type { JsonObject, Model } from "../../proof/model/model";
import { readSynth } from "../../proof/model/read";

/** Terraform's JSON configuration syntax, as far as the suites change it. */
export type Configuration = JsonObject & { resource: Record<string, Record<string, JsonObject>> };

/** A case as Terraform's JSON configuration syntax. */
export function configurationOf(config: CaseConfig): Configuration {
  const resource: Configuration["resource"] = {};
  for (const [address, values] of Object.entries(config)) {
    const [type, name] = split(address);
    resource[type] ??= {};
    resource[type][name] = values as JsonObject;
  }
  return { resource, terraform: { required_providers: { aws: { source: "hashicorp/aws" } } } };
}

export const modelOf = (config: CaseConfig): Model => readSynth(configurationOf(config));

/** What stands at an address. */
export function bodyAt(configuration: Configuration, address: string): JsonObject | undefined {
  const [type, name] = split(address);
  return configuration.resource[type]?.[name];
}

/** The configuration with other resources at these addresses; `undefined` takes one away. */
export function withBodies(
  configuration: Configuration,
  bodies: Record<string, JsonObject | undefined>,
): Configuration {
  const resource = { ...configuration.resource };
  for (const [address, body] of Object.entries(bodies)) {
    const [type, name] = split(address);
    const { [name]: _, ...others } = resource[type] ?? {};
    resource[type] = body === undefined ? others : { ...others, [name]: body };
  }
  return { ...configuration, resource };
}

const split = (address: string): [string, string] => {
  const [type, name] = address.split(".") as [string, string];
  return [type, name];
};
