import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import type { Ended } from "../warm-process";
import { logGroups, Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  proofstack.write("good.json", logGroups(3));
  proofstack.write("bad.json", logGroups(3, 1));
  proofstack.write("unknown.json", {
    resource: { aws_cloudwatch_log_group: { a: { name: "a", retention_in_days: "${var.days}" } } },
  });
  proofstack.write("many.json", logGroups(5000, 5000));
});
afterAll(() => proofstack.remove());

const json = (args: string[]) => {
  const { stdout, code } = proofstack.run(["check", ...args, "--format", "json"]);
  return { code, ...JSON.parse(stdout) };
};

describe("the exit code", () => {
  test.each([
    ["0 when everything is proven", "good.json", 0],
    ["1 when something failed", "bad.json", 1],
    ["1 when something is unknown", "unknown.json", 1],
  ])("is %s", (_, file, code) => {
    expect(proofstack.spawn(["check", file]).code).toBe(code);
    expect(proofstack.run(["check", file, "--quiet"]).code).toBe(code);
    expect(proofstack.run(["check", file, "--format", "json"]).code).toBe(code);
    expect(proofstack.run(["check", "-"], { input: JSON.stringify(logGroups(1)) }).code).toBe(0);
  });

  test.each([
    [[]],
    [["chek"]],
    [["check", "good.json", "--colour"]],
    [["check", "good.json", "--profile", "strict"]],
    [["check", "good.json", "--format", "yaml"]],
    [["check", "good.json", "--out", "report.txt"]],
    [["check", "good.json", "--out", "no/such/folder/report.json"]],
    [["check", "good.json", "--out", "./good.json"]],
    [["check", "good.json", "--out", "proofstack.json"]],
    [["check", "good.json", "--today", "tomorrow"]],
    [["check", "good.json", "--quiet", "--verbose"]],
    [["check", "good.json", "--today", "2026-02-30"]],
    [["check", "good.json", "--config", "no-such.json"]],
    [["check", "good.json", "--exceptions", "no-such.json"]],
    [["controls", "logs/no-such"]],
  ])("is 2 for %j, which is bad usage", (args) => {
    const { code, stdout, stderr } = proofstack.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
    expect(stderr).not.toMatch(/\n {4}at |defect/);
  });

  test.each([
    [["check", "good.json"]],
    [["evidence", "good.json", "--out", "evidence"]],
  ])("is 2 for %j where the controls are broken", (args) => {
    const broken = new Proofstack();
    broken.write("good.json", logGroups(3));
    broken.breakPolicy();
    const { code, stdout, stderr } = broken.spawn(args);
    broken.remove();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^proofstack: .*nothing was judged.*\n$/);
  });

  test.each([
    [["--help"]],
    [["--version"]],
    [["check", "--help"]],
    [["controls"]],
  ])("is 0 for %j", (args) => {
    expect(proofstack.run(args)).toMatchObject({ code: 0, stderr: "" });
  });
});

test.each([
  [["check", "good.json"]],
  [["check", "bad.json", "--format", "json"]],
  [["check", "good.json", "--format", "yaml"]],
  [["check", "no-such.json"]],
  [["controls"]],
])("%j says and ends the same in a process of its own as in one that goes on", (args) => {
  const untimed = ({ stdout, ...rest }: Ended) => ({
    ...rest,
    stdout: stdout.replace(/ [\d.,]+ m?s$/m, ""),
  });
  expect(untimed(proofstack.spawn(args))).toEqual(untimed(proofstack.run(args)));
});

test("--version is the package's", () => {
  expect(proofstack.run(["--version"]).stdout).toBe(`${version}\n`);
});

describe("the report as JSON", () => {
  test("has the shape that is agreed", () => {
    const { code: _, ...report } = json(["bad.json"]);
    expect(report).toEqual({
      view: "synth",
      profile: "baseline",
      policy: { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      input: [{ file: "bad.json", digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }],
      summary: { pass: 2, fail: 1, unknown: 0, excepted: 0, notApplicable: 0 },
      verdicts: ["fail", "pass", "pass"].map((verdict, at) => ({
        control: "logs/retention",
        address: `aws_cloudwatch_log_group.g${at}`,
        verdict,
        severity: "high",
        title: expect.any(String),
        expected: { retention_days: 90 },
        found: { retention_in_days: at === 0 ? 30 : 90 },
        fix: "Set retention_in_days to 90.",
        frameworks: expect.any(Object),
      })),
    });
  });

  test("is the same bytes for the same input", () => {
    const [one, other] = [1, 2].map(() => proofstack.run(["check", "bad.json", "-f", "json"]));
    expect(one).toEqual(other);
  });

  test("says of an unknown which attribute it is", () => {
    expect(json(["unknown.json"]).verdicts).toMatchObject([
      {
        verdict: "unknown",
        unknown: [{ address: "aws_cloudwatch_log_group.a", attribute: "retention_in_days" }],
      },
    ]);
  });

  test("is written by --out beside what is printed", () => {
    const { stdout } = proofstack.run(["check", "bad.json", "--out", "report.json"]);
    expect(stdout).toMatch(/1 failed/);
    const written = readFileSync(join(proofstack.folder, "report.json"), "utf8");
    expect(written).toBe(proofstack.run(["check", "bad.json", "-f", "json"]).stdout);
    proofstack.run(["check", "bad.json", "--out", "report.md", "--quiet"]);
    expect(readFileSync(join(proofstack.folder, "report.md"), "utf8")).toMatch(/^## ❌ Not proven/);
  });

  test("comes through a pipe whole, however large", () => {
    const { stdout } = proofstack.spawn(["check", "many.json", "--format", "json"]);
    expect(JSON.parse(stdout).verdicts).toHaveLength(5000);
  });
});

test.each([
  ["human"],
  ["json"],
  ["markdown"],
])("a reader of %s that closes early gets no stack trace", async (format) => {
  const { code, stderr } = await proofstack.runHead(["check", "many.json", "--format", format]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
});

describe("colour", () => {
  const colored = (args: string[], env: Record<string, string>) =>
    proofstack
      .run(["check", "bad.json", ...args], { env: { ...process.env, ...env } })
      .stdout.includes("\x1b[");

  test("is off in a pipe, even in CI", () => {
    expect(colored([], { CI: "true" })).toBe(false);
  });

  test("can be forced, and declined after all", () => {
    expect(colored([], { FORCE_COLOR: "1" })).toBe(true);
    expect(colored([], { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(colored(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
  });
});

test("--quiet prints what blocks, and nothing when nothing does", () => {
  expect(proofstack.run(["check", "good.json", "--quiet"])).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
  expect(proofstack.run(["check", "bad.json", "--quiet"]).stdout).toMatch(/logs\/retention/);
});

test("--verbose prints what is proven too, and what took how long", () => {
  const { code, stdout } = proofstack.run(["check", "good.json", "--verbose"]);
  expect(code).toBe(0);
  expect(stdout).toContain("    ✓ aws_cloudwatch_log_group.g0\n");
  expect(stdout).toMatch(/reading [\d,]+ ms · policy [\d,]+ ms · judging [\d,]+ ms/);
});

describe("settings", () => {
  const withSettings = (settings: unknown, file = "good.json") =>
    proofstack.run(["check", file, "--config", proofstack.write("settings.json", settings)]);

  test("change a parameter", () => {
    const parameters = { "logs/retention": { retention_days: 365 } };
    expect(withSettings({ parameters })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/3 failed.*Set retention_in_days to 365\./s),
    });
  });

  test("choose the profile that is extended, unless the command line does", () => {
    const file = proofstack.write("settings.json", { extends: "payments" });
    expect(json(["good.json", "--config", file]).profile).toBe("payments");
    expect(json(["good.json", "--config", file, "-p", "baseline"]).profile).toBe("baseline");
  });

  test("that turn the only control off leave nothing judged", () => {
    const { code, stderr } = withSettings({ off: { "logs/retention": "kept elsewhere" } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/nothing was judged, which is not a pass/);
  });

  test("are found in the folder they are in", () => {
    proofstack.write("proofstack.json", {
      parameters: { "logs/retention": { retention_days: 365 } },
    });
    const { code } = proofstack.run(["check", "good.json"]);
    proofstack.write("proofstack.json", {});
    expect([code, proofstack.run(["check", "good.json"]).code]).toEqual([1, 0]);
  });

  test.each<[string, unknown, RegExp]>([
    ["a field that is not there", { profile: "payments" }, /Unrecognized key: "profile"/],
    ["a wrong type", { extends: 1 }, /extends: /],
    ["a control that is not there", { off: { "logs/x": "why" } }, /off\["logs\/x"\]: /],
    ["no reason", { off: { "logs/retention": " " } }, /off\["logs\/retention"\]: it must say/],
    [
      "a parameter of the wrong type",
      { parameters: { "logs/retention": { retention_days: "365" } } },
      /parameters\["logs\/retention"\]\.retention_days: it must be a number/,
    ],
    [
      "a parameter that is not there",
      { parameters: { "logs/retention": { retention: 365 } } },
      /parameters\["logs\/retention"\]\.retention: .*it has retention_days/,
    ],
    ["not JSON", "{", /it is not JSON/],
    ["a list", [], /expected object/],
  ])("with %s are refused, the field named", (_, settings, says) => {
    const { code, stdout, stderr } = withSettings(settings);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^proofstack: settings\.json: .+\n$/);
    expect(stderr).toMatch(says);
  });
});

describe("exceptions", () => {
  const exception = {
    control: "logs/retention",
    address: "aws_cloudwatch_log_group.g0",
    reason: "moves in March",
    approvedBy: "ada@example.com",
    expires: "2026-06-30",
  };
  const args = (exceptions: unknown[], today = "2026-06-30") => {
    const file = proofstack.write("exceptions.json", { exceptions });
    return ["bad.json", "--exceptions", file, "--today", today];
  };

  test("accept what failed, and are shown with their terms", () => {
    const { code, summary, verdicts } = json(args([exception]));
    expect({ code, excepted: summary.excepted }).toEqual({ code: 0, excepted: 1 });
    const { reason, approvedBy, expires } = exception;
    expect(verdicts[0]).toMatchObject({
      verdict: "excepted",
      exception: { reason, approvedBy, expires },
    });
    const { stdout } = proofstack.run(["check", ...args([exception])]);
    expect(stdout).toMatch(/accepted by exception.*until 2026-06-30, approved by ada@example.com/s);
  });

  test("fail again the day after they expire, which is said", () => {
    expect(json(args([exception], "2026-07-01"))).toMatchObject({
      code: 1,
      summary: { fail: 1, excepted: 0 },
      idleExceptions: [{ ...exception, why: "expired" }],
    });
    const { stdout } = proofstack.run(["check", ...args([exception], "2026-07-01")]);
    expect(stdout).toMatch(/exception for logs\/retention .* expired on 2026-06-30/);
  });

  test("that match nothing, or are there twice, are reported", () => {
    const other = { ...exception, address: "aws_cloudwatch_log_group.g9" };
    const { idleExceptions } = json(args([exception, exception, other]));
    expect(idleExceptions.map(({ why }: { why: string }) => why)).toEqual(["duplicate", "stale"]);
  });

  test.each<[string, unknown, RegExp]>([
    ["a wildcard", { ...exception, address: "aws_cloudwatch_log_group.*" }, /address: one exact/],
    ["no expiry", { ...exception, expires: undefined }, /exceptions\[0\]\.expires: /],
    ["a day that is none", { ...exception, expires: "2026-02-30" }, /exceptions\[0\]\.expires: /],
    ["a time", { ...exception, expires: "2026-06-30T12:00:00Z" }, /exceptions\[0\]\.expires: /],
    ["no approver", { ...exception, approvedBy: "" }, /exceptions\[0\]\.approvedBy: /],
    ["a field of its own", { ...exception, owner: "x" }, /Unrecognized key: "owner"/],
  ])("with %s are refused", (_, wrong, says) => {
    const { code, stderr } = proofstack.run(["check", ...args([wrong])]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^proofstack: exceptions\.json: .+\n$/);
    expect(stderr).toMatch(says);
  });
});

describe("controls", () => {
  test("are listed, and one is explained", () => {
    expect(proofstack.run(["controls"]).stdout).toMatch(/1 control\n.*logs\/retention/s);
    const { stdout } = proofstack.run(["controls", "logs/retention"]);
    for (const words of ["retention_days 90", "retention_in_days", "PCI DSS 4.0.1 10.5.1"]) {
      expect(stdout).toContain(words);
    }
  });

  test("are explained as the settings have them", () => {
    const parameters = { "logs/retention": { retention_days: 365 } };
    const file = proofstack.write("settings.json", { parameters });
    expect(proofstack.run(["controls", "logs/retention", "--config", file]).stdout).toContain(
      "Set retention_in_days to 365.",
    );
  });
});

test("model prints what the gate judges", () => {
  const { code, stdout } = proofstack.run(["model", "bad.json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    view: "synth",
    resources: [
      { address: "aws_cloudwatch_log_group.g0", values: { retention_in_days: 30 } },
      {},
      {},
    ],
    types: { aws_cloudwatch_log_group: [0, 1, 2] },
    controls: [{ service: "logs", slug: "retention", subjects: [0, 1, 2] }],
  });
});
