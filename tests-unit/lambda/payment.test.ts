import { describe, expect, test } from "@jest/globals";
import { newKey, payment, validBody } from "./events";
import { read, useRig } from "./rig";

const rig = useRig();

describe("a payment", () => {
  test("is stored, measured in one call, and answered with a receipt", async () => {
    const lambda = await rig.start();
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

    expect(rig.dynamodb.calls).toHaveLength(1);
    expect(rig.dynamodb.calls[0]?.input).toMatchObject({
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

    expect(rig.published()).toHaveLength(1);
    const type = { Name: "PaymentType", Value: "card" };
    const region = { Name: "Region", Value: "us-east-1" };
    const currency = { Name: "Currency", Value: "EUR" };
    const Timestamp = expect.any(Number);
    expect(rig.published()[0]).toEqual({
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
    const lambda = await rig.start({ METRIC_NAMES: "PaymentSuccess" });
    await lambda.invoke(payment());
    expect(rig.published()[0].MetricData).toEqual([
      { MetricName: "PaymentSuccess", Unit: "Count", Value: 1, Timestamp: expect.any(Number) },
    ]);
  });

  test("is logged in one line of known fields, without its token", async () => {
    const lambda = await rig.start({ SERVICE_NAME: "checkout" });
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
    const lambda = await rig.start();
    const event = payment();
    event.body = Buffer.from(event.body ?? "").toString("base64");
    event.isBase64Encoded = true;
    expect((await lambda.invoke(event)).statusCode).toBe(201);
  });
});

describe("a payment that names who processes it, and the payer's country", () => {
  const PROVIDERS = "acme,globex";
  const named = { ...validBody, provider: "globex", country: "DE" };
  const byProvider = [
    { Name: "Provider", Value: "globex" },
    { Name: "Region", Value: "us-east-1" },
  ];

  test("is measured by provider too", async () => {
    const lambda = await rig.start({ PROVIDERS });
    expect((await lambda.invoke(payment(named))).statusCode).toBe(201);
    expect(rig.published()).toHaveLength(1);
    const data: { MetricName: string; Dimensions?: { Name: string }[] }[] =
      rig.published()[0].MetricData;
    expect(data).toHaveLength(7);
    expect(
      data.filter(({ Dimensions }) => Dimensions?.some(({ Name }) => Name === "Provider")),
    ).toMatchObject([
      { MetricName: "PaymentAmount", Dimensions: byProvider, Unit: "None", Value: 1999 },
      { MetricName: "PaymentProcessingTime", Dimensions: byProvider, Unit: "Milliseconds" },
      { MetricName: "PaymentSuccess", Dimensions: byProvider, Unit: "Count", Value: 1 },
    ]);
  });

  test("is a failure of that provider's when it can't be stored, and no amount of its", async () => {
    const lambda = await rig.start({ PROVIDERS, AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" });
    expect((await lambda.invoke(payment(named))).statusCode).toBe(503);
    const data: { MetricName: string }[] = rig.published()[0].MetricData;
    expect(data.map(({ MetricName }) => MetricName)).not.toContain("PaymentAmount");
    expect(data).toContainEqual(
      expect.objectContaining({ MetricName: "PaymentSuccess", Dimensions: byProvider, Value: 0 }),
    );
  });

  test("is stored, answered and logged with both", async () => {
    const lambda = await rig.start({ PROVIDERS });
    const answer = await lambda.invoke(payment(named));
    expect(read(answer)).toMatchObject({ provider: "globex", country: "DE" });
    expect(rig.dynamodb.calls[0]?.input).toMatchObject({
      Item: { provider: { S: "globex" }, country: { S: "DE" } },
    });
    expect(lambda.logs()).toMatchObject([
      { message: "payment", provider: "globex", country: "DE", outcome: "accepted" },
    ]);
  });

  test("is answered alike when it is repeated, and is another payment under another name", async () => {
    const lambda = await rig.start({ PROVIDERS });
    const key = newKey();
    const first = await lambda.invoke(payment(named, key));
    const second = await lambda.invoke(payment(named, key));
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(read(second)).toEqual(read(first));
    for (const other of [{ provider: "acme" }, { country: "FR" }, { country: undefined }]) {
      const answer = await lambda.invoke(payment({ ...named, ...other }, key));
      expect([other, answer.statusCode]).toEqual([other, 422]);
    }
  });
});
