import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** A proxy event as API Gateway sends it, as far as the function looks. */
export function request(
  httpMethod: string,
  resource: string,
  body: string | null = null,
  headers: Record<string, string> = {},
): APIGatewayProxyEvent {
  return {
    httpMethod,
    resource,
    path: resource,
    body,
    headers,
    isBase64Encoded: false,
    requestContext: { extendedRequestId: "extended-request-id" },
  } as unknown as APIGatewayProxyEvent;
}

export const validBody = {
  amount: 1999,
  currency: "EUR",
  type: "card",
  token: "tok_5Gq0wzLrB3",
  reference: "order 42",
};

export const newKey = (): string => randomUUID();

export const payment = (body: unknown = validBody, idempotencyKey = newKey()) =>
  request("POST", "/payments", typeof body === "string" ? body : JSON.stringify(body), {
    "Content-Type": "application/json",
    "idempotency-key": idempotencyKey,
  });

export const health = () => request("GET", "/health");
