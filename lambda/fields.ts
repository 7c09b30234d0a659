import * as z from "zod/mini";

/** What functions tell each other of a payment, field by field. */
export const PAYMENT_ID = z.string().check(z.regex(/^pay_[0-9a-f]{64}$/));
export const AMOUNT = z.int().check(z.gte(1));
export const CURRENCY = z.string().check(z.regex(/^[A-Z]{3}$/));
