import { join } from "node:path";
import { Account } from "../proof/live/account";
import { COLLECTORS } from "../proof/live/collectors";
import { readingPolicy } from "../proof/live/policy";
import { EVERYTHING } from "../proof/live/scope";
import { control, deployedStack, localTest, region, withFaults } from "./support/deployed";
import { readLive, unproven } from "./support/live";

const STATE = join(deployedStack("payments").dir, "state.json");
const live = (env: NodeJS.ProcessEnv = {}) => readLive(["--declared", STATE], { env });

test.each(
  COLLECTORS.map((collector) => [collector.type, collector] as const),
)("%s is read by the calls that its collector names, and no others", async (_, collector) => {
  const account = await Account.open();
  try {
    // What the local AWS does not know it refuses, after it was asked.
    await collector.collect(account, EVERYTHING, () => true).catch(() => []);
    const named = new Set(collector.actions);
    expect([...account.actions].filter((action) => !named.has(action))).toEqual([]);
    expect(account.actions.size).toBeGreaterThan(0);
  } finally {
    account.close();
  }
});

localTest("every call passes the policy, and none goes by another way", async () => {
  await control("DELETE", "calls");
  const found = await live();
  expect(unproven(found)).toEqual({});
  const made = (await control("GET", "calls")) as string[];
  const services = new Set(made.map((call) => call.split(":")[0]));
  const allowed = readingPolicy().Statement.flatMap(({ Action }) => Action);
  const prefixes = new Set(allowed.map((action) => action.split(":")[0]));
  const signing: Record<string, string> = { monitoring: "cloudwatch", tagging: "tag" };
  for (const service of services) {
    // Who one is may always be asked.
    if (service !== "sts") expect(prefixes).toContain(signing[service ?? ""] ?? service);
  }
  for (const call of made) expect(call).not.toMatch(/:(Put|Create|Delete|Update|Set|Tag|Untag)/);
});

localTest("a list that is denied leaves unknown what reads it, and nothing else", async () => {
  const denied = { service: "logs", operation: "DescribeMetricFilters", status: 400 };
  const found = await withFaults([{ ...denied, code: "AccessDeniedException" }], live);
  expect(found.code).toBe(1);
  expect(new Set(Object.values(unproven(found)))).toEqual(new Set(["unknown"]));
  expect(Object.keys(unproven(found))).toContain("metrics/error-filter stack");
  expect(Object.keys(unproven(found))).not.toContain("kms/rotation aws_kms_key.key");
  expect(JSON.stringify(found.verdicts)).toContain(
    "logs:DescribeMetricFilters was denied: allow it",
  );
  expect(found.drift).toEqual({ missing: [], extra: [], differing: [] });
});

localTest("a service that is busy for a moment is asked again", async () => {
  const busy = { service: "kms", operation: "ListKeys", status: 400, times: 2 };
  const found = await withFaults([{ ...busy, code: "ThrottlingException" }], live);
  expect(unproven(found)).toEqual({});
});

localTest.each([
  ["expired credentials", 403, "ExpiredToken", "have expired: sign in again"],
  ["keys that nobody knows", 403, "InvalidClientTokenId", "does not accept the credentials"],
])("%s: one line, and exit code 2", async (_, status, code, line) => {
  const found = await withFaults([{ service: "kms", operation: "ListKeys", status, code }], live);
  expect(found.code).toBe(2);
  expect(found.complaint).toContain(line);
  expect(found.complaint.trim().split("\n")).toHaveLength(1);
});

test("another region than what was declared is in: one line, and exit code 2", async () => {
  const other = region === "eu-west-1" ? "us-east-1" : "eu-west-1";
  const found = await live({ AWS_REGION: other });
  expect(found.code).toBe(2);
  expect(found.complaint).toContain(`What was declared is in ${region}, and this is ${other}`);
});
