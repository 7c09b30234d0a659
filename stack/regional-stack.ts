import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { addBackend } from "./backend";
import type { Config } from "./config/schema";
import { Key } from "./constructs/key";
import { type Place, placeOf } from "./constructs/place";
import { NamedStack } from "./named-stack";
import { addProvider } from "./provider";

export interface RegionalStackProps {
  config: Config;
  /** Of the stack's own key, without the `alias/` in front. */
  keyAlias: string;
  /** What the key is for. */
  keyDescription: string;
  /** Whether it was deployed before there were other stacks: see `NamedStack`. */
  isFirst?: boolean;
}

/** A stack in one region of one account, with a state, a provider and an encryption key of its own. */
export abstract class RegionalStack extends NamedStack {
  protected readonly config: Config;
  protected readonly place: Place;
  protected readonly key: Key;

  constructor(
    scope: Construct,
    id: string,
    { config, keyAlias, keyDescription, isFirst = false }: RegionalStackProps,
  ) {
    super(scope, id, isFirst);
    const { backend, region, tags } = config;
    this.config = config;
    addBackend(this, backend, isFirst ? "" : `-${id}`);
    addProvider(this, region, tags);
    const identity = new DataAwsCallerIdentity(this, "caller");
    this.place = placeOf(region, identity.accountId);
    this.key = new Key(this, "key", {
      place: this.place,
      alias: keyAlias,
      description: keyDescription,
    });
  }

  protected output(id: string, description: string, value: string): void {
    new TerraformOutput(this, id, { description, value });
  }
}
