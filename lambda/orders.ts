import * as z from "zod/mini";
import { RequestError } from "./errors";
import { AMOUNT, CURRENCY, PAYMENT_ID } from "./fields";
import { refuseCardNumbers, type Validate } from "./validation";

const ORDER_ID = z.string().check(z.regex(/^[A-Za-z0-9][\w-]{0,63}$/));

/** An order that is paid, as one service tells another: neither token nor card is in it. */
export const PaidOrder = z.strictObject({
  orderId: ORDER_ID,
  paymentId: PAYMENT_ID,
  amount: AMOUNT,
  currency: CURRENCY,
});
/** A payment for an order, as a caller asks for it. */
const OrderPayment = z.strictObject({
  orderId: ORDER_ID,
  idempotencyKey: z.string(),
  payment: z.unknown(),
});

/** @throws RequestError as `validate` does, and 400 when it does not say for which order */
export function readOrderPayment(event: unknown, validate: Validate) {
  const parsed = OrderPayment.safeParse(event);
  if (!parsed.success) {
    const message =
      "must be up to 64 letters, digits, _ or -; and beside it payment, idempotencyKey";
    throw new RequestError(400, "invalid_request", "The request names no order and its payment.", [
      { field: "orderId", message },
    ]);
  }
  const { orderId, payment, idempotencyKey } = parsed.data;
  refuseCardNumbers(orderId);
  return { orderId, ...validate({ body: JSON.stringify(payment) ?? null, idempotencyKey }) };
}
