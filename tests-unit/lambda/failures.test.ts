import { describe, expect, test } from "@jest/globals";
import { type Answer, failure } from "./aws";
import { newKey, payment, validBody } from "./events";
import { type Rig, read, useRig, withRig } from "./rig";

const rig = useRig();

/** What the function waits for in vain: each beside a rig of its own, so that all of them wait at once. */
const SILENCE: [string, () => Answer][] = [
  ["no answer", () => "no answer"],
  ["an answer without end", () => "no end"],
];

describe("a store that fails", () => {
  const answered = "and gives %s: 503, a log line, a failed payment in the metrics";

  test.each<[string, () => Answer]>([
    ["errors", () => failure(500, "InternalServerError")],
    ["a refusal", () => failure(400, "AccessDeniedException", "not authorized to PutItem")],
    ["throttling", () => failure(400, "ProvisionedThroughputExceededException")],
  ])(answered, (_name, respond) => isAnswered(rig, respond));

  test.concurrent.each(SILENCE)(answered, (_name, respond) =>
    withRig((own) => isAnswered(own, respond)),
  );

  async function isAnswered(rig: Rig, respond: () => Answer): Promise<void> {
    const lambda = await rig.start();
    rig.dynamodb.respond = respond;
    const answer = await lambda.invoke(payment());

    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toMatchObject({ "Retry-After": "1" });
    expect(read(answer).error.code).toBe("store_unavailable");
    expect(lambda.logs()).toMatchObject([{ level: "ERROR", message: "payment not stored" }]);
    expect(rig.published()).toHaveLength(1);
    expect(rig.published()[0].MetricData).toMatchObject([
      { MetricName: "PaymentProcessingTime" },
      { MetricName: "PaymentSuccess", Value: 0 },
    ]);
  }

  test("for a moment is asked again, and the caller never knows", async () => {
    const lambda = await rig.start();
    rig.dynamodb.respond = (call) =>
      rig.dynamodb.calls.length === 1 ? "no answer" : rig.payments.answer(call);
    expect((await lambda.invoke(payment())).statusCode).toBe(201);
    expect(rig.dynamodb.calls).toHaveLength(2);
  });

  test("in words that hold a card number is not quoted", async () => {
    const lambda = await rig.start();
    rig.dynamodb.respond = () => failure(400, "ValidationException", "bad 4111 1111 1111 1111");
    expect((await lambda.invoke(payment())).statusCode).toBe(503);
    expect(lambda.logs()).toMatchObject([{ cause: expect.stringContaining("bad [card number]") }]);
  });

  test("loses no payment: the same request succeeds when the store is back", async () => {
    const lambda = await rig.start();
    const key = newKey();
    rig.dynamodb.respond = () => failure(500, "InternalServerError");
    expect((await lambda.invoke(payment(validBody, key))).statusCode).toBe(503);
    rig.dynamodb.reset();
    expect((await lambda.invoke(payment(validBody, key))).statusCode).toBe(201);
    expect(rig.payments.items.size).toBe(1);
  });

  test("is an error when the stored payment cannot be read", async () => {
    const lambda = await rig.start();
    rig.dynamodb.respond = () => ({
      status: 400,
      body: {
        __type: "x#ConditionalCheckFailedException",
        message: "",
        Item: { amount: { N: "x" } },
      },
    });
    expect((await lambda.invoke(payment())).statusCode).toBe(503);
  });
});

describe("metrics that fail", () => {
  const unharmed = "and give %s do not fail the payment";

  test.each<[string, () => Answer]>([
    ["a refusal", () => failure(403, "AccessDenied")],
    ["errors", () => failure(500, "InternalServiceFault")],
  ])(unharmed, (_name, respond) => isUnharmed(rig, respond));

  test.concurrent.each(SILENCE)(unharmed, (_name, respond) =>
    withRig((own) => isUnharmed(own, respond)),
  );

  async function isUnharmed(rig: Rig, respond: () => Answer): Promise<void> {
    const lambda = await rig.start();
    rig.cloudwatch.respond = respond;
    expect((await lambda.invoke(payment())).statusCode).toBe(201);
    expect(rig.cloudwatch.calls).toHaveLength(1);
    expect(lambda.logs()).toMatchObject([
      { level: "INFO", outcome: "accepted" },
      { level: "WARN", message: "metrics not published" },
    ]);
  }
});
