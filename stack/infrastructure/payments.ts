import { Construct } from "constructs";
import type { Asset } from "../assets/zip";
import type { Config } from "../config/schema";
import type { Api } from "../constructs/api";
import { daysOf } from "../constructs/archive";
import { PrivateBucket } from "../constructs/bucket";
import { TracedFunction } from "../constructs/function";
import type { Key } from "../constructs/key";
import type { Place } from "../constructs/place";
import { DeadLetters, WorkQueue } from "../constructs/queue";
import { QueueConsumer } from "../constructs/queue-consumer";
import { readQueue } from "../constructs/statements";
import type { Table } from "../constructs/table";
import { addPaymentApi } from "../payments/api";
import { addPaymentProcessor } from "../payments/processor";
import type { Names } from "./names";

const HANDLER_SECONDS = 30;
const COLD_AFTER_DAYS = 30;
/** Somebody notices within a quarter that a payment's record was replaced. */
const KEEP_PREVIOUS_DAYS = 90;

/** Payments by the name that the caller gave them, the oldest first. */
const BY_REFERENCE = { name: "by-reference", hashKey: "reference", rangeKey: "createdAt" };

export interface PaymentPlatformProps {
  place: Place;
  key: Key;
  names: Names;
  config: Config;
  code: { processor: Asset; eventHandler: Asset };
}

/**
 * How a payment goes: the API hands it to the processor, which stores it and announces it on a queue; the event
 * handler reads the queue, and keeps each payment in the bucket of the audit trail.
 */
export class PaymentPlatform extends Construct {
  readonly api: Api;
  readonly table: Table;
  readonly events: WorkQueue;
  readonly unprocessed: DeadLetters;
  readonly processor: TracedFunction;
  readonly eventHandler: TracedFunction;
  readonly auditTrail: PrivateBucket;

  constructor(scope: Construct, id: string, props: PaymentPlatformProps) {
    super(scope, id);
    const { place, key, names, config, code } = props;
    this.unprocessed = new DeadLetters(this, "unprocessed", {
      place,
      key,
      name: names.unprocessed,
    });
    this.events = new WorkQueue(this, "events", {
      place,
      key,
      name: names.events,
      deadLetters: this.unprocessed,
      readerSeconds: HANDLER_SECONDS,
    });
    const { processor, table } = addPaymentProcessor(this, {
      place,
      key,
      code: code.processor,
      name: names.processor,
      tableName: names.platform,
      indexes: [BY_REFERENCE],
      namespace: names.namespace,
      queue: this.events,
      config,
    });
    this.processor = processor;
    this.table = table;
    this.api = addPaymentApi(this, {
      place,
      key,
      processor,
      name: names.platform,
      accessLogName: names.accessLog,
      settings: config.api,
      providers: config.payments.providers,
      loggingRole:
        config.api.managesAccountLogging && !config.stacks.payments ? names.apiLogging : undefined,
    });
    this.auditTrail = new PrivateBucket(this, "audit-trail", {
      place,
      key,
      name: `${names.auditBucket}-${place.account}`,
      expireAfterDays: daysOf(config.archive.months),
      keepPreviousDays: KEEP_PREVIOUS_DAYS,
      transitions: [{ days: COLD_AFTER_DAYS, storageClass: "GLACIER" }],
    });
    this.eventHandler = this.reader(props);
  }

  private reader({ place, key, names, config, code }: PaymentPlatformProps): TracedFunction {
    const { lambda, lambdaInsights } = config.runtimes;
    const handler = new TracedFunction(this, "event-handler", {
      place,
      key,
      code: code.eventHandler,
      name: names.eventHandler,
      runtime: lambda,
      timeoutSeconds: HANDLER_SECONDS,
      memoryMegabytes: 512,
      environment: { AUDIT_BUCKET: this.auditTrail.name, SERVICE_NAME: names.eventHandler },
      statements: [
        readQueue(this.events.namedArn),
        {
          Sid: "KeepPayments",
          Effect: "Allow",
          Action: "s3:PutObject",
          Resource: `${this.auditTrail.namedArn}/*`,
        },
      ],
      insightsLayer: lambdaInsights,
    });
    key.grantThrough("s3", handler.role, "write");
    new QueueConsumer(this, "consumer", { key, queue: this.events, function: handler });
    return handler;
  }
}
