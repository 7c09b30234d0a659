import type { Context } from "aws-lambda";
import { describe, type FieldError, RequestError } from "./errors";
import type { Logger } from "./logging";
import { readOrderPayment } from "./orders";
import { preparePayment } from "./processing";
import type { Queue } from "./queue";
import type { Tracing } from "./tracing";
import type { Validate } from "./validation";

export interface Services {
  validate: Validate;
  orders: Queue;
  tracing: Tracing;
  region: string;
}

export type Answer =
  | { status: "accepted"; orderId: string; paymentId: string }
  | { status: "refused"; code: string; message: string; fields: readonly FieldError[] };

/**
 * Takes payments for orders from other services, which invoke it, and hands the paid orders on. Whoever repeats
 * a request under its key gets the same payment's id, and the order is handed on again.
 */
export function createPaymentHandler({ validate, orders, tracing, region }: Services, log: Logger) {
  return async (event: unknown, { awsRequestId: requestId }: Context): Promise<Answer> => {
    const started = performance.now();
    const requestLog = log.with({ requestId, traceId: tracing.traceId() });
    try {
      const { orderId, request, idempotencyKey } = await tracing.traced("payment_validation", () =>
        readOrderPayment(event, validate),
      );
      const now = new Date();
      const context = { idempotencyKey, requestId, region, now, isTest: false };
      const { paymentId, amount, currency, type, provider, country } = preparePayment(
        request,
        context,
      );
      await tracing.traced(
        "order_send",
        () => orders.send({ orderId, paymentId, amount, currency }),
        { payment_id: paymentId, order_id: orderId },
      );
      requestLog.info("payment", {
        orderId,
        paymentId,
        paymentType: type,
        currency,
        provider,
        country,
        outcome: "accepted",
        durationMs: Math.round(performance.now() - started),
      });
      return { status: "accepted", orderId, paymentId };
    } catch (error) {
      if (!(error instanceof RequestError)) {
        requestLog.error("payment not handed on", { cause: describe(error) });
        throw error;
      }
      const { code, message, fields, invalidFields } = error;
      requestLog.warn("request refused", { code, invalidFields });
      return { status: "refused", code, message, fields };
    }
  };
}
