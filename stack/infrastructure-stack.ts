import type { Construct } from "constructs";
import type { Config } from "./config/schema";
import { Network } from "./constructs/network";
import { PrivateAccess } from "./constructs/private-access";
import { type Names, namesOf } from "./infrastructure/names";
import { RegionalStack } from "./regional-stack";

/** The payment platform itself: its network, what runs in it, and what protects both. */
export class InfrastructureStack extends RegionalStack {
  private readonly names: Names;

  constructor(scope: Construct, id: string, config: Config) {
    const names = namesOf(config.suffix);
    super(scope, id, {
      config,
      keyAlias: names.infrastructure,
      keyDescription: "Payment infrastructure: data, logs, secrets and volumes",
    });
    this.names = names;

    const network = this.network();

    this.output("vpc-id", "The network", network.vpc.id);
    this.output("key-arn", "The key that encrypts all of it", this.key.arn);
  }

  private network(): Network {
    const { place, key } = this;
    const name = this.names.infrastructure;
    const network = new Network(this, "network", {
      place,
      key,
      name,
      ...this.config.infrastructure.network,
    });
    new PrivateAccess(this, "private-access", {
      place,
      name,
      vpcId: network.vpc.id,
      subnetIds: network.privateSubnetIds,
      clientCidrs: [network.cidr],
    });
    return network;
  }
}
