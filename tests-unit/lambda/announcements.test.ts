import { describe, expect, test } from "@jest/globals";
import { failure } from "./aws";
import { newKey, payment, validBody } from "./events";
import { read, useRig } from "./rig";

const rig = useRig();
const QUEUE_URL = "https://sqs.us-east-1.amazonaws.com/111122223333/payments";
const announced = () => rig.sqs.calls.map(({ input }) => JSON.parse(input.MessageBody));

test("a stored payment is announced on the queue, as its receipt, without the token", async () => {
  const lambda = await rig.start({ QUEUE_URL });
  const answer = await lambda.invoke(payment());
  expect(answer.statusCode).toBe(201);
  expect(rig.sqs.calls).toMatchObject([
    { operation: "SendMessage", input: { QueueUrl: QUEUE_URL } },
  ]);
  expect(announced()).toEqual([read(answer)]);
  expect(JSON.stringify(announced())).not.toContain(validBody.token);
});

test("nothing is announced where there is no queue", async () => {
  const lambda = await rig.start();
  expect((await lambda.invoke(payment())).statusCode).toBe(201);
  expect(rig.sqs.calls).toEqual([]);
});

test("a payment that is refused is not announced", async () => {
  const lambda = await rig.start({ QUEUE_URL });
  expect((await lambda.invoke(payment({ ...validBody, amount: 0 }))).statusCode).toBe(400);
  expect(rig.sqs.calls).toEqual([]);
});

describe("a queue that fails", () => {
  test.each([
    ["refuses", () => failure(400, "AccessDeniedException", "bad 4111 1111 1111 1111")],
    ["never answers", () => "no answer" as const],
  ])("and %s: 503, and the payment is stored", async (_name, respond) => {
    const lambda = await rig.start({ QUEUE_URL });
    rig.sqs.respond = respond;
    const answer = await lambda.invoke(payment());
    expect(answer).toMatchObject({ statusCode: 503, headers: { "Retry-After": "1" } });
    expect(read(answer).error.code).toBe("queue_unavailable");
    expect(rig.payments.items.size).toBe(1);
    const [, line] = lambda.logs();
    expect(line).toMatchObject({ level: "ERROR", message: "payment not announced" });
    expect(JSON.stringify(line)).not.toContain("4111");
  });

  test("loses no announcement: the same request makes it when the queue is back", async () => {
    const lambda = await rig.start({ QUEUE_URL });
    const key = newKey();
    rig.sqs.respond = () => failure(400, "AccessDeniedException");
    expect((await lambda.invoke(payment(validBody, key))).statusCode).toBe(503);
    rig.sqs.reset();
    expect((await lambda.invoke(payment(validBody, key))).statusCode).toBe(200);
    expect(announced()).toHaveLength(1);
    expect(rig.payments.items.size).toBe(1);
    const succeeded = rig
      .published()
      .flatMap(({ MetricData }) => MetricData)
      .filter(({ MetricName }: { MetricName: string }) => MetricName === "PaymentSuccess");
    expect(succeeded).toMatchObject([{ Value: 1 }]);
  });
});
