import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import type { Key } from "./key";
import type { Metric } from "./metric";
import { arn, type Place } from "./place";
import { policyDocument } from "./policy";

/** The longest that SQS keeps a message: two weeks, so that nobody's holiday loses one. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

export interface DeadLettersProps {
  place: Place;
  name: string;
  key: Key;
  /** ARNs of the topics whose undeliverable messages it takes. */
  topics: string[];
}

/**
 * Where messages go that a topic could not deliver: encrypted by the stack's key, written to by these
 * topics and nobody else. Source: SNS Developer Guide, "Dead-letter queues", and SQS Developer Guide,
 * "Key management", for what SNS needs of the key.
 */
export class DeadLetters extends Construct {
  readonly queue: SqsQueue;
  readonly name: string;
  readonly namedArn: string;
  /** How many messages wait for somebody to look at them. */
  readonly waiting: Metric;

  constructor(scope: Construct, id: string, { place, name, key, topics }: DeadLettersProps) {
    super(scope, id);
    this.name = name;
    this.namedArn = arn(place, "sqs", name);
    this.waiting = {
      namespace: "AWS/SQS",
      name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: name },
      statistic: "Maximum",
    };
    this.queue = new SqsQueue(this, "Default", {
      name,
      messageRetentionSeconds: RETENTION_SECONDS,
      kmsMasterKeyId: key.arn,
    });
    key.grantService("sns.amazonaws.com", "AllowTopics");
    new SqsQueuePolicy(this, "policy", {
      queueUrl: this.queue.url,
      policy: policyDocument([
        {
          Sid: "AllowTopics",
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: this.namedArn,
          Condition: { ArnEquals: { "aws:SourceArn": topics } },
        },
        {
          Sid: "DenyInsecureTransport",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: this.namedArn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
  }
}
