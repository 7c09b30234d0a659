import { SqsQueue, type SqsQueueConfig } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import type { Key } from "./key";
import { type Metric, metricsOf } from "./metric";
import { arn, type Place } from "./place";
import { policyDocument, type Statement } from "./policy";
import { denyPlainHttp } from "./statements";

/** The longest that SQS keeps a message: two weeks, so that nobody's holiday loses one. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** How often a message is tried: once, again, and for the last time. */
const MAX_RECEIVES = 3;

interface QueueProps {
  place: Place;
  name: string;
  key: Key;
  /** ARNs of the topics that may write to it. */
  topics?: string[];
}

/** How SQS is told, beside what every queue has. */
type Settings = Pick<
  SqsQueueConfig,
  "messageRetentionSeconds" | "visibilityTimeoutSeconds" | "redrivePolicy" | "dependsOn"
>;

/**
 * A queue that is encrypted by the stack's key and, beside this account's own roles, written to by these topics
 * and nobody else. Source: SQS Developer Guide, "Key management", for what SNS needs of the key.
 */
abstract class Queue extends Construct {
  readonly queue: SqsQueue;
  readonly name: string;
  readonly namedArn: string;
  /** How many messages wait for somebody to look at them. */
  readonly waiting: Metric;

  constructor(scope: Construct, id: string, props: QueueProps, settings: Settings) {
    super(scope, id);
    const { place, name, key, topics = [] } = props;
    this.name = name;
    this.namedArn = arn(place, "sqs", name);
    this.waiting = metricsOf("AWS/SQS", { QueueName: name })(
      "ApproximateNumberOfMessagesVisible",
      "Maximum",
    );
    this.queue = new SqsQueue(this, "Default", { name, kmsMasterKeyId: key.arn, ...settings });
    if (topics.length > 0) key.grantService("sns.amazonaws.com", "AllowTopics");
    new SqsQueuePolicy(this, "policy", {
      queueUrl: this.queue.url,
      policy: policyDocument([
        ...(topics.length > 0 ? [this.takesFrom(topics)] : []),
        denyPlainHttp("sqs:*", this.namedArn),
      ]),
    });
  }

  private takesFrom(topics: string[]): Statement {
    return {
      Sid: "AllowTopics",
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: this.namedArn,
      Condition: { ArnEquals: { "aws:SourceArn": topics } },
    };
  }
}

/**
 * Where messages go that a topic could not deliver, or that a queue's consumer failed on.
 * Source: SNS Developer Guide and SQS Developer Guide, "Dead-letter queues".
 */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id, props, { messageRetentionSeconds: RETENTION_SECONDS });
  }
}

export interface WorkQueueProps extends QueueProps {
  /** Where a message goes that its consumer failed on three times. */
  deadLetters: DeadLetters;
  /** How long a function that reads it may take. */
  readerSeconds?: number;
}

/**
 * In how many times its reader's time-out a message is handed out again: so is a batch's room for retries.
 * Source: Lambda Developer Guide, "Creating and configuring an Amazon SQS event source mapping".
 */
const READER_TIMEOUTS = 6;

/** A queue that somebody works off. */
export class WorkQueue extends Queue {
  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    const { deadLetters, readerSeconds } = props;
    super(scope, id, props, {
      ...(readerSeconds !== undefined && {
        visibilityTimeoutSeconds: READER_TIMEOUTS * readerSeconds,
      }),
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: deadLetters.namedArn,
        maxReceiveCount: MAX_RECEIVES,
      }),
      dependsOn: [deadLetters.queue],
    });
  }
}
