import type { Construct } from "constructs";
import type { Code } from "./code";
import type { Config } from "./config/schema";
import { Aurora } from "./constructs/aurora";
import { AutoScaling } from "./constructs/auto-scaling";
import { LogGroup } from "./constructs/log-group";
import { Network } from "./constructs/network";
import { PrivateAccess } from "./constructs/private-access";
import { RotatedSecret } from "./constructs/rotated-secret";
import { CONCERNS, type Names, namesOf } from "./infrastructure/names";
import { PaymentPlatform } from "./infrastructure/payments";
import { addTopics } from "./infrastructure/topics";
import { auroraLog } from "./payments/names";
import { RegionalStack } from "./regional-stack";

/** The payment platform itself: its network, what runs in it, and what protects both. */
export class InfrastructureStack extends RegionalStack {
  private readonly names: Names;

  constructor(scope: Construct, id: string, config: Config, code: Code) {
    const names = namesOf(config.suffix);
    super(scope, id, {
      config,
      keyAlias: names.infrastructure,
      keyDescription: "Payment infrastructure: data, logs, secrets and volumes",
    });
    this.names = names;

    const network = this.network();
    const instances = this.instances(network);
    this.database(network, instances);
    const signingKey = this.signingKey(code);
    const { place, key } = this;
    const { emails, phones } = config;
    const platform = new PaymentPlatform(this, "platform", { place, key, names, config, code });
    const topics = addTopics(this, { place, key, names, emails, phones });

    this.output("vpc-id", "The network", network.vpc.id);
    this.output("signing-key-arn", "A secret to sign payment events with", signingKey.secret.arn);
    this.output("payments-url", "Where payments are posted", platform.api.url("payments"));
    this.output("health-url", "Whether payments can be made", platform.api.url("health"));
    this.output("audit-bucket", "Where each payment is on record", platform.auditTrail.name);
    for (const concern of CONCERNS) {
      this.output(`${concern}-topic-arn`, `Who hears of ${concern}`, topics[concern].topic.arn);
    }
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

  private instances(network: Network): AutoScaling {
    const { place, key, config } = this;
    return new AutoScaling(this, "instances", {
      place,
      key,
      network,
      name: this.names.instances,
      metricNamespace: this.names.instanceMetrics,
      tags: config.tags,
      ...config.infrastructure.instances,
    });
  }

  private database(network: Network, clients: AutoScaling): void {
    const { key, config } = this;
    const { enabled, ...aurora } = config.infrastructure.aurora;
    if (!enabled) return;
    const { cluster } = config.database;
    // The payments stack has this group, and alarms on the cluster; without it, somebody must.
    const logGroup = config.stacks.payments
      ? undefined
      : new LogGroup(this, "database-log", { name: auroraLog(cluster), key });
    const database = new Aurora(this, "database", {
      key,
      network,
      name: cluster,
      clients: [clients.securityGroup],
      loggingReady: logGroup ? [logGroup.group] : [],
      ...aurora,
    });
    clients.reach("database", database.securityGroup, database.port);
    this.output("database-endpoint", "Where the database is written to", database.cluster.endpoint);
  }

  private signingKey({ rotation }: Code): RotatedSecret {
    const { place, key, config } = this;
    return new RotatedSecret(this, "signing-key", {
      place,
      key,
      name: this.names.signingKey,
      description: "A key to sign payment events with, and to verify them by",
      rotateAfterDays: config.infrastructure.signingKey.rotationDays,
      code: rotation,
      runtime: config.runtimes.lambda,
    });
  }
}
