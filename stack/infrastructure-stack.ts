import type { Construct } from "constructs";
import type { Code } from "./code";
import type { Config } from "./config/schema";
import { AlarmFactory } from "./constructs/alarms/alarm-factory";
import { Aurora } from "./constructs/aurora";
import { AutoScaling } from "./constructs/auto-scaling";
import { ConfigRules } from "./constructs/config-rules";
import { Dashboard } from "./constructs/dashboard/dashboard";
import type { Row } from "./constructs/dashboard/layout";
import { widgetsIn } from "./constructs/dashboard/widgets";
import { EventResponse } from "./constructs/event-response";
import { LogGroup } from "./constructs/log-group";
import type { Metric } from "./constructs/metric";
import { Network } from "./constructs/network";
import { Parameters } from "./constructs/parameters";
import { PrivateAccess } from "./constructs/private-access";
import { RotatedSecret } from "./constructs/rotated-secret";
import { ThreatDetection } from "./constructs/threat-detection";
import { WebAcl } from "./constructs/web-acl";
import { addPlatformAlarms } from "./infrastructure/alarms";
import { rulesOfConfig } from "./infrastructure/config-rules";
import { platformRows } from "./infrastructure/dashboards";
import { RESPONSES, type ResponseId } from "./infrastructure/events";
import { platformMetrics } from "./infrastructure/metrics";
import { CONCERNS, type Concern, type Names, namesOf } from "./infrastructure/names";
import { PaymentPlatform } from "./infrastructure/payments";
import { addTopics, type Topics } from "./infrastructure/topics";
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
    this.accountLevel();
    this.watch(platform, this.firewall(platform), topics);
    this.parameters(platform, topics);

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

  private firewall({ api }: PaymentPlatform): WebAcl {
    const { place, key, names, config } = this;
    return new WebAcl(this, "firewall", {
      place,
      key,
      name: names.platform,
      stage: api.stage,
      requestsPerFiveMinutes: config.infrastructure.firewall.requestsPerFiveMinutes,
    });
  }

  /** What an account has one of, and so only where the configuration says that it is for this stack to make. */
  private accountLevel(): void {
    const { names, config } = this;
    const { configRules, guardDuty } = config.infrastructure.account;
    if (configRules) {
      const rules = rulesOfConfig(config.tags);
      new ConfigRules(this, "config-rules", { nameOf: names.configRule, rules });
    }
    if (guardDuty) new ThreatDetection(this, "guardduty");
  }

  private watch(platform: PaymentPlatform, firewall: WebAcl, topics: Topics): void {
    const { names, config, place } = this;
    const { thresholds } = config.infrastructure;
    const metrics = platformMetrics(names);
    const alarmsOf = (concern: "security" | "operations") =>
      new AlarmFactory(this, `${concern}-alarms`, {
        place,
        topic: topics[concern],
        nameOf: names.alarm,
      });
    const alarms = { security: alarmsOf("security"), operations: alarmsOf("operations") };
    const { blocked, allowed } = firewall;
    const unprocessed = platform.unprocessed.waiting;
    addPlatformAlarms(alarms, { metrics, unprocessed, blocked }, thresholds);
    const shown = {
      widgets: widgetsIn(place.region),
      hasBilling: place.partition === "aws",
      metrics,
      thresholds,
      blocked,
      allowed,
      unprocessed,
      firewallLog: firewall.logGroup.name,
      alarmArns: { security: alarms.security.arns, operations: alarms.operations.arns },
      seen: this.responses(topics),
    };
    for (const concern of CONCERNS) this.dashboard(concern, platformRows[concern](shown));
  }

  /** Tells people, and returns how often it did. */
  private responses(topics: Topics): Record<ResponseId, Metric> {
    const tell = (id: ResponseId) => {
      const { concern, description, pattern } = RESPONSES[id];
      const name = this.names.response(id);
      return new EventResponse(this, id, { name, description, pattern, topic: topics[concern] })
        .seen;
    };
    return {
      threats: tell("threats"),
      machines: tell("machines"),
      "cost-anomalies": tell("cost-anomalies"),
    };
  }

  private dashboard(concern: Concern, rows: Row[]): void {
    const { place, names, config } = this;
    const title = `Payment platform: ${concern} (${config.suffix})`;
    const name = names.dashboard(concern);
    const { url } = new Dashboard(this, `${concern}-dashboard`, {
      place,
      name,
      title,
      start: concern === "cost" ? "-P1M" : "-PT3H",
      rows,
    });
    this.output(`${concern}-dashboard-url`, `${title}, refreshing every minute`, url);
  }

  private parameters(platform: PaymentPlatform, topics: Topics): void {
    const { key, names, config } = this;
    new Parameters(this, "parameters", {
      key,
      path: names.parameters,
      known: {
        "api-url": {
          description: "Base URL of the payment API",
          value: platform.api.stage.invokeUrl,
        },
        "table-arn": {
          description: "Where payments are stored",
          value: platform.table.table.arn,
        },
        "events-queue-arn": {
          description: "Where payments are announced",
          value: platform.events.queue.arn,
        },
        "audit-bucket-arn": {
          description: "Where each payment is on record",
          value: platform.auditTrail.bucket.arn,
        },
        ...Object.fromEntries(
          CONCERNS.map((concern) => [
            `${concern}-topic-arn`,
            { description: `Who hears of ${concern}`, value: topics[concern].topic.arn },
          ]),
        ),
      },
      secret: {
        contacts: { description: "Whom to write to, one a line", value: config.emails.join("\n") },
      },
    });
  }
}
