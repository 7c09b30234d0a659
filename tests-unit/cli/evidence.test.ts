import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { logGroups, Proofstack } from "./proofstack";

const NOW = ["--now", "2026-06-01T12:00:00Z", "--run", "7d0c8d2e-6a0b-4f0e-9b0a-000000000001"];
const exception = {
  control: "logs/retention",
  address: "aws_cloudwatch_log_group.g0",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
};

/** A state of one log group whose retention somebody marked as sensitive. */
const sensitive = (retention_in_days: number) => ({
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        {
          address: "aws_cloudwatch_log_group.a",
          type: "aws_cloudwatch_log_group",
          mode: "managed",
          values: { name: "a", retention_in_days, arn: "arn:aws:logs:us-east-1:1:log-group:a" },
          sensitive_values: { retention_in_days: true },
        },
      ],
    },
  },
});

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  proofstack.write("good.json", logGroups(3));
  proofstack.write("bad.json", logGroups(3, 1));
  proofstack.write("state.json", sensitive(90));
  proofstack.write("exceptions.json", { exceptions: [exception] });
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  proofstack.write("key.pem", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  proofstack.write("key.pub", publicKey.export({ type: "spki", format: "pem" }).toString());
});
afterAll(() => proofstack.remove());

const evidence = (...args: string[]) => proofstack.run(["evidence", ...args]);
const read = (path: string) => readFileSync(join(proofstack.folder, path), "utf8");
const json = (path: string) => JSON.parse(read(path));
const filesIn = (folder: string) =>
  readdirSync(join(proofstack.folder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name).slice(proofstack.folder.length + folder.length + 2),
    )
    .sort();

test("what is synthesized tells of a state beside it where its resources were made", () => {
  const metadata = { path: "payments/a", stackTrace: ["stack/log-group.ts:20"] };
  const a = { "//": { metadata }, name: "a", retention_in_days: 30 };
  proofstack.write("made.json", { resource: { aws_cloudwatch_log_group: { a } } });
  expect(evidence("state.json", "made.json", "--out", "made").code).toBe(1);
  const { reports } = json("made/verdicts.json");
  const origin = { construct: "payments/a", file: "stack/log-group.ts", line: 20 };
  expect(reports).toMatchObject([
    { view: "state", verdicts: [{ address: "aws_cloudwatch_log_group.a", origin }] },
    { view: "synth", verdicts: [{ address: "aws_cloudwatch_log_group.a", origin }] },
  ]);
  expect(read("made/results.sarif")).toContain('"uri":"stack/log-group.ts"');
  expect(proofstack.run(["verify", "made"])).toMatchObject({ code: 0 });
});

test("the page of a pipeline's job leads to its sources, wherever it is verified", () => {
  const made = { metadata: { path: "a", stackTrace: ["stack/log-group.ts:20"] } };
  const a = { "//": made, name: "a", retention_in_days: 30 };
  proofstack.write("job.json", { resource: { aws_cloudwatch_log_group: { a } } });
  const env = {
    ...process.env,
    CI_PROJECT_URL: "https://gitlab.com/team/infra",
    CI_COMMIT_SHA: "abc",
  };
  proofstack.run(["evidence", "job.json", "--out", "job"], { env });
  expect(read("job/report.html")).toContain(
    '<a href="https://gitlab.com/team/infra/-/blob/abc/stack/log-group.ts#L20">',
  );
  expect(proofstack.run(["verify", "job"])).toMatchObject({ code: 0 });
});

test("what tells that beside the inputs is stored with them", () => {
  const metadata = { path: "payments/a", stackTrace: ["stack/log-group.ts:20"] };
  proofstack.write("told.json", {
    resource: { aws_cloudwatch_log_group: { a: { "//": { metadata } } } },
  });
  expect(evidence("state.json", "--origins", "told.json", "--out", "told").code).toBe(1);
  const origin = { construct: "payments/a", file: "stack/log-group.ts", line: 20 };
  expect(json("told/origins.json")).toEqual({ "aws_cloudwatch_log_group.a": origin });
  expect(json("told/verdicts.json").reports).toMatchObject([
    { view: "state", verdicts: [{ address: "aws_cloudwatch_log_group.a", origin }] },
  ]);
  expect(proofstack.run(["verify", "told"])).toMatchObject({ code: 0 });
  proofstack.write("told/origins.json", {});
  const { code, stdout } = proofstack.run(["verify", "told"]);
  expect(code).toBe(1);
  expect(stdout).toContain("origins.json: it was changed");
});

test("is a folder of all that an assessor asks for", () => {
  expect(evidence("good.json", "--out", "whole", "--key", "key.pem").code).toBe(0);
  expect(filesIn("whole")).toEqual([
    "exceptions.json",
    "inputs/1-good.json",
    "junit.xml",
    "manifest.json",
    "oscal-assessment-results.json",
    "policy/bundle.tar.gz",
    "policy/controls.json",
    "policy/policy.wasm",
    "profile.json",
    "report.html",
    "results.sarif",
    "statement.dsse.json",
    "statement.json",
    "verdicts.json",
  ]);
  expect(read("whole/inputs/1-good.json")).toBe(read("good.json"));
});

test("the statement is about the inputs, and says what came out, by what, when", () => {
  evidence("bad.json", "--out", "stated", ...NOW, "--commit", "abc");
  const { subject, ...statement } = json("stated/statement.json");
  expect(subject).toEqual([
    { name: "inputs/1-bad.json", digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  ]);
  expect(statement).toMatchObject({
    _type: "https://in-toto.io/Statement/v1",
    predicate: {
      run: NOW[3],
      time: "2026-06-01T12:00:00.000Z",
      result: "FAILED",
      tool: { name: "proofstack" },
      commit: "abc",
      profile: "baseline",
      views: [{ view: "synth", resources: 3, summary: { pass: 2, fail: 1 } }],
    },
  });
});

test("the same inputs give the same bytes, clock and run aside", () => {
  const args = ["bad.json", "state.json", "-e", "exceptions.json", ...NOW];
  for (const out of ["one", "two"]) evidence(...args, "--out", out);
  for (const file of filesIn("one"))
    expect([file, read(`one/${file}`)]).toEqual([file, read(`two/${file}`)]);
});

test("each view is judged by itself, and fails the whole", () => {
  const { code, stdout } = evidence("good.json", "state.json", "--out", "views");
  expect(code).toBe(1);
  expect(stdout).toMatch(/synth\s+✓ 3 proven\n\s+state\s+✗ 0 proven · 1 unknown/);
  expect(json("views/verdicts.json").reports.map(({ view }: { view: string }) => view)).toEqual([
    "synth",
    "state",
  ]);
  expect(json("views/results.sarif").runs).toHaveLength(2);
});

test("inputs that are called alike are stored under the names of their folders", () => {
  const stacks = ["payments", "services"].map((name) => {
    const folder = `out/stacks/${name}`;
    mkdirSync(join(proofstack.folder, folder), { recursive: true });
    return proofstack.write(`${folder}/cdk.tf.json`, {
      resource: { aws_cloudwatch_log_group: { [name]: { name, retention_in_days: 90 } } },
    });
  });
  evidence(...stacks, "good.json", "--out", "alike");
  expect(filesIn("alike").filter((path) => path.startsWith("inputs/"))).toEqual([
    "inputs/1-payments-cdk.tf.json",
    "inputs/2-services-cdk.tf.json",
    "inputs/3-good.json",
  ]);
});

describe("what is sensitive", () => {
  test("is masked, and what rests on it is unknown", () => {
    const { stdout } = evidence("state.json", "--out", "masked");
    expect(stdout).toContain("1 value masked in inputs/1-state.json");
    expect(read("masked/inputs/1-state.json")).not.toContain("90");
    expect(json("masked/verdicts.json").reports[0].verdicts).toMatchObject([
      {
        verdict: "unknown",
        found: { retention_in_days: null },
        unknown: [{ attribute: "retention_in_days", masked: true }],
      },
    ]);
    expect(read("masked/junit.xml")).toContain("--reveal");
    expect(proofstack.run(["verify", "masked"]).code).toBe(0);
  });

  test("is masked in every other input, too, whichever comes first", () => {
    const secret = "correct horse battery staple";
    proofstack.write("told.json", {
      ...logGroups(1),
      variable: { key: { default: secret, sensitive: true } },
    });
    proofstack.write("repeats.json", {
      resource: {
        aws_cloudwatch_log_group: { a: { name: `of ${secret}`, retention_in_days: 90 } },
      },
    });
    evidence("repeats.json", "told.json", "--out", "both");
    for (const file of filesIn("both")) {
      expect([file, read(`both/${file}`).includes(secret)]).toEqual([file, false]);
    }
    expect(read("both/inputs/1-repeats.json")).toContain("of (masked by proofstack: 1)");
    expect(proofstack.run(["verify", "both"]).code).toBe(0);
  });

  test("is shown where that was said", () => {
    const { code } = evidence(
      "state.json",
      "--out",
      "shown",
      "--reveal",
      "aws_cloudwatch_log_group.retention_in_days",
    );
    expect(code).toBe(0);
    expect(read("shown/inputs/1-state.json")).toBe(read("state.json"));
  });

  test("never makes a failure a pass", () => {
    proofstack.write("wrong.json", sensitive(1));
    expect(evidence("wrong.json", "--out", "wrong").code).toBe(1);
  });
});

test("what is stored is judged by check as it was for the evidence", () => {
  proofstack.write("proofstack.json.other", {
    extends: "baseline",
    parameters: { "logs/retention": { retention_days: 30 } },
  });
  evidence(
    "bad.json",
    "-e",
    "exceptions.json",
    "-c",
    "proofstack.json.other",
    "--out",
    "again",
    ...NOW,
  );
  const { stdout } = proofstack.run([
    "check",
    "again/inputs/1-bad.json",
    ...["-c", "again/profile.json", "-e", "again/exceptions.json"],
    ...["--today", "2026-06-01", "-f", "json"],
  ]);
  const { input: _, ...checked } = JSON.parse(stdout);
  const { input: __, ...stored } = json("again/verdicts.json").reports[0];
  expect(stored).toEqual(checked);
  expect(stored.summary).toMatchObject({ pass: 3 });
});

describe("is refused, with nothing written:", () => {
  test.each([
    [["good.json"], /required option '-o, --out/],
    [["good.json", "--out", "good.json"], /there already, and evidence is never overwritten/],
    [["good.json", "--out", "good.json/x"], /could not be written/],
    [["no-such.json", "--out", "x"], /no-such\.json does not exist/],
    [["good.json", "--out", "x", "--key", "no-such.pem"], /could not be read \(ENOENT\)/],
    [["good.json", "--out", "x", "--key", "good.json"], /not a private key in PEM/],
    [["good.json", "--out", "x", "--key", "key.pub"], /not a private key in PEM/],
    [["good.json", "--out", "x", "--key", "key.pem", "--kms-key", "alias/a"], /name one of them/],
    [["good.json", "--out", "x", "--now", "today"], /give a time in UTC/],
    [["good.json", "--out", "x", "--now", "2026-06-01"], /give a time in UTC/],
    [["good.json", "--out", "x", "--previous", "no-such"], /manifest\.json could not be read/],
    [["key.pem", "--out", "x"], /not JSON/],
  ])("%j", (args, message) => {
    const { code, stdout, stderr } = evidence(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at |defect/);
    expect(existsSync(join(proofstack.folder, "x"))).toBe(false);
    expect(readdirSync(proofstack.folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
