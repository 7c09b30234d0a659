import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { SQSBatchResponse } from "aws-lambda";
import { built } from "../built";
import { type Call, failure, Service, TraceDaemon } from "./aws";
import { LambdaFunction } from "./function";

jest.setTimeout(60_000);

const MD5 = (text: string) => createHash("md5").update(text).digest("hex");
const taken = ({ input }: Call) => ({
  status: 200,
  body: { MessageId: "m", MD5OfMessageBody: MD5(input.MessageBody) },
});
const sqs = new Service(taken);
const daemon = new TraceDaemon();
const functions: LambdaFunction[] = [];

beforeAll(() => Promise.all([sqs.start(), daemon.start()]));
afterEach(() => sqs.reset());
afterAll(async () => {
  await Promise.all(functions.map((one) => one.stop()));
  await Promise.all([sqs.stop(), daemon.stop()]);
});

async function start(name: string, changes: Record<string, string> = {}): Promise<LambdaFunction> {
  const started = await LambdaFunction.start(built("stack", name, "index.js"), {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_XRAY_DAEMON_ADDRESS: daemon.address,
    LAMBDA_TASK_ROOT: "/var/task",
    NODE_NO_WARNINGS: "1",
    AWS_ENDPOINT_URL_SQS: sqs.url,
    QUEUE_URL: `${sqs.url}/000000000000/orders`,
    ...changes,
  });
  functions.push(started);
  return started;
}

const trace = "1-5759e988-bd862e3fe1be46a994272793";
const header = `Root=${trace};Parent=53995c3f42cd8ad8;Sampled=1`;
const request = {
  orderId: "order-42",
  idempotencyKey: "6f6f0c3e-5d0e-4a43-9a3b-0b0f5f4f2f57",
  payment: { amount: 1999, currency: "EUR", type: "card", token: "tok_5Gq0wzLrB3" },
};

describe("the payment handler", () => {
  test("hands the paid order on, without the token, traced and logged", async () => {
    const handler = await start("payment-handler");
    const answer = await handler.invoke(request, header);
    expect(answer).toEqual({
      status: "accepted",
      orderId: "order-42",
      paymentId: expect.stringMatching(/^pay_[0-9a-f]{64}$/),
    });
    const [sent] = sqs.calls;
    expect(sent?.operation).toBe("SendMessage");
    expect(JSON.parse(sent?.input.MessageBody)).toEqual({
      orderId: "order-42",
      paymentId: (answer as { paymentId: string }).paymentId,
      amount: 1999,
      currency: "EUR",
    });
    const segments = await daemon.received(2, trace);
    expect(segments.map(({ name }) => name)).toEqual(["payment_validation", "order_send"]);
    expect(handler.logs()).toMatchObject([
      {
        level: "INFO",
        message: "payment",
        orderId: "order-42",
        outcome: "accepted",
        traceId: trace,
      },
    ]);
  });

  test("gives one payment's id to whoever repeats a request", async () => {
    const handler = await start("payment-handler");
    expect(await handler.invoke(request)).toEqual(await handler.invoke(request));
  });

  test.each<[string, unknown, string]>([
    ["nothing", null, "invalid_request"],
    ["no order", { ...request, orderId: "" }, "invalid_request"],
    ["no payment", { ...request, payment: undefined }, "invalid_request"],
    ["an amount of nothing", { ...request, payment: { amount: 0 } }, "invalid_request"],
    [
      "a card",
      { ...request, payment: { ...request.payment, token: "4111111111111111" } },
      "card_data_refused",
    ],
    ["a card for an order", { ...request, orderId: "4111111111111111" }, "card_data_refused"],
  ])("refuses %s, and tells nobody", async (_, event, code) => {
    const handler = await start("payment-handler");
    expect(await handler.invoke(event)).toMatchObject({ status: "refused", code });
    expect(sqs.calls).toEqual([]);
    expect(JSON.stringify(handler.logs())).not.toContain("4111");
  });

  test("puts on record who processes the payment, when it is one of ours", async () => {
    const handler = await start("payment-handler", { PROVIDERS: "acme" });
    const by = (provider: string) => ({
      ...request,
      payment: { ...request.payment, provider, country: "DE" },
    });
    expect(await handler.invoke(by("acme"))).toMatchObject({ status: "accepted" });
    expect(await handler.invoke(by("initech"))).toMatchObject({ status: "refused" });
    expect(handler.logs()).toMatchObject([
      { message: "payment", provider: "acme", country: "DE", outcome: "accepted" },
      { message: "request refused", invalidFields: "provider" },
    ]);
  });

  test("fails when the queue does not take the order, so that it is repeated", async () => {
    sqs.respond = () => failure(400, "AccessDenied");
    const handler = await start("payment-handler");
    await expect(handler.invoke(request)).rejects.toThrow("QueueError");
    expect(handler.logs()).toMatchObject([{ level: "ERROR", message: "payment not handed on" }]);
  });

  test("does not start without a queue", async () => {
    await expect(start("payment-handler", { QUEUE_URL: "" })).rejects.toThrow(
      "QUEUE_URL is not set",
    );
  });
});

describe("the order processor", () => {
  const order = {
    orderId: "order-42",
    paymentId: `pay_${"a".repeat(64)}`,
    amount: 1,
    currency: "EUR",
  };
  const batch = (...bodies: unknown[]) => ({
    Records: bodies.map((body, at) => ({
      messageId: `m${at}`,
      body: typeof body === "string" ? body : JSON.stringify(body),
    })),
  });

  test("puts each paid order on record, traced", async () => {
    const processor = await start("order-processor");
    const of = trace.replace("1-", "2-");
    expect(await processor.invoke(batch(order), header.replace(trace, of))).toEqual({
      batchItemFailures: [],
    });
    expect(processor.logs()).toMatchObject([
      { level: "INFO", message: "order", orderId: "order-42", outcome: "paid", traceId: of },
    ]);
    expect(await daemon.received(1, of)).toMatchObject([{ name: "order_processing" }]);
  });

  test("gives back what it can't read, and that only", async () => {
    const processor = await start("order-processor");
    const more = { ...order, token: "tok_5Gq0wzLrB3" };
    const answer = await processor.invoke(batch("no json", order, more, { ...order, amount: "1" }));
    expect((answer as SQSBatchResponse).batchItemFailures).toEqual([
      { itemIdentifier: "m0" },
      { itemIdentifier: "m2" },
      { itemIdentifier: "m3" },
    ]);
    const levels = processor.logs().map(({ level }) => level);
    expect(levels.filter((level) => level === "ERROR")).toHaveLength(3);
    expect(JSON.stringify(processor.logs())).not.toContain("tok_5Gq0wzLrB3");
  });
});
