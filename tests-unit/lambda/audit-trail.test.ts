import { expect, test } from "@jest/globals";
import type { SQSEvent } from "aws-lambda";
import { useRig } from "./rig";

const rig = useRig();
const AUDIT_BUCKET = "payment-audit-logs-test-111122223333";
const start = (changes = {}) => rig.start({ AUDIT_BUCKET, ...changes }, "event-lambda");

const receipt = {
  paymentId: `pay_${"0123456789abcdef".repeat(4)}`,
  status: "accepted",
  amount: 1999,
  currency: "EUR",
  type: "card",
  createdAt: "2026-11-21T15:00:00.000Z",
};
const PATH = `/${AUDIT_BUCKET}/payments/2026/11/21/${receipt.paymentId}.json`;

/** What Lambda hands on of the queue; a text is a body as it stands. */
const batch = (...bodies: unknown[]): SQSEvent =>
  ({
    Records: bodies.map((body, index) => ({
      messageId: `message-${index}`,
      body: typeof body === "string" ? body : JSON.stringify(body),
    })),
  }) as SQSEvent;

test("an announced payment is kept under the day it was made", async () => {
  const lambda = await start();
  expect(await lambda.invoke(batch(receipt))).toEqual({ batchItemFailures: [] });
  expect(Object.fromEntries(rig.s3.objects)).toEqual({ [PATH]: receipt });
  expect(lambda.logs()).toMatchObject([
    { level: "INFO", message: "payment kept", paymentId: receipt.paymentId },
  ]);
});

test("with who processes it and the payer's country, where the payment names them", async () => {
  const lambda = await start();
  const named = { ...receipt, provider: "acme", country: "DE" };
  expect(await lambda.invoke(batch(named))).toEqual({ batchItemFailures: [] });
  expect(rig.s3.objects.get(PATH)).toEqual(named);
});

test("what is kept already is not changed by whoever keeps it again", async () => {
  const lambda = await start();
  await lambda.invoke(batch(receipt));
  expect(await lambda.invoke(batch({ ...receipt, amount: 1 }))).toEqual({ batchItemFailures: [] });
  expect(rig.s3.objects.get(PATH)).toEqual(receipt);
});

test.each([
  ["no JSON", "pay_"],
  ["no payment", {}],
  ["a path", { ...receipt, paymentId: "../../elsewhere" }],
  ["a day that is none", { ...receipt, createdAt: "2026/11" }],
  ["more than a receipt", { ...receipt, token: "tok_5Gq0wzLrB3" }],
])("of a batch only what fails is delivered again: %s", async (_name, broken) => {
  const lambda = await start();
  const { batchItemFailures } = await lambda.invoke(batch(broken, receipt));
  expect(batchItemFailures).toEqual([{ itemIdentifier: "message-0" }]);
  expect([...rig.s3.objects.keys()]).toEqual([PATH]);
  const failed = lambda.logs().filter(({ level }) => level === "ERROR");
  expect(failed).toMatchObject([{ message: "message not processed", messageId: "message-0" }]);
  expect(JSON.stringify(failed)).not.toMatch(/tok_|elsewhere/);
});

test("a bucket that refuses has the message delivered again", async () => {
  const lambda = await start();
  rig.s3.refuse = 403;
  expect(await lambda.invoke(batch(receipt))).toEqual({
    batchItemFailures: [{ itemIdentifier: "message-0" }],
  });
  expect(rig.s3.requests).toBe(1);
});

test("without a bucket it does not start, and says why", async () => {
  await expect(start({ AUDIT_BUCKET: " " })).rejects.toThrow(/ConfigurationError.*AUDIT_BUCKET/s);
});
