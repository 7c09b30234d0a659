import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createValidation } from "../../lambda/validation";
import { say, useRig } from "./rig";

// Starting a process takes its time on a busy machine.
jest.setTimeout(60_000);

const rig = useRig("stack/payment-canary/index.js", (origin) => ({
  TARGET_URL: `${origin}/prod/payments`,
  EXPECTED_STATUS: "201",
  MAX_LATENCY_MS: "5000",
  ALLOW_HTTP: "true",
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secret-of-nobody",
  AWS_SESSION_TOKEN: "session-of-nobody",
}));

const asked: { request: IncomingMessage; body: string }[] = [];
afterEach(() => {
  asked.length = 0;
});

const RECEIPT = { status: "accepted", paymentId: "pay_1", amount: 1, currency: "USD" };

/** From now on the API keeps what it is asked and answers so. */
function answers(status: number, body: unknown): void {
  rig.answer = async (request, response) => {
    asked.push({ request, body: await text(request) });
    say(status, JSON.stringify(body))(request, response);
  };
}

describe("the canary that pays", () => {
  test("makes a payment that the API takes, signed by its own role", async () => {
    answers(201, RECEIPT);
    expect(await rig.run()).toMatchObject({ passed: true });
    const [{ request, body } = { request: undefined, body: "" }] = asked;
    expect(request).toMatchObject({ method: "POST", url: "/prod/payments" });
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-amz-security-token": "session-of-nobody",
      "user-agent": "CloudWatchSynthetics/test",
    });
    expect(request?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/execute-api\/aws4_request/,
    );
    expect(JSON.parse(body)).toEqual({
      amount: 1,
      currency: "USD",
      type: "card",
      token: "tok_synthetic_check",
      reference: "synthetic check",
    });
  });

  test("makes another one every time", async () => {
    answers(201, RECEIPT);
    await rig.run();
    await rig.run();
    const keys = asked.map(({ request }) => request.headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(2);
  });

  test.each<[string, number, unknown]>([
    ["a payment that was made before", 200, RECEIPT],
    ["a refusal", 403, { message: "Forbidden" }],
    ["a receipt of another amount", 201, { ...RECEIPT, amount: 2 }],
    ["a receipt in another currency", 201, { ...RECEIPT, currency: "EUR" }],
    ["a payment that is not accepted", 201, { ...RECEIPT, status: "pending" }],
    ["a receipt without a payment", 201, { ...RECEIPT, paymentId: undefined }],
    ["no object", 201, "accepted"],
    ["null", 201, null],
  ])("fails on %s", async (_name, status, body) => {
    answers(status, body);
    const { passed, error } = await rig.run();
    expect(passed).toBe(false);
    expect(error).toContain("UnhealthyError");
    expect(error).not.toContain("tok_");
  });

  test("fails when the answer takes too long", async () => {
    rig.answer = () => {};
    const { error } = await rig.run({ MAX_LATENCY_MS: "300" });
    expect(error).toContain("within 300 ms");
  });

  test.each([
    "TARGET_URL",
    "AWS_REGION",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
  ])("refuses to run without %s", async (variable) => {
    const { error } = await rig.run({ [variable]: undefined });
    expect(error).toContain("TargetError");
    expect(error).toContain(variable);
  });
});

test("what it pays is a payment that the API's function takes", async () => {
  answers(201, RECEIPT);
  await rig.run();
  const [{ body } = { body: "" }] = asked;
  expect(() => createValidation([])({ body, idempotencyKey: "0123456789abcdef" })).not.toThrow();
});
