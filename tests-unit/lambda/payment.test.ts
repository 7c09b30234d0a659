import { describe, expect, test } from "@jest/globals";
import { payment } from "./events";
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
