import type { Construct } from "constructs";
import type { Asset } from "./assets/zip";
import type { Code } from "./code";
import type { Config } from "./config/schema";
import type { AccessLogField } from "./constructs/access-log";
import { AlarmFactory } from "./constructs/alarms/alarm-factory";
import type { Api } from "./constructs/api";
import { Archive } from "./constructs/archive";
import { Canary } from "./constructs/canary";
import { Dashboard } from "./constructs/dashboard/dashboard";
import { widgetsIn } from "./constructs/dashboard/widgets";
import { alarmStateChanges, EventLog } from "./constructs/events";
import type { TracedFunction } from "./constructs/function";
import { TopContributors } from "./constructs/insights";
import { LogGroup } from "./constructs/log-group";
import { AccessLogMetrics } from "./constructs/metric-filters";
import { PrivateAccess } from "./constructs/private-access";
import { AlarmTopic, everybody } from "./constructs/topic";
import { Tracing } from "./constructs/tracing";
import { addArchiveAlarm, addPaymentAlarms } from "./payments/alarms";
import { addPaymentApi } from "./payments/api";
import { paymentRows } from "./payments/dashboard";
import { type PaymentMetrics, paymentMetrics } from "./payments/metrics";
import { auroraLog, type Names, namesOf } from "./payments/names";
import { addPaymentProcessor } from "./payments/processor";
import { RegionalStack } from "./regional-stack";

/** The fields of the access log that say who called. */
const CALLER: AccessLogField[] = ["callerIp", "callerArn"];
const CANARY_EVERY_MINUTES = 5;
/** A function that starts cold answers within a second or two. */
const CANARY_PATIENCE_MILLISECONDS = 5_000;

/** Observability for a payment API, and the API itself. */
export class PaymentsStack extends RegionalStack {
  private readonly names: Names;

  constructor(scope: Construct, id: string, config: Config, code: Code) {
    const { region, suffix, database, thresholds } = config;
    const names = namesOf(suffix);
    super(scope, id, {
      config,
      keyAlias: names.payments,
      keyDescription: "Payments observability: logs, alarms, artifacts and the payments table",
      isFirst: true,
    });
    this.names = names;

    const processor = this.processor(code.processor);
    const api = this.api(processor);
    const canary = this.canary(code.canary, api);
    const metrics = paymentMetrics(this.names, database.cluster, region);
    const { topic, alarms } = this.alarms(metrics);
    const history = new EventLog(this, "alarm-history", {
      place: this.place,
      key: this.key,
      name: this.names.alarmHistory,
    });
    history.record("Default", {
      name: this.names.alarmHistory,
      description: "Changes of alarm states, kept as a record",
      pattern: alarmStateChanges(alarms.alarms.map(({ name }) => name)),
    });
    this.archive({
      access: api.accessLog,
      execution: api.executionLog,
      processor: processor.logGroup,
      canary: canary.log,
      ...this.databaseLogs(),
      "alarm-history": history.logGroup,
    });
    const dashboard = new Dashboard(this, "dashboard", {
      place: this.place,
      name: this.names.payments,
      title: `Payments (${suffix})`,
      start: "-PT3H",
      rows: paymentRows({
        widgets: widgetsIn(region),
        metrics,
        thresholds,
        alarmArns: alarms.arns,
        accessLog: api.accessLog.name,
      }),
    });
    this.insight(api, processor);
    this.privateAccess();

    this.output("api-url", "Base URL of the payment API", api.stage.invokeUrl);
    this.output("payments-url", "Where payments are posted", api.url("payments"));
    this.output("health-url", "What the canary asks", api.url("health"));
    this.output("dashboard-url", "The dashboard, refreshing every minute", dashboard.url);
    this.output("alarm-topic-arn", "What every alarm acts on", topic.topic.arn);
    this.output("canary-name", "The health check", canary.canary.name);
    this.output("table-name", "Where payments are stored", this.names.payments);
    this.output("key-arn", "The key that encrypts all of it", this.key.arn);
  }

  private processor(code: Asset): TracedFunction {
    const { names, place, key, config } = this;
    const { processor } = addPaymentProcessor(this, {
      place,
      key,
      code,
      name: names.processor,
      tableName: names.payments,
      namespace: names.namespace,
      config,
    });
    return processor;
  }

  private api(processor: TracedFunction): Api {
    const { names, place, key, config } = this;
    const api = addPaymentApi(this, {
      place,
      key,
      processor,
      name: names.payments,
      accessLogName: names.accessLog,
      settings: config.api,
      providers: config.payments.providers,
      loggingRole: config.api.managesAccountLogging ? names.apiLogging : undefined,
    });
    new AccessLogMetrics(this, "api-metrics", {
      accessLog: api.accessLog,
      namespace: names.namespace,
    });
    return api;
  }

  private canary(code: Asset, api: Api): Canary {
    return new Canary(this, "canary", {
      place: this.place,
      key: this.key,
      name: this.names.canary,
      bucketName: this.names.canaryBucket,
      runtime: this.config.runtimes.canary,
      code,
      environment: {
        TARGET_URL: api.url("health"),
        EXPECTED_STATUS: "200",
        MAX_LATENCY_MS: String(CANARY_PATIENCE_MILLISECONDS),
      },
      everyMinutes: CANARY_EVERY_MINUTES,
    });
  }

  private alarms(metrics: PaymentMetrics) {
    const { place, key, names, config } = this;
    const { emails, phones, thresholds } = config;
    const subscribers = everybody(emails, phones);
    const topic = new AlarmTopic(this, "topic", { place, key, name: names.topic, subscribers });
    const alarms = new AlarmFactory(this, "alarms", { place, topic, nameOf: names.alarm });
    addPaymentAlarms(alarms, metrics, thresholds);
    if (config.archive.enabled) addArchiveAlarm(alarms, metrics, thresholds);
    return { topic, alarms };
  }

  private databaseLogs(): Record<string, LogGroup> {
    const group = (id: string, name: string) => new LogGroup(this, id, { name, key: this.key });
    return {
      database: group("database-log", this.names.databaseLog),
      aurora: group("aurora-log", auroraLog(this.config.database.cluster)),
    };
  }

  private archive(groups: Record<string, LogGroup>): void {
    const { enabled, months } = this.config.archive;
    if (!enabled) return;
    const { place, key } = this;
    new Archive(this, "archive", { place, key, name: this.names.archive, months, groups });
  }

  private insight(api: Api, processor: TracedFunction): void {
    const entryPoint = `${api.name}/${api.stageName}`;
    const { suffix } = this.config;
    const decides = { service: entryPoint, serviceType: "AWS::ApiGateway::Stage" } as const;
    new Tracing(this, "tracing", {
      routes: [
        {
          ...decides,
          name: `payments-${suffix}`,
          priority: 100,
          method: "POST",
          path: "/payments",
          // The first ten a second all of them: at a payment API's usual load, everything.
          reservoir: 10,
          rate: 0.1,
        },
        {
          ...decides,
          name: `health-${suffix}`,
          priority: 200,
          method: "GET",
          path: "/health",
          reservoir: 1,
          rate: 0.01,
        },
      ],
      group: this.names.payments,
      services: [entryPoint, processor.name],
    });
    new TopContributors(this, "callers", {
      name: this.names.callers,
      log: api.accessLog.name,
      by: CALLER,
      dependsOn: [api.accessLog.group],
    });
  }

  private privateAccess(): void {
    const { vpc } = this.config;
    if (!vpc) return;
    new PrivateAccess(this, "private-access", {
      place: this.place,
      name: this.names.privateAccess,
      vpcId: vpc.id,
      subnetIds: vpc.subnetIds,
      clientCidrs: vpc.clientCidrs,
    });
  }
}
