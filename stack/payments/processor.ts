import type { Construct } from "constructs";
import type { Asset } from "../assets/zip";
import type { Config } from "../config/schema";
import { TracedFunction } from "../constructs/function";
import type { Key } from "../constructs/key";
import type { Place } from "../constructs/place";
import type { WorkQueue } from "../constructs/queue";
import { writeMetrics, writeQueue } from "../constructs/statements";
import { type Index, Table } from "../constructs/table";
import { namesOf as monitoringNamesOf } from "../monitoring/names";
import { PAYMENT_METRICS, providersVariable } from "./payment";

export interface PaymentProcessorProps {
  place: Place;
  key: Key;
  code: Asset;
  config: Config;
  /** Of the function, and in its log lines. */
  name: string;
  tableName: string;
  indexes?: Index[];
  /** Of its custom metrics. */
  namespace: string;
  /** Where it announces payments. */
  queue?: WorkQueue;
}

/** The role of the monitoring stack's canary, by which a payment is known to be a test. */
const testCaller = ({ suffix, stacks, monitoring }: Config): Record<string, string> =>
  stacks.monitoring && monitoring.syntheticPayments.enabled
    ? { TEST_CALLER_ROLE: monitoringNamesOf(suffix).paymentCheck }
    : {};

/** The function that takes payments, and the table that it stores them in. */
export function addPaymentProcessor(
  scope: Construct,
  props: PaymentProcessorProps,
): { processor: TracedFunction; table: Table } {
  const { place, key, name, namespace, queue, indexes } = props;
  const { lambda, lambdaInsights } = props.config.runtimes;
  const table = new Table(scope, "table", {
    place,
    key,
    name: props.tableName,
    hashKey: "paymentId",
    indexes,
  });
  const processor = new TracedFunction(scope, "processor", {
    place,
    key,
    code: props.code,
    name,
    runtime: lambda,
    // Below API Gateway's own 29 seconds, so that a caller gets an answer rather than a 504.
    timeoutSeconds: 10,
    memoryMegabytes: 512,
    environment: {
      TABLE_NAME: table.name,
      METRIC_NAMESPACE: namespace,
      METRIC_NAMES: Object.values(PAYMENT_METRICS).join(","),
      SERVICE_NAME: name,
      ...(queue && { QUEUE_URL: queue.queue.url }),
      ...providersVariable(props.config.payments.providers),
      ...testCaller(props.config),
    },
    statements: [
      {
        Sid: "StorePayments",
        Effect: "Allow",
        Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
        Resource: table.namedArn,
      },
      writeMetrics(namespace),
      ...(queue ? [writeQueue(queue.namedArn)] : []),
    ],
    dependsOn: [table.table],
    insightsLayer: lambdaInsights,
  });
  key.grantThrough("dynamodb", processor.role, "table");
  if (queue) key.grantThrough("sqs", processor.role, "write");
  return { processor, table };
}
