import type { RequestListener } from "node:http";
import { describe, expect, jest, test } from "@jest/globals";
import { say, useRig } from "./rig";

// Starting a process takes its time on a busy machine.
jest.setTimeout(60_000);

const rig = useRig("stack/canary/index.js", (origin) => ({
  TARGET_URL: `${origin}/production/health`,
  EXPECTED_STATUS: "200",
  MAX_LATENCY_MS: "5000",
  ALLOW_HTTP: "true",
}));

describe("the canary", () => {
  test("passes a healthy API", async () => {
    rig.answer = say(200, '{"status":"healthy"}');
    expect(await rig.run()).toMatchObject({ passed: true });
  });

  test.each([
    ["another status", say(503, '{"status":"healthy"}'), "503"],
    ["a redirect", say(301, ""), "301"],
    ["an unhealthy body", say(200, '{"status":"unhealthy"}'), "healthy"],
    ["a body that is not JSON", say(200, "healthy"), "healthy"],
    ["null", say(200, "null"), "healthy"],
    ["no body", say(200, ""), "healthy"],
    ["an endless body", say(200, " ".repeat(100_000)), "longer"],
  ])("fails on %s", async (_name, listener, mention) => {
    rig.answer = listener;
    const { passed, error } = await rig.run();
    expect(passed).toBe(false);
    expect(error).toContain("UnhealthyError");
    expect(error).toContain(mention);
  });

  test.each<[string, RequestListener]>([
    ["never answers", () => {}],
    ["answers and never ends", (_request, response) => response.writeHead(200).write("{")],
  ])("fails when the API %s within the bound", async (_name, listener) => {
    rig.answer = listener;
    const { passed, error } = await rig.run({ MAX_LATENCY_MS: "300" });
    expect(passed).toBe(false);
    expect(error).toContain("within 300 ms");
  });

  test("fails when the connection breaks", async () => {
    rig.answer = (request) => request.socket.destroy();
    expect(await rig.run()).toMatchObject({ passed: false });
  });

  test("fails when nothing listens", async () => {
    expect(await rig.run({ TARGET_URL: "http://127.0.0.1:9/health" })).toMatchObject({
      passed: false,
    });
  });

  test("fails when the runtime ends the step without asking for its verdict", async () => {
    const { passed, error } = await rig.run({ STEP_NEVER_CALLS: "true" });
    expect(passed).toBe(false);
    expect(error).toContain("without a healthy answer");
  });

  test("asks for what it was told to, as a canary", async () => {
    rig.answer = say(200, '{"status":"healthy"}');
    const { request } = await rig.run({ TARGET_URL: `${rig.origin}/production/health?deep=1` });
    expect(request).toMatchObject({
      method: "GET",
      path: "/production/health?deep=1",
      headers: { "user-agent": "CloudWatchSynthetics/test" },
    });
  });

  test("goes to the port of https when the URL names none", async () => {
    const { request } = await rig.run({
      TARGET_URL: "https://api.example.com/production/health",
      STEP_NEVER_CALLS: "true",
    });
    expect(request).toMatchObject({ protocol: "https:", hostname: "api.example.com", port: 443 });
  });

  test("keeps headers, bodies and query values out of the report", async () => {
    rig.answer = say(200, '{"status":"healthy"}');
    const { settings } = await rig.run({ TARGET_URL: `${rig.origin}/health?key=secret` });
    expect(settings).toMatchObject({
      includeRequestHeaders: false,
      includeResponseHeaders: false,
      includeRequestBody: false,
      includeResponseBody: false,
      restrictedUrlParameters: ["key"],
      continueOnHttpStepFailure: false,
    });
    expect(settings?.restrictedHeaders).toContain("authorization");
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ["no URL", { TARGET_URL: undefined }, "TARGET_URL"],
    ["something else than a URL", { TARGET_URL: "health" }, "TARGET_URL"],
    ["plain http", { ALLOW_HTTP: undefined }, "https"],
    ["another scheme", { TARGET_URL: "file:///etc/passwd" }, "https"],
    ["a password in the URL", { TARGET_URL: "https://u:p@example.com/" }, "password"],
    ["no status", { EXPECTED_STATUS: undefined }, "EXPECTED_STATUS"],
    ["a status that is none", { EXPECTED_STATUS: "ok" }, "EXPECTED_STATUS"],
    ["no bound", { MAX_LATENCY_MS: "" }, "MAX_LATENCY_MS"],
    ["a bound of nothing", { MAX_LATENCY_MS: "0" }, "MAX_LATENCY_MS"],
  ])("refuses %s", async (_name, change, mention) => {
    const { passed, error } = await rig.run(change);
    expect(passed).toBe(false);
    expect(error).toContain("TargetError");
    expect(error).toContain(mention);
  });
});
