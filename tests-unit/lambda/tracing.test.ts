import { describe, expect, test } from "@jest/globals";
import { failure } from "./aws";
import { payment } from "./events";
import { read, useRig } from "./rig";

const rig = useRig();

describe("tracing", () => {
  const trace = "1-5759e988-bd862e3fe1be46a994272793";
  const header = `Root=${trace};Parent=53995c3f42cd8ad8;Sampled=1`;

  test("sends three subsegments under the function's own segment", async () => {
    const lambda = await rig.start();
    const answer = await lambda.invoke(payment(), header);
    expect(answer.statusCode).toBe(201);
    const { paymentId } = read(answer);
    const segments = await rig.daemon.received(3, trace);
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
    const lambda = await rig.start();
    const of = (digit: string) => `1-5759e988-${digit.repeat(24)}`;
    const refusal = await lambda.invoke(payment("{}"), header.replace(trace, of("a")));
    expect(refusal.statusCode).toBe(400);
    rig.dynamodb.respond = () => failure(400, "AccessDeniedException");
    const failing = await lambda.invoke(payment(), header.replace(trace, of("b")));
    expect(failing.statusCode).toBe(503);

    const [refused] = await rig.daemon.received(1, of("a"));
    expect(refused).toMatchObject({ name: "payment_validation", error: true });
    expect(refused?.fault).toBeUndefined();
    const failed = await rig.daemon.received(3, of("b"));
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
    const lambda = await rig.start(change);
    expect((await lambda.invoke(payment(), sent)).statusCode).toBe(201);
    expect(lambda.logs()).toMatchObject([{ message: "payment", outcome: "accepted" }]);
  });

  test("misconfigured is said once, and payments go on", async () => {
    const lambda = await rig.start({ AWS_XRAY_DAEMON_ADDRESS: "nowhere" });
    expect((await lambda.invoke(payment(), header)).statusCode).toBe(201);
    expect(lambda.logs()).toMatchObject([
      { level: "WARN", message: "tracing is off" },
      { message: "payment", outcome: "accepted" },
    ]);
  });
});
