import { Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  // retention is high, tags/required low.
  proofstack = new Proofstack(["logs/retention", "tags/required"]);
  const tags = { Environment: "production", CostCenter: "payments" };
  const group = (retention_in_days: number, tags: object) => ({
    resource: { aws_cloudwatch_log_group: { a: { name: "a", retention_in_days, tags } } },
  });
  proofstack.write("good.json", group(90, tags));
  proofstack.write("untagged.json", group(90, {}));
  proofstack.write("short.json", group(30, tags));
});
afterAll(() => proofstack.remove());

const check = (file: string, ...more: string[]) =>
  proofstack.run(["check", file, "-p", "payments", ...more]);

test.each([
  ["untagged.json", [], 1],
  ["untagged.json", ["--fail-on", "low"], 1],
  ["untagged.json", ["--fail-on", "medium"], 0],
  ["short.json", ["--fail-on", "high"], 1],
  ["short.json", ["--fail-on", "critical"], 0],
  ["good.json", ["--fail-on", "low"], 0],
])("%s with %j ends with %i", (file, args, code) => {
  expect(check(file, ...args).code).toBe(code);
});

test("what is below is shown, counted, and never called proven", () => {
  const { stdout } = check("untagged.json", "--fail-on", "high");
  expect(stdout).toMatch(/✓ Nothing blocks {2}1 failed/);
  expect(stdout).toContain("✗ aws_cloudwatch_log_group.a");
  expect(stdout).toContain("1 finding is below high (--fail-on), and does not block");
  expect(stdout).not.toMatch(/✓ Proven/);
});

test("--quiet prints only what blocks", () => {
  expect(check("untagged.json", "--fail-on", "high", "--quiet").stdout).toBe("");
  expect(check("untagged.json", "--fail-on", "low", "--quiet").stdout).toContain("tags/required");
});

test("the other formats say so, each in its way", () => {
  const as = (format: string) => check("untagged.json", "--fail-on", "high", "-f", format).stdout;
  expect(JSON.parse(as("json"))).toMatchObject({
    failOn: "high",
    belowThreshold: 1,
    summary: { fail: 1 },
  });
  expect(as("markdown")).toMatch(/^## ⚠️ Nothing blocks\n\n\*\*1 failed\*\*.*1 below high/);
  expect(as("github")).toMatch(/^::notice title=tags\/required/);
  expect(as("junit")).toMatch(/failures="0" errors="0" skipped="1"/);
  expect(as("junit")).toMatch(/<skipped message="below high, so it does not block: /);
  expect(JSON.parse(as("sarif")).runs[0].results).toHaveLength(1);
});

test("another word is refused", () => {
  const { code, stdout, stderr } = check("good.json", "--fail-on", "severe");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/critical, high, medium, low/);
});
