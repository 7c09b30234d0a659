import { describe, expect, test } from "@jest/globals";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { payment, validBody } from "./events";
import { read, useRig } from "./rig";

const rig = useRig();
const ROLE = "pay-check-demo";

const paidBy = (userArn: string | null): APIGatewayProxyEvent => {
  const event = payment();
  return {
    ...event,
    requestContext: { ...event.requestContext, identity: { userArn } },
  } as APIGatewayProxyEvent;
};
const caller = (role: string) => `arn:aws:sts::111122223333:assumed-role/${role}/run`;

describe("a payment by the role that only tests", () => {
  test("is stored as a test, answered like any other, and measured by nobody", async () => {
    const lambda = await rig.start({ TEST_CALLER_ROLE: ROLE });
    const answer = await lambda.invoke(paidBy(caller(ROLE)));
    expect(answer.statusCode).toBe(201);
    expect(read(answer)).toMatchObject({ status: "accepted", amount: 1999 });
    expect(read(answer)).not.toHaveProperty("purpose");
    expect(rig.dynamodb.calls[0]?.input).toMatchObject({ Item: { purpose: { S: "test" } } });
    expect(rig.published()).toEqual([]);
    expect(lambda.logs()).toContainEqual(
      expect.objectContaining({ message: "payment", outcome: "test" }),
    );
  });

  test("is measured by no provider either", async () => {
    const lambda = await rig.start({ TEST_CALLER_ROLE: ROLE, PROVIDERS: "acme" });
    const event = paidBy(caller(ROLE));
    event.body = JSON.stringify({ ...validBody, provider: "acme" });
    expect((await lambda.invoke(event)).statusCode).toBe(201);
    expect(rig.published()).toEqual([]);
  });

  test("that can't be stored is measured by nobody either", async () => {
    const lambda = await rig.start({
      TEST_CALLER_ROLE: ROLE,
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
    });
    expect((await lambda.invoke(paidBy(caller(ROLE)))).statusCode).toBe(503);
    expect(rig.published()).toEqual([]);
  });

  test.each<[string, string | null]>([
    ["another role", caller("payments-app")],
    ["a role whose name begins alike", caller(`${ROLE}-2`)],
    ["a role of that name as its session", caller(`app/${ROLE}`)],
    ["a user of that name", `arn:aws:iam::111122223333:user/${ROLE}`],
    ["nobody", null],
  ])("but not by %s, whatever it says of itself", async (_, userArn) => {
    const lambda = await rig.start({ TEST_CALLER_ROLE: ROLE });
    await lambda.invoke(paidBy(userArn));
    expect(rig.published()).toHaveLength(1);
    expect(rig.dynamodb.calls[0]?.input).not.toHaveProperty("Item.purpose");
  });

  test("nor where no role is named", async () => {
    const lambda = await rig.start();
    await lambda.invoke(paidBy(caller(ROLE)));
    expect(rig.published()).toHaveLength(1);
  });
});
