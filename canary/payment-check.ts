import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import { documentIn, UnhealthyError } from "./judge";
import { Sha256 } from "./sha256";
import { runStep } from "./step";
import { type Credentials, readCredentials, readTarget, type Target } from "./target";

/** A payment of the smallest amount there is, by a token that no provider gave. */
const PAYMENT = {
  amount: 1,
  currency: "USD",
  type: "card",
  token: "tok_synthetic_check",
  reference: "synthetic check",
};

/**
 * The canary that pays: one payment through the real API, signed by the canary's own role, by which the
 * payment function knows that it is a test. Judged by status, receipt and latency.
 *
 * @throws TargetError the canary is misconfigured
 * @throws UnhealthyError the API answered wrongly or too late
 */
export const handler = async (): Promise<void> => {
  const target = readTarget(process.env);
  const body = JSON.stringify(PAYMENT);
  await runStep(
    {
      name: "payment",
      method: "POST",
      headers: await signed(target, body, readCredentials(process.env)),
      body,
      judge: (response) => judgeReceipt(response, target),
    },
    target,
  );
};

async function signed(
  { url }: Target,
  body: string,
  { region, ...credentials }: Credentials,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: "execute-api", region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: {
      host: url.host,
      accept: "application/json",
      "content-type": "application/json",
      // A new payment every time: an old key would be answered without anything being stored.
      "idempotency-key": randomUUID(),
    },
    body,
  });
  return headers;
}

async function judgeReceipt(response: IncomingMessage, target: Target): Promise<void> {
  const { status, amount, currency, paymentId } = await documentIn(response, target);
  const isReceipt =
    status === "accepted" && amount === PAYMENT.amount && currency === PAYMENT.currency;
  if (!isReceipt || typeof paymentId !== "string" || paymentId === "") {
    throw new UnhealthyError("The API's answer is no receipt of the payment that was made.");
  }
}
