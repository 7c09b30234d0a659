import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { QueueError } from "./errors";

export interface Queue {
  /** @throws QueueError when the queue did not take it in time, so nobody is known to have been told */
  send(message: object): Promise<void>;
}

/** One attempt, and all of them: well within a function's own time-out. */
const ATTEMPT_MS = 1_000;
const TOTAL_MS = 3_000;

/** Needs `sqs:SendMessage`, and the use of the queue's key. */
export function createQueue(url: string): Queue {
  const client = new SQSClient({
    // The region's own endpoint, which a VPC may have to itself, and not whatever host the URL names.
    useQueueUrlAsEndpoint: false,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: ATTEMPT_MS,
      requestTimeout: ATTEMPT_MS,
      throwOnRequestTimeout: true,
    },
  });
  return {
    async send(message) {
      const command = new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
      });
      try {
        await client.send(command, { abortSignal: AbortSignal.timeout(TOTAL_MS) });
      } catch (error) {
        throw new QueueError(error);
      }
    },
  };
}
