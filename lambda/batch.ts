import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { describe } from "./errors";
import type { Logger } from "./logging";
import type { Tracing } from "./tracing";

/**
 * Works off what a queue delivers. What fails is named one by one, so that the queue delivers only that again,
 * and in the end puts it aside.
 * Source: Lambda Developer Guide, "Implementing partial batch responses".
 */
export function eachMessage(
  work: (body: string, log: Logger) => Promise<void>,
  tracing: Tracing,
  log: Logger,
) {
  const done = async ({ body, messageId }: SQSRecord): Promise<boolean> => {
    const messageLog = log.with({ messageId, traceId: tracing.traceId() });
    try {
      await work(body, messageLog);
      return true;
    } catch (error) {
      messageLog.error("message not processed", { cause: describe(error) });
      return false;
    }
  };

  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await Promise.all(Records.map(done));
    const failed = Records.filter((_, at) => !outcomes[at]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}
