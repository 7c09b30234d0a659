import type { Construct } from "constructs";
import type { Config } from "./config/schema";
import { namesOf } from "./infrastructure/names";
import { RegionalStack } from "./regional-stack";

/** The payment platform itself: its network, what runs in it, and what protects both. */
export class InfrastructureStack extends RegionalStack {
  constructor(scope: Construct, id: string, config: Config) {
    const names = namesOf(config.suffix);
    super(scope, id, {
      config,
      keyAlias: names.infrastructure,
      keyDescription: "Payment infrastructure: data, logs, secrets and volumes",
    });
    this.output("key-arn", "The key that encrypts all of it", this.key.arn);
  }
}
