import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type Bundle, bundle } from "../bundle";
import { type Call, failure, Service, TraceDaemon, table } from "./aws";
import { health, newKey, payment, request, validBody } from "./events";
import { type Environment, LambdaFunction } from "./function";

let lambdaBundle: Bundle;
let dynamodb: Service;
let cloudwatch: Service;
let daemon: TraceDaemon;
let payments: ReturnType<typeof table>;
const started: LambdaFunction[] = [];

beforeAll(async () => {
  lambdaBundle = bundle("lambda");
  payments = table("paymentId");
  dynamodb = await Service.start((call) => payments.answer(call));
  cloudwatch = await Service.start(() => ({ status: 200, body: {} }));
  daemon = await TraceDaemon.start();
});

beforeEach(() => {
  dynamodb.reset();
  cloudwatch.reset();
  payments.items.clear();
});

afterAll(async () => {
  await Promise.all(started.map((lambda) => lambda.stop()));
  await Promise.all([dynamodb.stop(), cloudwatch.stop(), daemon.stop()]);
  lambdaBundle.remove();
});

const environment = (): Environment => ({
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
  AWS_ENDPOINT_URL_CLOUDWATCH: cloudwatch.url,
  AWS_XRAY_DAEMON_ADDRESS: daemon.address,
  AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
  LAMBDA_TASK_ROOT: "/var/task",
  TABLE_NAME: "payments-test",
  METRIC_NAMESPACE: "Payments/test",
  METRIC_NAMES: "PaymentAmount,PaymentProcessingTime,PaymentSuccess",
  // The SDK tells older Node versions on standard error that they will be dropped.
  NODE_NO_WARNINGS: "1",
});

/** A function that has started with this environment; `undefined` takes a variable away. */
async function start(changes: Record<string, string | undefined> = {}): Promise<LambdaFunction> {
  const changed = Object.entries({ ...environment(), ...changes });
  const set = changed.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const lambda = await LambdaFunction.start(lambdaBundle.path, Object.fromEntries(set));
  started.push(lambda);
  return lambda;
}

const published = (): Call["input"][] => cloudwatch.calls.map(({ input }) => input);
const puts = () => dynamodb.calls.filter(({ operation }) => operation === "PutItem");
const read = ({ body }: { body: string }) => JSON.parse(body);

describe("a payment", () => {
  test("is stored, measured in one call, and answered with a receipt", async () => {
    const lambda = await start();
    const answer = await lambda.invoke(payment());

    expect(answer.statusCode).toBe(201);
    const receipt = read(answer);
    expect(receipt).toEqual({
      paymentId: expect.stringMatching(/^pay_[0-9a-f]{64}$/),
      status: "accepted",
      amount: 1999,
      currency: "EUR",
      type: "card",
      reference: "order 42",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });

    expect(puts()).toHaveLength(1);
    expect(puts()[0]?.input).toMatchObject({
      TableName: "payments-test",
      ConditionExpression: "attribute_not_exists(paymentId)",
      Item: {
        paymentId: { S: receipt.paymentId },
        amount: { N: "1999" },
        currency: { S: "EUR" },
        type: { S: "card" },
        token: { S: "tok_5Gq0wzLrB3" },
        reference: { S: "order 42" },
        status: { S: "accepted" },
        region: { S: "us-east-1" },
      },
    });

    expect(published()).toHaveLength(1);
    const type = { Name: "PaymentType", Value: "card" };
    const region = { Name: "Region", Value: "us-east-1" };
    const currency = { Name: "Currency", Value: "EUR" };
    const Timestamp = expect.any(Number);
    expect(published()[0]).toEqual({
      Namespace: "Payments/test",
      MetricData: [
        {
          MetricName: "PaymentAmount",
          Dimensions: [type, region],
          Unit: "None",
          Value: 1999,
          Timestamp,
        },
        {
          MetricName: "PaymentAmount",
          Dimensions: [type, region, currency],
          Unit: "None",
          Value: 1999,
          Timestamp,
        },
        {
          MetricName: "PaymentProcessingTime",
          Unit: "Milliseconds",
          Value: expect.any(Number),
          Timestamp,
        },
        { MetricName: "PaymentSuccess", Unit: "Count", Value: 1, Timestamp },
      ],
    });
  });

  test("publishes the metrics its environment names and no others", async () => {
    const lambda = await start({ METRIC_NAMES: "PaymentSuccess" });
    await lambda.invoke(payment());
    expect(published()[0].MetricData).toEqual([
      { MetricName: "PaymentSuccess", Unit: "Count", Value: 1, Timestamp: expect.any(Number) },
    ]);
  });

  test("is logged in one line of known fields, without its token", async () => {
    const lambda = await start({ SERVICE_NAME: "checkout" });
    const { paymentId } = read(
      await lambda.invoke(
        payment(),
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
      ),
    );
    expect(lambda.logs()).toEqual([
      {
        timestamp: expect.any(String),
        level: "INFO",
        message: "payment",
        service: "checkout",
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        apiRequestId: "extended-request-id",
        traceId: "1-5759e988-bd862e3fe1be46a994272793",
        paymentId,
        paymentType: "card",
        currency: "EUR",
        outcome: "accepted",
        durationMs: expect.any(Number),
      },
    ]);
  });

  test("may come base64-encoded", async () => {
    const lambda = await start();
    const event = payment();
    event.body = Buffer.from(event.body ?? "").toString("base64");
    event.isBase64Encoded = true;
    expect((await lambda.invoke(event)).statusCode).toBe(201);
  });
});

describe("the same idempotency key", () => {
  test("again answers with the stored payment and makes no other", async () => {
    const lambda = await start();
    const key = newKey();
    const first = await lambda.invoke(payment(validBody, key));
    const again = await lambda.invoke(payment(validBody, key));

    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.body).toBe(first.body);
    expect(again.headers).toMatchObject({ "Idempotency-Replayed": "true" });
    expect(payments.items.size).toBe(1);
    expect(published()).toHaveLength(1);
  });

  test("is told apart from a different request, whatever the order of its fields", async () => {
    const lambda = await start();
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
    expect(payments.items.size).toBe(1);
    expect(published()).toHaveLength(1);
  });

  test("raced from several functions makes one payment", async () => {
    const lambdas = await Promise.all([start(), start()]);
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
    expect(payments.items.size).toBe(1);
    expect(published()).toHaveLength(1);
  });

  test("names the same payment when the answer to its first write was lost", async () => {
    const lambda = await start();
    let writes = 0;
    dynamodb.respond = (call) => {
      const answer = payments.answer(call);
      return ++writes === 1 ? failure(500, "InternalServerError") : answer;
    };
    const answer = await lambda.invoke(payment());
    expect(answer.statusCode).toBe(201);
    expect(payments.items.size).toBe(1);
    expect(published()).toHaveLength(1);
  });
});

describe("a request that is not valid", () => {
  const wrong: [string, string | null, string[]][] = [
    ["no body", null, []],
    ["an empty body", "", []],
    ["not JSON", '{"amount": 1', []],
    ["null", "null", ["body"]],
    ["an array", "[]", ["body"]],
    ["no fields", "{}", ["amount", "currency", "type", "token"]],
    ["a fraction", body({ amount: 19.99 }), ["amount"]],
    ["nothing to pay", body({ amount: 0 }), ["amount"]],
    ["less than nothing", body({ amount: -1 }), ["amount"]],
    ["more than twelve digits", body({ amount: 1_000_000_000_000 }), ["amount"]],
    ["an amount as text", body({ amount: "1999" }), ["amount"]],
    ["an unknown currency", body({ currency: "ZZZ" }), ["currency"]],
    ["a currency in small letters", body({ currency: "eur" }), ["currency"]],
    ["an unknown type", body({ type: "cash" }), ["type"]],
    ["a short token", body({ token: "tok" }), ["token"]],
    ["a token of digits", body({ token: "12345678" }), ["token"]],
    ["a long reference", body({ reference: "x".repeat(65) }), ["reference"]],
    ["a field that payments do not have", body({ cvv: "123" }), ["body"]],
    ["a prototype", `{"__proto__": {}, ${body({}).slice(1)}`, ["body"]],
  ];
  function body(changes: object): string {
    return JSON.stringify({ ...validBody, ...changes });
  }

  let lambda: LambdaFunction;
  beforeAll(async () => {
    lambda = await start();
  });

  test.each(wrong)("%s is refused with the fields named", async (_name, text, fields) => {
    const event = payment("");
    event.body = text;
    const answer = await lambda.invoke(event);
    expect(answer.statusCode).toBe(400);
    const { error } = read(answer);
    expect(error.code).toBe("invalid_request");
    expect(error.fields.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(dynamodb.calls).toEqual([]);
    expect(published()).toEqual([]);
  });

  test.each([
    undefined,
    "short",
    "has spaces in it, many",
    "ключ-идемпотентности",
  ])("the idempotency key %s is refused", async (key) => {
    const event = payment();
    event.headers = key === undefined ? {} : { "Idempotency-Key": key };
    const answer = await lambda.invoke(event);
    expect(answer.statusCode).toBe(400);
    expect(read(answer).error.fields).toMatchObject([{ field: "Idempotency-Key" }]);
  });

  test("a body that is too long is not even parsed", async () => {
    expect((await lambda.invoke(payment(`[${" ".repeat(10_000)}`))).statusCode).toBe(413);
  });

  test("deep nesting is refused like anything else", async () => {
    const deep = `${"[".repeat(4_000)}${"]".repeat(4_000)}`;
    expect((await lambda.invoke(payment(deep))).statusCode).toBe(400);
  });
});

describe("card data", () => {
  const visa = "4111111111111111";
  const places: [string, () => ReturnType<typeof payment>][] = [
    ["the reference", () => payment({ ...validBody, reference: `card ${visa}` })],
    ["the token", () => payment({ ...validBody, token: `tok_${visa}` })],
    ["the amount", () => payment({ ...validBody, amount: Number(visa) })],
    ["a field's name", () => payment({ ...validBody, [visa]: true })],
    ["the idempotency key", () => payment(validBody, visa)],
    ["groups", () => payment({ ...validBody, reference: "4111 1111 1111 1111" })],
    ["groups beside others", () => payment({ ...validBody, reference: "7 4111-1111-1111-1111" })],
    [
      "an escape",
      () => payment(JSON.stringify(validBody).replace("order 42", "\\u0034111111111111111")),
    ],
    [
      "exponent form",
      () => payment(JSON.stringify(validBody).replace("1999", "4.111111111111111e15")),
    ],
    [
      "full-width digits",
      () => payment({ ...validBody, reference: "４１１１１１１１１１１１１１１１" }),
    ],
    ["a body that is not JSON", () => payment(`card=${visa}`)],
  ];

  test.each(places)("in %s is refused and neither stored nor logged", async (_name, event) => {
    const lambda = await start();
    const answer = await lambda.invoke(event());
    expect(answer.statusCode).toBe(400);
    expect(read(answer).error.code).toBe("card_data_refused");
    expect(answer.body).not.toContain("1111");
    expect(lambda.printed()).not.toContain("1111");
    expect(dynamodb.calls).toEqual([]);
  });
});

describe("a store that fails", () => {
  test.each([
    ["answers with errors", () => failure(500, "InternalServerError")],
    ["refuses", () => failure(400, "AccessDeniedException", "not authorized to PutItem")],
    ["throttles", () => failure(400, "ProvisionedThroughputExceededException")],
    ["never answers", () => "no answer" as const],
  ])(
    "and %s: 503, a log line, a failed payment in the metrics",
    async (_name, respond) => {
      const lambda = await start();
      dynamodb.respond = respond;
      const answer = await lambda.invoke(payment());

      expect(answer.statusCode).toBe(503);
      expect(answer.headers).toMatchObject({ "Retry-After": "1" });
      expect(read(answer).error.code).toBe("store_unavailable");
      expect(lambda.logs()).toMatchObject([{ level: "ERROR", message: "payment not stored" }]);
      expect(published()).toHaveLength(1);
      expect(published()[0].MetricData).toMatchObject([
        { MetricName: "PaymentProcessingTime" },
        { MetricName: "PaymentSuccess", Value: 0 },
      ]);
    },
    30_000,
  );

  test("loses no payment: the same request succeeds when the store is back", async () => {
    const lambda = await start();
    const key = newKey();
    dynamodb.respond = () => failure(500, "InternalServerError");
    expect((await lambda.invoke(payment(validBody, key))).statusCode).toBe(503);
    dynamodb.reset();
    expect((await lambda.invoke(payment(validBody, key))).statusCode).toBe(201);
    expect(payments.items.size).toBe(1);
  });

  test("is an error when the stored payment cannot be read", async () => {
    const lambda = await start();
    dynamodb.respond = () => ({
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
  test.each([
    ["are refused", () => failure(403, "AccessDenied")],
    ["answer with errors", () => failure(500, "InternalServiceFault")],
    ["never answer", () => "no answer" as const],
  ])("because they %s do not fail the payment", async (_name, respond) => {
    const lambda = await start();
    cloudwatch.respond = respond;
    expect((await lambda.invoke(payment())).statusCode).toBe(201);
    expect(cloudwatch.calls).toHaveLength(1);
    expect(lambda.logs()).toMatchObject([
      { level: "WARN", message: "metrics not published" },
      { level: "INFO", outcome: "accepted" },
    ]);
  });
});

describe("tracing", () => {
  const trace = "1-5759e988-bd862e3fe1be46a994272793";
  const header = `Root=${trace};Parent=53995c3f42cd8ad8;Sampled=1`;

  test("sends three subsegments under the function's own segment", async () => {
    const lambda = await start();
    const { paymentId } = read(await lambda.invoke(payment(), header));
    const segments = await daemon.received(3, trace);
    expect(segments.map(({ name }) => name)).toEqual([
      "payment_validation",
      "payment_processing",
      "database_write",
    ]);
    expect(segments.every(({ parent_id }) => parent_id === "53995c3f42cd8ad8")).toBe(true);
    expect(segments[2]?.annotations).toEqual({ payment_id: paymentId });
    expect(segments.some(({ error, fault }) => error || fault)).toBe(false);
  });

  test("tells the caller's errors from faults", async () => {
    const lambda = await start();
    const of = (digit: string) => `1-5759e988-${digit.repeat(24)}`;
    await lambda.invoke(payment("{}"), header.replace(trace, of("a")));
    dynamodb.respond = () => failure(400, "AccessDeniedException");
    await lambda.invoke(payment(), header.replace(trace, of("b")));

    const [refused] = await daemon.received(1, of("a"));
    expect(refused).toMatchObject({ name: "payment_validation", error: true });
    expect(refused?.fault).toBeUndefined();
    const failed = await daemon.received(3, of("b"));
    expect(failed[2]).toMatchObject({ name: "database_write", fault: true });
  });

  test.each<[string, Record<string, string | undefined>, string | undefined]>([
    ["no trace header", {}, undefined],
    ["a header that is not one", {}, "nonsense"],
    ["no Lambda around it", { LAMBDA_TASK_ROOT: undefined }, undefined],
    ["errors asked for", { AWS_XRAY_CONTEXT_MISSING: "RUNTIME_ERROR" }, undefined],
    [
      "errors asked for and no Lambda",
      { AWS_XRAY_CONTEXT_MISSING: "RUNTIME_ERROR", LAMBDA_TASK_ROOT: undefined },
      undefined,
    ],
    ["no daemon", { AWS_XRAY_DAEMON_ADDRESS: "127.0.0.1:9" }, header],
  ])("with %s: the payment is made and nothing else is printed", async (_name, change, sent) => {
    const lambda = await start(change);
    expect((await lambda.invoke(payment(), sent)).statusCode).toBe(201);
    expect(lambda.logs()).toMatchObject([{ message: "payment", outcome: "accepted" }]);
  });

  test("misconfigured is said once, and payments go on", async () => {
    const lambda = await start({ AWS_XRAY_DAEMON_ADDRESS: "nowhere" });
    expect((await lambda.invoke(payment(), header)).statusCode).toBe(201);
    expect(lambda.logs()).toMatchObject([
      { level: "WARN", message: "tracing is off" },
      { message: "payment", outcome: "accepted" },
    ]);
  });
});

describe("the API", () => {
  test("is healthy when the table can be read", async () => {
    const lambda = await start();
    const answer = await lambda.invoke(health());
    expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"healthy"}' });
    expect(dynamodb.calls).toMatchObject([
      { operation: "GetItem", input: { TableName: "payments-test" } },
    ]);
    expect(lambda.logs()).toEqual([]);
  });

  test("is unhealthy when it cannot", async () => {
    const lambda = await start();
    dynamodb.respond = () => failure(400, "ResourceNotFoundException", "no such table");
    const answer = await lambda.invoke(health());
    expect(answer).toMatchObject({ statusCode: 503, body: '{"status":"unhealthy"}' });
    expect(lambda.logs()).toMatchObject([{ level: "ERROR", message: "unhealthy" }]);
  });

  test("knows two paths and one method for each", async () => {
    const lambda = await start();
    for (const path of ["/", "/payments/1", "/constructor", "/__proto__"]) {
      expect((await lambda.invoke(request("GET", path))).statusCode).toBe(404);
    }
    for (const [method, path, allow] of [
      ["GET", "/payments", "POST"],
      ["constructor", "/payments", "POST"],
      ["POST", "/health", "GET"],
    ] as const) {
      const answer = await lambda.invoke(request(method, path));
      expect(answer).toMatchObject({ statusCode: 405, headers: { Allow: allow } });
    }
  });
});

describe("an environment that is wrong", () => {
  test.each<[string, Record<string, string | undefined>, string[]]>([
    [
      "empty",
      {
        TABLE_NAME: undefined,
        METRIC_NAMESPACE: " ",
        METRIC_NAMES: undefined,
        AWS_REGION: undefined,
      },
      ["TABLE_NAME", "METRIC_NAMESPACE", "METRIC_NAMES", "AWS_REGION"],
    ],
    ["a metric nobody knows", { METRIC_NAMES: "PaymentSuccess,Profit" }, ["Profit"]],
    ["no metric at all", { METRIC_NAMES: " , " }, ["METRIC_NAMES"]],
    ["AWS's own namespace", { METRIC_NAMESPACE: "AWS/Lambda" }, ["METRIC_NAMESPACE"]],
  ])("%s stops the function at cold start and says why", async (_name, change, mentions) => {
    const message = await start(change).then(
      () => "it started",
      (error: Error) => error.message,
    );
    expect(message).toContain("ConfigurationError");
    for (const mention of mentions) expect(message).toContain(mention);
  });
});
