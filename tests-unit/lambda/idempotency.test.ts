import { describe, expect, test } from "@jest/globals";
import { failure } from "./aws";
import { newKey, payment, validBody } from "./events";
import type { LambdaFunction } from "./function";
import { read, useRig } from "./rig";

const rig = useRig();

describe("the same idempotency key", () => {
  test("again answers with the stored payment and makes no other", async () => {
    const lambda = await rig.start();
    const key = newKey();
    const first = await lambda.invoke(payment(validBody, key));
    const again = await lambda.invoke(payment(validBody, key));

    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.body).toBe(first.body);
    expect(again.headers).toMatchObject({ "Idempotency-Replayed": "true" });
    expect(rig.payments.items.size).toBe(1);
    expect(rig.published()).toHaveLength(1);
  });

  test("is told apart from a different request, whatever the order of its fields", async () => {
    const lambda = await rig.start();
    const key = newKey();
    await lambda.invoke(payment(validBody, key));
    const reordered = Object.fromEntries(Object.entries(validBody).reverse());
    expect((await lambda.invoke(payment(reordered, key))).statusCode).toBe(200);

    for (const change of [
      { amount: 2000 },
      { currency: "USD" },
      { type: "wallet" },
      { token: "tok_another01" },
      { reference: "order 43" },
    ]) {
      const answer = await lambda.invoke(payment({ ...validBody, ...change }, key));
      expect(answer.statusCode).toBe(422);
      expect(read(answer).error.code).toBe("idempotency_key_reused");
    }
    expect(rig.payments.items.size).toBe(1);
    expect(rig.published()).toHaveLength(1);
  });

  test("raced from several functions makes one payment", async () => {
    const lambdas = await Promise.all([rig.start(), rig.start()]);
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        (lambdas[turn % 2] as LambdaFunction).invoke(payment(validBody, key)),
      ),
    );

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([
      ...Array(9).fill(200),
      201,
    ]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(rig.payments.items.size).toBe(1);
    expect(rig.published()).toHaveLength(1);
  });

  test("names the same payment when the answer to its first write was lost", async () => {
    const lambda = await rig.start();
    let writes = 0;
    rig.dynamodb.respond = (call) => {
      const answer = rig.payments.answer(call);
      return ++writes === 1 ? failure(500, "InternalServerError") : answer;
    };
    const answer = await lambda.invoke(payment());
    expect(answer.statusCode).toBe(201);
    expect(rig.payments.items.size).toBe(1);
    expect(rig.published()).toHaveLength(1);
  });
});
