import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { boundsOf } from "./bounds";
import { QueueError } from "./errors";

export interface Queue {
  /** @throws QueueError when the queue did not take it in time, so nobody is known to have been told */
  send(message: object): Promise<void>;
}

const BOUNDS = boundsOf(1_000, 3_000);

/** Needs `sqs:SendMessage`, and the use of the queue's key. */
export function createQueue(url: string): Queue {
  const client = new SQSClient({
    // The region's own endpoint, which a VPC may have to itself, and not whatever host the URL names.
    useQueueUrlAsEndpoint: false,
    ...BOUNDS.client,
  });
  return {
    async send(message) {
      const command = new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
      });
      try {
        await client.send(command, BOUNDS.call());
      } catch (error) {
        throw new QueueError(error);
      }
    },
  };
}
