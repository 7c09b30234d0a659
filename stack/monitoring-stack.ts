import { DataAwsApiGatewayRestApi } from "@cdktf/provider-aws/lib/data-aws-api-gateway-rest-api";
import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import type { Construct } from "constructs";
import type { Asset } from "./assets/zip";
import { PRIORITIES, type Priority } from "./config/monitoring";
import type { Config } from "./config/schema";
import { AlarmFactory } from "./constructs/alarms/alarm-factory";
import { CostAnomalies, MonthlyBudget } from "./constructs/budget";
import { Canary } from "./constructs/canary";
import { Dashboard } from "./constructs/dashboard/dashboard";
import type { Row } from "./constructs/dashboard/layout";
import { widgetsIn } from "./constructs/dashboard/widgets";
import { EventArchive, EventLog } from "./constructs/events";
import { TopContributors } from "./constructs/insights";
import { MetricStream } from "./constructs/metric-stream";
import { arn } from "./constructs/place";
import { DeadLetters } from "./constructs/queue";
import { AlarmTopic } from "./constructs/topic";
import { addMonitoringAlarms } from "./monitoring/alarms";
import { costRows, realTimeRows, transactionRows } from "./monitoring/dashboards";
import { RECORDED } from "./monitoring/events";
import { monitoredMetrics } from "./monitoring/metrics";
import { type Names, namesOf } from "./monitoring/names";
import { audience } from "./monitoring/teams";
import { namesOf as paymentNamesOf, STAGE } from "./payments/names";
import { RegionalStack } from "./regional-stack";

const PAY_EVERY_MINUTES = 5;
/** AWS's namespaces of what a payments stack is made of. */
const STREAMED = ["AWS/ApiGateway", "AWS/DynamoDB", "AWS/Lambda", "CloudWatchSynthetics"];
/** As long as the log that the archive stands beside. */
const ARCHIVE_DAYS = 90;

type Topics = Record<Priority, AlarmTopic>;

/** Alert routing and insight for a payment API that the `payments` stack of the same suffix makes. */
export class MonitoringStack extends RegionalStack {
  private readonly names: Names;

  constructor(scope: Construct, id: string, config: Config, paymentCanary: Asset) {
    const { region, suffix, monitoring } = config;
    const names = namesOf(suffix);
    super(scope, id, {
      config,
      keyAlias: names.monitoring,
      keyDescription: "Payments monitoring: alerts, and the record of what happened",
    });
    this.names = names;

    const deadLetters = this.deadLetters();
    const topics = this.topics(deadLetters);
    const metrics = monitoredMetrics(
      paymentNamesOf(suffix),
      STAGE,
      region,
      this.names.paymentCheck,
      config.payments.providers,
    );
    const alarms = byPriority(
      (priority) =>
        new AlarmFactory(this, `${priority}-alarms`, {
          place: this.place,
          topic: topics[priority],
          nameOf: (alarm) => this.names.alarm(priority, alarm),
        }),
    );
    addMonitoringAlarms(alarms, metrics, monitoring);
    if (monitoring.syntheticPayments.enabled) this.paymentCheck(paymentCanary);
    alarms.critical.onMetric("undelivered", deadLetters.waiting, {
      above: 0,
      description:
        "Alerts could not be delivered: see the queue of undelivered messages, and to whom",
    });

    const shown = {
      widgets: widgetsIn(region),
      metrics,
      thresholds: monitoring.thresholds,
      hasPaymentChecks: monitoring.syntheticPayments.enabled,
      hasMemory: config.runtimes.lambdaInsights !== undefined,
      hasProviders: config.payments.providers.length > 0,
      alarmArns: PRIORITIES.flatMap((priority) => alarms[priority].arns),
    };
    this.dashboard("real-time", "Payments now", "-PT3H", realTimeRows(shown));
    this.dashboard("transactions", "Payments made", "-P1D", transactionRows(shown));
    if (monitoring.costs.enabled) {
      this.costs(topics);
      const { monthlyDollars } = monitoring.costs;
      this.dashboard("costs", "What payments cost", "-P1M", costRows(monthlyDollars));
    }
    this.record();
    this.streamMetrics();
    this.rankings();
    for (const priority of PRIORITIES) {
      this.output(
        `${priority}-topic-arn`,
        `What ${priority} alarms act on`,
        topics[priority].topic.arn,
      );
    }
    this.output("undelivered-url", "Alerts that reached nobody", deadLetters.queue.url);
  }

  /**
   * The API is found by its name when Terraform plans, so it must be there by then. Its id is the only thing
   * of the other stack's that no name tells.
   */
  private paymentCheck(code: Asset): void {
    const { place, key, names, config } = this;
    const api = new DataAwsApiGatewayRestApi(this, "api", {
      name: paymentNamesOf(config.suffix).payments,
    });
    new Canary(this, "payment-check", {
      place,
      key,
      code,
      name: names.paymentCheck,
      bucketName: names.paymentCheckBucket,
      runtime: config.runtimes.canary,
      environment: {
        TARGET_URL: `https://${api.id}.execute-api.${place.region}.amazonaws.com/${STAGE}/payments`,
        EXPECTED_STATUS: "201",
        MAX_LATENCY_MS: String(config.monitoring.syntheticPayments.milliseconds),
      },
      everyMinutes: PAY_EVERY_MINUTES,
      statements: [
        {
          Sid: "Pay",
          Effect: "Allow",
          Action: "execute-api:Invoke",
          Resource: arn(place, "execute-api", `${api.id}/${STAGE}/POST/payments`),
        },
      ],
    });
  }

  private deadLetters(): DeadLetters {
    return new DeadLetters(this, "undelivered", {
      place: this.place,
      key: this.key,
      name: this.names.deadLetters,
      topics: PRIORITIES.map((priority) => arn(this.place, "sns", this.names.topic(priority))),
    });
  }

  private topics(deadLetters: DeadLetters): Topics {
    const { emails, phones, monitoring } = this.config;
    const { teams, costs } = monitoring;
    const pagerDutyKey = this.pagerDutyKey();
    return byPriority(
      (priority) =>
        new AlarmTopic(this, `${priority}-topic`, {
          place: this.place,
          key: this.key,
          name: this.names.topic(priority),
          deadLetters,
          publishers: costs.enabled ? ["budgets.amazonaws.com", "costalerts.amazonaws.com"] : [],
          subscribers: audience(priority, this.names, { emails, phones, teams, pagerDutyKey }),
        }),
    );
  }

  /**
   * Read when Terraform plans, so that it is in no file of this repository. It is part of the address that
   * SNS calls, so it is in the state, and whoever may list subscriptions reads it.
   */
  private pagerDutyKey(): string | undefined {
    const { pagerDutySecret } = this.config.monitoring;
    if (pagerDutySecret === undefined) return undefined;
    return new DataAwsSecretsmanagerSecretVersion(this, "pagerduty-key", {
      secretId: pagerDutySecret,
    }).secretString;
  }

  private dashboard(id: string, title: string, start: string, rows: Row[]): void {
    const { place, config } = this;
    const name = this.names.dashboard(id);
    const shown = `${title} (${config.suffix})`;
    const { url } = new Dashboard(this, `${id}-dashboard`, {
      place,
      name,
      title: shown,
      start,
      rows,
    });
    this.output(`${id}-dashboard-url`, `${title}, refreshing every minute`, url);
  }

  private costs({ critical, warning, info }: Topics): void {
    const { tags, monitoring } = this.config;
    const tag = { key: "CostCenter", value: tags.CostCenter };
    new MonthlyBudget(this, "budget", {
      name: this.names.monitoring,
      tag,
      monthlyDollars: monitoring.costs.monthlyDollars,
      spent: { 50: info, 80: warning, 100: critical },
      forecast: warning,
    });
    new CostAnomalies(this, "cost-anomalies", {
      name: this.names.monitoring,
      tag,
      dollars: monitoring.costs.anomalyDollars,
      topic: warning,
    });
  }

  private record(): void {
    const { place, key, names } = this;
    const log = new EventLog(this, "audit", { place, key, name: names.audit });
    for (const [id, recorded] of Object.entries(RECORDED)) {
      log.record(id, { name: names.rule(id), ...recorded });
    }
    new EventArchive(this, "event-archive", {
      place,
      key,
      name: names.audit,
      detailTypes: Object.values(RECORDED).flatMap(({ pattern }) => pattern["detail-type"]),
      days: ARCHIVE_DAYS,
    });
  }

  private streamMetrics(): void {
    const { place, key, names, config } = this;
    const { enabled, months } = config.monitoring.metricStream;
    if (!enabled) return;
    new MetricStream(this, "metric-stream", {
      place,
      key,
      name: names.metricStream,
      namespaces: [...STREAMED, paymentNamesOf(config.suffix).namespace],
      months,
    });
  }

  private rankings(): void {
    const { accessLog, processorLog } = paymentNamesOf(this.config.suffix);
    new TopContributors(this, "top-consumers", {
      name: this.names.ranking("top-consumers"),
      log: accessLog,
      by: ["callerArn", "userAgent"],
    });
    new TopContributors(this, "top-networks", {
      name: this.names.ranking("top-networks"),
      log: accessLog,
      by: ["callerIp", "path"],
    });
    const ofPayments = {
      "payment-types": "paymentType",
      "payment-countries": "country",
      ...(this.config.payments.providers.length > 0 && { "payment-providers": "provider" }),
    };
    for (const [id, field] of Object.entries(ofPayments)) {
      new TopContributors(this, id, {
        name: this.names.ranking(id),
        log: processorLog,
        by: [field, "outcome"],
        // The log has other lines, and a payment need not say its country.
        having: field,
      });
    }
  }
}

const byPriority = <Made>(make: (priority: Priority) => Made): Record<Priority, Made> => ({
  critical: make("critical"),
  warning: make("warning"),
  info: make("info"),
});
