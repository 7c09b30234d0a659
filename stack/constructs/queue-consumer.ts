import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { Construct } from "constructs";
import type { TracedFunction } from "./function";
import type { Key } from "./key";
import type { WorkQueue } from "./queue";

/** How many messages come at once: more would need a wait for the batch to fill. */
const BATCH_SIZE = 10;

export interface QueueConsumerProps {
  key: Key;
  queue: WorkQueue;
  /** Its role may `readQueue`; it answers with the messages that failed. */
  function: TracedFunction;
}

/**
 * Lambda reads the queue for the function, and leaves in the queue only what failed of a batch.
 * Source: Lambda Developer Guide, "Handling errors for an SQS event source in Lambda".
 */
export class QueueConsumer extends Construct {
  constructor(scope: Construct, id: string, { key, queue, function: reader }: QueueConsumerProps) {
    super(scope, id);
    key.grantThrough("sqs", reader.role, "read");
    new LambdaEventSourceMapping(this, "Default", {
      eventSourceArn: queue.queue.arn,
      functionName: reader.function.functionName,
      batchSize: BATCH_SIZE,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // Lambda tries the permission before it begins.
      dependsOn: [reader.role.policy],
    });
  }
}
