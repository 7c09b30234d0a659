import { describe, expect, test } from "@jest/globals";
import { failure } from "./aws";
import { health, request } from "./events";
import { useRig } from "./rig";

const rig = useRig();

describe("the API", () => {
  test("is healthy when the table can be read", async () => {
    const lambda = await rig.start();
    const answer = await lambda.invoke(health());
    expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"healthy"}' });
    expect(rig.dynamodb.calls).toMatchObject([
      { operation: "GetItem", input: { TableName: "payments-test" } },
    ]);
    expect(lambda.logs()).toEqual([]);
  });

  test("is unhealthy when it cannot", async () => {
    const lambda = await rig.start();
    rig.dynamodb.respond = () => failure(400, "ResourceNotFoundException", "no such table");
    const answer = await lambda.invoke(health());
    expect(answer).toMatchObject({ statusCode: 503, body: '{"status":"unhealthy"}' });
    expect(lambda.logs()).toMatchObject([{ level: "ERROR", message: "unhealthy" }]);
  });

  test("knows two paths and one method for each", async () => {
    const lambda = await rig.start();
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
