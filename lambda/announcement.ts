import * as z from "zod/mini";
import { PAYMENT_TYPES } from "./validation";

/** What is told of a stored payment: its receipt, and nothing beside it. */
export const Announcement = z.strictObject({
  paymentId: z.string().check(z.regex(/^pay_[0-9a-f]{64}$/)),
  status: z.literal("accepted"),
  amount: z.int().check(z.gte(1)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  type: z.enum(PAYMENT_TYPES),
  reference: z.optional(z.string()),
  createdAt: z.iso.datetime(),
});

export type AnnouncedPayment = z.infer<typeof Announcement>;
