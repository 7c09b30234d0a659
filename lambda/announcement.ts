import * as z from "zod/mini";
import { AMOUNT, CURRENCY, PAYMENT_ID } from "./fields";
import { PAYMENT_TYPES } from "./validation";

/** What is told of a stored payment: its receipt, and nothing beside it. */
export const Announcement = z.strictObject({
  paymentId: PAYMENT_ID,
  status: z.literal("accepted"),
  amount: AMOUNT,
  currency: CURRENCY,
  type: z.enum(PAYMENT_TYPES),
  reference: z.optional(z.string()),
  provider: z.optional(z.string()),
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  createdAt: z.iso.datetime(),
});

export type AnnouncedPayment = z.infer<typeof Announcement>;
