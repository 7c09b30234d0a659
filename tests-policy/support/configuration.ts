import type { CaseConfig } from "../../policies/lib/cases";
import type { Json, Model } from "../../proof/model/model";
import { readSynth } from "../../proof/model/read";

/** A case as Terraform's JSON configuration syntax. */
export function configurationOf(config: CaseConfig): { [key: string]: Json } {
  const resource: Record<string, Record<string, Json>> = {};
  for (const [address, values] of Object.entries(config)) {
    const [type, name] = address.split(".") as [string, string];
    resource[type] ??= {};
    resource[type][name] = values as Json;
  }
  return { resource, terraform: { required_providers: { aws: { source: "hashicorp/aws" } } } };
}

export const modelOf = (config: CaseConfig): Model => readSynth(configurationOf(config));
