import type { Construct } from "constructs";
import type { Config } from "./config/schema";
import { RegionalStack } from "./regional-stack";
import { namesOf } from "./services/names";

/** Observability for the microservices around a payment API. */
export class ServicesStack extends RegionalStack {
  constructor(scope: Construct, id: string, config: Config) {
    const names = namesOf(config.suffix);
    super(scope, id, {
      config,
      keyAlias: names.services,
      keyDescription: "Payment services: logs, alarms and undelivered messages",
    });
    this.output("key-arn", "The key that encrypts all of it", this.key.arn);
  }
}
