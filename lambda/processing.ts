import { createHash } from "node:crypto";
import type { PaymentRequest } from "./validation";

/** A payment as it is stored. */
export interface Payment extends PaymentRequest {
  /** Derived from the idempotency key: the same key always names the same payment. */
  paymentId: string;
  /** SHA-256 of what was asked for: tells a repeat from another request under the same key. */
  requestHash: string;
  /** The request that made it, so that a retried write recognises its own work. */
  requestId: string;
  status: "accepted";
  /** No business of anybody's. */
  purpose?: "test";
  region: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

export interface ProcessingContext {
  idempotencyKey: string;
  requestId: string;
  region: string;
  now: Date;
  isTest: boolean;
}

/** The payment that a valid request asks for. Nothing has happened yet: storing it is what accepts it. */
export function preparePayment(request: PaymentRequest, context: ProcessingContext): Payment {
  const { amount, currency, type, token, reference, provider, country } = request;
  const optional = [reference, provider, country].map((value) => value ?? null);
  return {
    ...request,
    paymentId: `pay_${sha256(context.idempotencyKey)}`,
    requestHash: sha256(JSON.stringify([amount, currency, type, token, ...optional])),
    requestId: context.requestId,
    status: "accepted",
    ...(context.isTest && { purpose: "test" as const }),
    region: context.region,
    createdAt: context.now.toISOString(),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
