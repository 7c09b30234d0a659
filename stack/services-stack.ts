import type { Construct } from "constructs";
import type { Code } from "./code";
import type { Config } from "./config/schema";
import { MICROSERVICES, type Microservice } from "./config/services";
import { AlarmFactory } from "./constructs/alarms/alarm-factory";
import { Cluster } from "./constructs/cluster";
import { Dashboard } from "./constructs/dashboard/dashboard";
import { widgetsIn } from "./constructs/dashboard/widgets";
import { FoundNetwork } from "./constructs/found-network";
import { TracedFunction } from "./constructs/function";
import { LogGroup } from "./constructs/log-group";
import { countServiceErrors, FunctionLogMetrics } from "./constructs/metric-filters";
import { arn } from "./constructs/place";
import { DeadLetters, WorkQueue } from "./constructs/queue";
import { QueueConsumer } from "./constructs/queue-consumer";
import { readQueue, writeQueue } from "./constructs/statements";
import { AlarmTopic, everybody } from "./constructs/topic";
import { TracedService } from "./constructs/traced-service";
import { type SampledRoute, Tracing } from "./constructs/tracing";
import { namesOf as infrastructureNamesOf } from "./infrastructure/names";
import { providersVariable } from "./payments/payment";
import { RegionalStack } from "./regional-stack";
import { addQueueAlarms, addServiceAlarms } from "./services/alarms";
import { serviceRows } from "./services/dashboard";
import { serviceMetrics } from "./services/metrics";
import { type Names, namesOf } from "./services/names";

const FUNCTION_SECONDS = 10;
/** Of the requests past the first in each second, how many are traced. */
const SAMPLED = 0.1;

/** Observability for the microservices around a payment API, and what of them runs here. */
export class ServicesStack extends RegionalStack {
  private readonly names: Names;

  constructor(scope: Construct, id: string, config: Config, code: Code) {
    const { region, suffix, services } = config;
    const names = namesOf(suffix);
    super(scope, id, {
      config,
      keyAlias: names.services,
      keyDescription: "Payment services: logs, alarms and undelivered messages",
    });
    this.names = names;

    const { orders, unprocessed } = this.orders();
    const functions = this.functions(code, orders);
    const logs = this.serviceLogs();
    const running = this.services(logs);
    const { topic, undelivered, alarmQueue } = this.alarmTopic();
    const alarms = new AlarmFactory(this, "alarms", {
      place: this.place,
      topic,
      nameOf: names.alarm,
    });
    const metrics = serviceMetrics(names);
    addServiceAlarms(alarms, metrics, services, running);
    addQueueAlarms(alarms, {
      undelivered: undelivered.waiting,
      unprocessed: unprocessed.waiting,
    });
    const [shown = "order"] = Object.keys(running) as Microservice[];
    const dashboard = new Dashboard(this, "dashboard", {
      place: this.place,
      name: names.services,
      title: `Payment services (${suffix})`,
      start: "-PT3H",
      rows: serviceRows({
        widgets: widgetsIn(region),
        metrics,
        thresholds: services.thresholds,
        alarmArns: alarms.arns,
        services: running,
        waiting: {
          "Paid orders": orders.waiting,
          "Unprocessed orders": unprocessed.waiting,
          "Undelivered alarms": undelivered.waiting,
        },
        functionLog: functions.processor.logGroup.name,
        serviceLog: logs[shown].name,
      }),
    });
    this.trace([functions.handler.name, functions.processor.name], Object.values(running));

    this.output("dashboard-url", "The dashboard, refreshing every minute", dashboard.url);
    this.output("alarm-topic-arn", "What every alarm acts on", topic.topic.arn);
    this.output("alarm-queue-url", "Where programs read the same alarms", alarmQueue.queue.url);
    this.output("undelivered-url", "Alarms that reached nobody", undelivered.queue.url);
    this.output("unprocessed-url", "Paid orders that could not be read", unprocessed.queue.url);
    this.output(
      "payment-handler-name",
      "What services invoke to pay an order",
      names.paymentHandler,
    );
    this.output("cluster-name", "Where the services run", names.services);
    this.output("key-arn", "The key that encrypts all of it", this.key.arn);
  }

  private orders() {
    const { place, key, names } = this;
    const unprocessed = new DeadLetters(this, "unprocessed", {
      place,
      key,
      name: names.unprocessed,
    });
    const orders = new WorkQueue(this, "orders", {
      place,
      key,
      name: names.orders,
      deadLetters: unprocessed,
      readerSeconds: FUNCTION_SECONDS,
    });
    return { orders, unprocessed };
  }

  private functions(code: Code, orders: WorkQueue) {
    const { key, names, config } = this;
    const handler = this.function("payment-handler", {
      code: code.paymentHandler,
      name: names.paymentHandler,
      environment: {
        QUEUE_URL: orders.queue.url,
        SERVICE_NAME: names.paymentHandler,
        ...providersVariable(config.payments.providers),
      },
      statements: [writeQueue(orders.namedArn)],
    });
    key.grantThrough("sqs", handler.role, "write");
    const processor = this.function("order-processor", {
      code: code.orderProcessor,
      name: names.orderProcessor,
      environment: { SERVICE_NAME: names.orderProcessor },
      statements: [readQueue(orders.namedArn)],
    });
    new QueueConsumer(this, "paid-orders", { key, queue: orders, function: processor });
    return { handler, processor };
  }

  private function(
    id: string,
    props: Pick<
      ConstructorParameters<typeof TracedFunction>[2],
      "code" | "name" | "environment" | "statements"
    >,
  ): TracedFunction {
    const { lambda, lambdaInsights } = this.config.runtimes;
    const made = new TracedFunction(this, id, {
      ...props,
      place: this.place,
      key: this.key,
      runtime: lambda,
      timeoutSeconds: FUNCTION_SECONDS,
      memoryMegabytes: 512,
      systemLogs: "INFO",
      insightsLayer: lambdaInsights,
    });
    new FunctionLogMetrics(made, "metrics", {
      log: made.logGroup,
      namespace: this.names.namespace,
    });
    return made;
  }

  private serviceLogs(): Record<Microservice, LogGroup> {
    const log = (id: Microservice) => {
      const made = new LogGroup(this, `${id}-log`, {
        name: this.names.serviceLog(id),
        key: this.key,
      });
      countServiceErrors(made, "errors", { log: made, namespace: this.names.namespace });
      return made;
    };
    return {
      order: log("order"),
      inventory: log("inventory"),
      notification: log("notification"),
    };
  }

  /** The one that is configured; else, that of infrastructure. */
  private network(): { vpcId: string; subnetIds: string[] } {
    const { suffix, vpc, infrastructure } = this.config;
    if (vpc) return { vpcId: vpc.id, subnetIds: vpc.subnetIds };
    return new FoundNetwork(this, "network", {
      name: infrastructureNamesOf(suffix).infrastructure,
      zones: infrastructure.network.zones,
    });
  }

  /** The names of the services that run here, by what they are. */
  private services(logs: Record<Microservice, LogGroup>): Record<string, string> {
    const { place, key, names, config } = this;
    const { images = {}, collectorImage } = config.services;
    const network = this.network();
    const cluster = new Cluster(this, "cluster", { name: names.services, key });
    const collectorLog = new LogGroup(this, "collector-log", { name: names.collectorLog, key });
    const running: Record<string, string> = {};
    for (const id of MICROSERVICES) {
      const image = images[id];
      if (image === undefined) continue;
      const service = new TracedService(this, `${id}-service`, {
        place,
        cluster,
        name: names.service(id),
        image,
        collectorImage,
        log: logs[id],
        collectorLog,
        network,
      });
      running[id] = service.name;
    }
    return running;
  }

  private alarmTopic() {
    const { place, key, names, config } = this;
    const topicArn = arn(place, "sns", names.topic);
    const undelivered = new DeadLetters(this, "undelivered", {
      place,
      key,
      name: names.undelivered,
      topics: [topicArn],
    });
    const alarmQueue = new WorkQueue(this, "alarm-queue", {
      place,
      key,
      name: names.alarmQueue,
      topics: [topicArn],
      deadLetters: undelivered,
    });
    const topic = new AlarmTopic(this, "topic", {
      place,
      key,
      name: names.topic,
      deadLetters: undelivered,
      subscribers: [
        ...everybody(config.emails, config.phones),
        { protocol: "sqs", id: "queue", endpoint: alarmQueue.queue.arn },
      ],
    });
    return { topic, undelivered, alarmQueue };
  }

  /**
   * A rule for each of the functions and services, so that nobody else's in the account are sampled by it. What
   * invokes a function decides for it, and Lambda itself where nobody does.
   */
  private trace(functions: string[], services: string[]): void {
    const routes = [
      ...functions.map((service) => ({ service, serviceType: "AWS::Lambda::Function" as const })),
      ...services.map((service) => ({ service, serviceType: "AWS::ECS::Container" as const })),
    ].map(
      (decides, at): SampledRoute => ({
        ...decides,
        name: decides.service,
        priority: 300 + at,
        method: "*",
        path: "*",
        reservoir: 1,
        rate: SAMPLED,
      }),
    );
    new Tracing(this, "tracing", {
      routes,
      group: this.names.services,
      services: [...functions, ...services],
    });
  }
}
