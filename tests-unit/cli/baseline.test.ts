import { logGroups, Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  proofstack.write("before.json", logGroups(3, 2));
  proofstack.write("worse.json", logGroups(4, 3));
  proofstack.write("better.json", logGroups(3, 1));
  expect(check("before.json", "--out", "base.json").code).toBe(1);
});
afterAll(() => proofstack.remove());

const check = (file: string, ...more: string[]) => proofstack.run(["check", file, ...more]);
const against = (file: string, ...more: string[]) =>
  check(file, "--baseline", "base.json", ...more);

test("nothing new ends with 0, and is not called proven", () => {
  const { code, stdout } = against("before.json");
  expect(code).toBe(0);
  expect(stdout).toMatch(/✓ Nothing blocks {2}2 known in the baseline · 1 proven/);
  expect(stdout).not.toMatch(/aws_cloudwatch_log_group\.g0/);
  expect(against("before.json", "--quiet").stdout).toBe("");
});

test("only what is new is shown, and ends with 1", () => {
  const { code, stdout } = against("worse.json");
  expect(code).toBe(1);
  expect(stdout).toMatch(/✗ Not proven {2}1 new failed · 2 known in the baseline · 1 proven/);
  expect(stdout).toMatch(/✗ aws_cloudwatch_log_group\.g2/);
  expect(stdout).not.toMatch(/aws_cloudwatch_log_group\.g[01]/);
});

test("what is fixed is counted, with how to refresh the baseline", () => {
  const { code, stdout } = against("better.json");
  expect(code).toBe(0);
  expect(stdout).toContain(
    "1 finding of base.json is fixed: refresh it with --out base.json, or it may come back unseen",
  );
});

test("the same command refreshes it", () => {
  proofstack.write("own.json", logGroups(1, 1));
  check("own.json", "--out", "own-base.json");
  proofstack.write("own.json", logGroups(2, 2));
  const own = ["--baseline", "own-base.json"];
  expect(check("own.json", ...own, "--out", "own-base.json").code).toBe(1);
  expect(check("own.json", ...own).code).toBe(0);
});

test("as JSON every finding says which it is, and the counts are whole", () => {
  const report = JSON.parse(against("worse.json", "-f", "json").stdout);
  expect(report).toMatchObject({
    summary: { pass: 1, fail: 3 },
    baseline: { file: "base.json", known: 2, new: 1, fixed: [] },
  });
  expect(report.baseline.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(report.verdicts.map((v: { baselineState?: string }) => v.baselineState)).toEqual([
    "unchanged",
    "unchanged",
    "new",
    undefined,
  ]);
});

test("as SARIF every result says which it is, and none is suppressed: nobody has accepted it", () => {
  const { results } = JSON.parse(against("worse.json", "-f", "sarif").stdout).runs[0];
  expect(results.map((r: { baselineState: string }) => r.baselineState)).toEqual([
    "unchanged",
    "unchanged",
    "new",
  ]);
  expect(results[0].suppressions).toEqual([]);
  const [plain] = JSON.parse(check("worse.json", "-f", "sarif").stdout).runs[0].results;
  expect(plain).not.toHaveProperty("baselineState");
});

test("the other formats count what is known, and show what is new", () => {
  const as = (format: string) => against("worse.json", "-f", format).stdout;
  expect(as("markdown")).toMatch(/\*\*1 new failed\*\*, 1 proven, 2 known in the baseline/);
  expect(as("markdown")).not.toMatch(/log_group\.g0/);
  expect(as("github").split("\n")).toEqual([
    expect.stringMatching(/^::error title=.*log_group\.g2/),
    "::notice::2 findings are known in the baseline base.json, and do not block",
    "",
  ]);
  expect(as("junit")).toMatch(/failures="1" errors="0" skipped="2"/);
  expect(as("junit")).toContain('<skipped message="known in the baseline, so it does not block: ');
});

test("another policy, profile or view is said", () => {
  const parameters = { "logs/retention": { retention_days: 365 } };
  const settings = proofstack.write("settings.json", { parameters, extends: "payments" });
  const { stdout } = against("before.json", "--config", settings);
  expect(stdout).toContain("! base.json was of another profile");
  const before = JSON.parse(check("before.json", "-f", "json").stdout);
  const policy = { digest: `sha256:${"0".repeat(64)}` };
  proofstack.write("old.json", { ...before, policy, view: "plan" });
  expect(check("before.json", "--baseline", "old.json").stdout).toContain(
    "! old.json was of another view and policy",
  );
});

test.each<[string, unknown, RegExp]>([
  ["is not there", undefined, /could not be read \(ENOENT\)/],
  ["is not JSON", "{", /it is not JSON/],
  ["is something else", { resource: {} }, /it is no report/],
  ["is SARIF", { version: "2.1.0", runs: [] }, /it is no report/],
  ["has no verdicts", { view: "plan", profile: "p", policy: { digest: "x" } }, /it is no report/],
])("a baseline that %s is refused", (_, content, says) => {
  const file = content === undefined ? "none.json" : proofstack.write("wrong.json", content);
  const { code, stdout, stderr } = check("before.json", "--baseline", file);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^proofstack: .+\n$/);
  expect(stderr).toMatch(says);
});
