import { randomUUID } from "node:crypto";
import { CloudWatchClient, ListMetricsCommand, type Metric } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { call, urlOf } from "./support/api";
import {
  clientOf,
  deployedStack,
  deployment,
  localTest,
  PATIENCE_MS,
  region,
  suffix,
  withFaults,
} from "./support/deployed";
import { segmentsDuring } from "./support/segments";
import { until } from "./support/until";

const dynamodb = clientOf(DynamoDBClient);
const cloudwatch = clientOf(CloudWatchClient);

const payment = { amount: 1999, currency: "EUR", type: "card", token: "tok_5Gq0wzLrB3" };
const pay = (key: string, body: unknown = payment, headers: Record<string, string> = {}) =>
  call("POST", "/payments", {
    body: JSON.stringify(body),
    headers: { "idempotency-key": key, ...headers },
  });
const stored = async (paymentId: string) => {
  const table = deployedStack("payments").outputs["table-name"];
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: table }));
  return Items.filter((item) => item.paymentId?.S === paymentId);
};

test("a payment is made, and stored once", async () => {
  const answer = await pay(randomUUID());
  expect(answer.status).toBe(201);
  expect(await stored(answer.body.paymentId)).toHaveLength(1);
});

/** X-Ray itself samples: only a listener in its place hears of every payment. */
localTest("a payment is traced in three steps", async () => {
  await pay(randomUUID());
  const segments = await segmentsDuring(() => pay(randomUUID()));
  expect(segments.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["payment_validation", "payment_processing", "database_write"]),
  );
  expect(new Set(segments.map(({ trace_id }) => trace_id)).size).toBe(1);
});

/** The stack's three metrics are there, among those that are `such`. */
const areMeasured = (such: (metric: Metric) => boolean) =>
  until(async () => {
    const { Metrics = [] } = await cloudwatch.send(
      new ListMetricsCommand({ Namespace: `Payments/${suffix}` }),
    );
    const names = new Set(Metrics.filter(such).map(({ MetricName }) => MetricName));
    return ["PaymentAmount", "PaymentProcessingTime", "PaymentSuccess"].every((name) =>
      names.has(name),
    );
  }, PATIENCE_MS);

test("its three metrics arrive in the stack's namespace", async () => {
  await pay(randomUUID());
  await areMeasured(() => true);
});

test("they arrive by region and each provider that may be named", async () => {
  for (const provider of deployment.config.payments?.providers ?? []) {
    const answer = await pay(randomUUID(), { ...payment, provider, country: "DE" });
    expect(answer).toMatchObject({ status: 201, body: { provider, country: "DE" } });
    const its = [`Provider ${provider}`, `Region ${region}`];
    await areMeasured(({ Dimensions = [] }) => {
      const dimensions = Dimensions.map(({ Name, Value }) => `${Name} ${Value}`);
      return its.every((one) => dimensions.includes(one));
    });
  }
});

test("a repeated idempotency key makes no second payment", async () => {
  const key = randomUUID();
  const first = await pay(key);
  const second = await pay(key);
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toEqual(first.body);
  expect(await stored(first.body.paymentId)).toHaveLength(1);
});

test("twenty at once with one key make one payment", async () => {
  const twenty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, work));
  // Functions are started first: what races is then the payment, not twenty processes' start.
  await twenty(() => call("GET", "/health"));
  const key = randomUUID();
  const answers = await twenty(() => pay(key));
  expect(new Set(answers.map(({ body }) => body.paymentId)).size).toBe(1);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(await stored(answers[0]?.body.paymentId)).toHaveLength(1);
});

test.each([
  ["no amount", { ...payment, amount: undefined }],
  ["a negative amount", { ...payment, amount: -1 }],
  ["a fraction", { ...payment, amount: 0.5 }],
  ["an unknown type", { ...payment, type: "barter" }],
  ["a card number", { ...payment, token: "4111111111111111" }],
  ["a provider that is not configured", { ...payment, provider: "nobody" }],
  ["a country that is not one", { ...payment, country: "QQ" }],
  ["a list", []],
])("%s is refused with 400", async (_, body) => {
  expect((await pay(randomUUID(), body)).status).toBe(400);
});

localTest(
  "a store that fails gives a 5xx, and the payment is there when the caller repeats it",
  async () => {
    const key = randomUUID();
    const failing = {
      service: "dynamodb",
      operation: "PutItem",
      status: 500,
      code: "InternalServerError",
    };
    const failed = await withFaults([failing], () => pay(key));
    expect(failed.status).toBe(503);
    const repeated = await pay(key);
    expect(repeated.status).toBe(201);
    expect(await stored(repeated.body.paymentId)).toHaveLength(1);
  },
);

localTest("metrics that cannot be sent do not fail a payment", async () => {
  const failing = { service: "monitoring", status: 500, code: "InternalFailure" };
  const answer = await withFaults([failing], () => pay(randomUUID()));
  expect(answer.status).toBe(201);
});

test("an unsigned payment is not taken", async () => {
  const answer = await fetch(urlOf("/payments"), { method: "POST", body: JSON.stringify(payment) });
  expect(answer.status).toBe(403);
});
