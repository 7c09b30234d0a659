import { RequestError } from "./errors";
import type { Logger } from "./logging";
import type { Metrics } from "./metrics";
import { type Payment, preparePayment } from "./processing";
import type { Queue } from "./queue";
import type { Store } from "./store";
import type { Tracing } from "./tracing";
import type { IncomingPayment, Validate } from "./validation";

export interface Services {
  validate: Validate;
  store: Store;
  metrics: Metrics;
  tracing: Tracing;
  region: string;
  /** Where stored payments are announced; without it, they are not. */
  announcements?: Queue;
  /** The role whose payments only test the API. */
  testCallerRole?: string;
}

/** What the caller is told about a payment. */
export type PaymentReceipt = Pick<
  Payment,
  | "paymentId"
  | "status"
  | "amount"
  | "currency"
  | "type"
  | "reference"
  | "provider"
  | "country"
  | "createdAt"
>;

/**
 * Makes one payment: validates, prepares, stores. A test is all of that, and is no business: nobody measures it.
 *
 * @returns the receipt, and whether this request made the payment or an earlier one did
 * @throws RequestError 400 or 413 (not valid), 422 (the key already names another payment)
 * @throws StoreError when nothing is known to be stored
 * @throws QueueError when it is stored and nobody has heard of it: the same request tells them again
 */
export async function makePayment(
  incoming: IncomingPayment & { isTest: boolean },
  requestId: string,
  log: Logger,
  { validate, store, metrics, tracing, region, announcements }: Services,
): Promise<{ receipt: PaymentReceipt; created: boolean }> {
  const started = performance.now();
  const { request, idempotencyKey } = await tracing.traced("payment_validation", () =>
    validate(incoming),
  );
  const measure = async (succeeded: boolean) => {
    if (incoming.isTest) return;
    const durationMs = performance.now() - started;
    await metrics.publish({ request, region, succeeded, durationMs }, log);
  };

  const record = async () => {
    const payment = await tracing.traced(
      "payment_processing",
      () =>
        preparePayment(request, {
          idempotencyKey,
          requestId,
          region,
          now: new Date(),
          isTest: incoming.isTest,
        }),
      { payment_type: request.type },
    );
    const recorded = await tracing.traced("database_write", () => store.record(payment), {
      payment_id: payment.paymentId,
    });
    return { payment, ...recorded };
  };

  const { payment, stored, created } = await record().catch(async (error) => {
    await measure(false);
    throw error;
  });
  if (stored.requestHash !== payment.requestHash) {
    throw new RequestError(
      422,
      "idempotency_key_reused",
      "This Idempotency-Key already names another payment. Use a new key for a new payment.",
    );
  }
  log.info("payment", {
    paymentId: stored.paymentId,
    paymentType: stored.type,
    currency: stored.currency,
    provider: stored.provider,
    country: stored.country,
    outcome: outcomeOf(incoming.isTest, created),
    durationMs: Math.round(performance.now() - started),
  });
  if (created) await measure(true);
  const receipt = receiptOf(stored);
  // Repeats are announced again: nobody can tell whether the first announcement was what failed.
  if (announcements !== undefined && !incoming.isTest) {
    await tracing.traced("payment_announcement", () => announcements.send(receipt));
  }
  return { receipt, created };
}

const outcomeOf = (isTest: boolean, created: boolean) =>
  isTest ? "test" : created ? "accepted" : "repeated";

function receiptOf(payment: Payment): PaymentReceipt {
  const { paymentId, status, amount, currency, type, createdAt } = payment;
  const { reference, provider, country } = payment;
  return {
    paymentId,
    status,
    amount,
    currency,
    type,
    ...(reference !== undefined && { reference }),
    ...(provider !== undefined && { provider }),
    ...(country !== undefined && { country }),
    createdAt,
  };
}
