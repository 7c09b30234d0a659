/**
 * What others' own validators say of what Proofstack writes. Needs npm and Python with venv; the OSCAL schema
 * of NIST is checked too when PROOFSTACK_OSCAL_SCHEMA names a file of it.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const MULTITOOL = "@microsoft/sarif-multitool@5.7.0";
const TRESTLE = "compliance-trestle==5.2.0";
const JUNIT = "junitparser==5.0.3";
const SAMPLES = resolve(__dirname, "../tests-policy/samples");

/** Of which it is known which line made it. */
const SYNTHESIZED = {
  resource: {
    aws_sns_topic: {
      t: {
        "//": { metadata: { path: "dev/t", stackTrace: ["infra/on call (é).ts:10"] } },
        name: "t",
      },
    },
  },
};

jest.setTimeout(600_000);

interface Summarized {
  summary: Record<string, number>;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "proofstack-consumers-"));
  execFileSync(
    process.execPath,
    ["scripts/build.mjs", "proofstack", "--outdir", join(folder, "build")],
    {
      cwd: resolve(__dirname, ".."),
    },
  );
  execFileSync("ln", ["-s", resolve(__dirname, "../policies"), join(folder, "policies")]);
  writeFileSync(
    join(folder, "exceptions.json"),
    JSON.stringify({
      exceptions: [
        {
          control: "sns/key-grants",
          address: "aws_sns_topic.t",
          reason: "moves [in](March) {0}",
          approvedBy: "ada@example.com",
          expires: "2999-12-31",
        },
      ],
    }),
  );
  const inputs = ["lab.plan.json", "lab.state.json", "payments.plan.json"].map((name) =>
    join(SAMPLES, name),
  );
  evidence("lab", inputs.slice(0, 2));
  evidence("payments", inputs.slice(2));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(SYNTHESIZED));
  evidence("synthesized", ["cdk.tf.json"]);
  run("python3", "-m", "venv", "venv");
  python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", TRESTLE, JUNIT);
});
afterAll(() => rmSync(folder, { recursive: true }));

function evidence(out: string, inputs: string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      "build/proofstack.js",
      ...["evidence", ...inputs, "--profile", "payments", "--out", out, "-e", "exceptions.json"],
    ],
    { cwd: folder, encoding: "utf8" },
  );
  if (status === 2) throw new Error(stderr);
}

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });

const python = (...args: string[]): string => run(join(folder, "venv/bin/python"), ...args);

const RESULTS: Record<string, string> = {
  lab: "[['Not proven: the plan', True, True], ['Not proven: the state', True, True]]",
  payments: "[['Proven: the plan', True, True]]",
  synthesized: "[['Not proven: the synth', True, True]]",
};

test.each(["Sarif", "Gh"])("SARIF held against a baseline: no error by the rules of %s", (kind) => {
  const check = (...args: string[]) =>
    spawnSync(process.execPath, ["build/proofstack.js", "check", "cdk.tf.json", ...args], {
      cwd: folder,
    }).status;
  expect(check("--out", "baseline.json")).toBe(1);
  expect(check("--baseline", "baseline.json", "--out", "known.sarif")).toBe(0);
  expect(readFileSync(join(folder, "known.sarif"), "utf8")).toContain(
    '"baselineState":"unchanged"',
  );
  const said = run(
    ...["npx", "--yes", MULTITOOL, "validate", "known.sarif"],
    ...["--rule-kind", kind, "--level", "'Error;Warning'"],
  );
  expect(said).toContain("Analysis completed successfully.");
  expect(said).not.toMatch(/\b(?:error|warning) \w+\d+:/);
});

describe.each(Object.entries(RESULTS))("%s", (name, expected) => {
  const oscal = () => join(name, "oscal-assessment-results.json");

  test.each(["Sarif", "Gh"])("SARIF: no error and no warning by the rules of %s", (kind) => {
    const said = run(
      ...["npx", "--yes", MULTITOOL, "validate", join(name, "results.sarif")],
      ...["--rule-kind", kind, "--level", "'Error;Warning'"],
    );
    expect(said).toContain("Analysis completed successfully.");
    expect(said).not.toMatch(/\b(?:error|warning) \w+\d+:/);
  });

  test("OSCAL: compliance-trestle loads it, and finds every result in it", () => {
    const load = [
      "from pathlib import Path",
      "from trestle.oscal.assessment_results import AssessmentResults",
      `results = AssessmentResults.oscal_read(Path("${oscal()}")).results`,
      "print([[r.title, len(r.observations) > 0, len(r.findings) > 0] for r in results])",
    ].join("\n");
    expect(python("-c", load).trim()).toBe(expected);
  });

  test("JUnit: junitparser counts what was judged; no two cases are one to GitLab", () => {
    const load = [
      "from junitparser import Error, Failure, JUnitXml, Skipped",
      `suites = list(JUnitXml.fromfile("${name}/junit.xml"))`,
      "cases = [case for suite in suites for case in suite]",
      "kinds = [type(one) for case in cases for one in case.result]",
      "said = [sum(getattr(s, k) for s in suites) for k in ('failures', 'errors', 'skipped')]",
      "assert said == [kinds.count(kind) for kind in (Failure, Error, Skipped)]",
      "assert all(one.message for case in cases for one in case.result)",
      "assert len({(case.classname, case.name) for case in cases}) == len(cases)",
      "print(len(cases), *said)",
    ].join("\n");
    const { reports } = JSON.parse(readFileSync(join(folder, name, "verdicts.json"), "utf8"));
    const count = (outcome: string) =>
      reports.reduce((sum: number, { summary }: Summarized) => sum + (summary[outcome] ?? 0), 0);
    const [fail, unknown, excepted] = ["fail", "unknown", "excepted"].map(count) as number[];
    expect(python("-c", load).trim().split(" ").map(Number)).toEqual([
      count("pass") + (fail ?? 0) + (unknown ?? 0) + (excepted ?? 0),
      ...[fail, unknown, excepted],
    ]);
  });

  const { PROOFSTACK_OSCAL_SCHEMA: schema } = process.env;
  if (schema) {
    test("OSCAL: it is valid by NIST's own schema", () => {
      const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
      const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
      validate(JSON.parse(readFileSync(join(folder, oscal()), "utf8")));
      expect(validate.errors).toBeNull();
    });
  }
});
