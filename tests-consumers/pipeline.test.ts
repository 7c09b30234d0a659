/**
 * What a pipeline runs, from a clone of this project with nothing installed: its packages come from npm, and
 * pre-commit from PyPI and actionlint from the Go proxy. Needs npm, git, Python with venv, and Go.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { runAction } from "../tests-unit/pipeline/action";

const PRE_COMMIT = "pre-commit==4.7.0";
const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7";
const ROOT = resolve(__dirname, "..");
const PLAN = join(ROOT, "tests-policy/samples/lab.plan.json");

jest.setTimeout(600_000);

let folder: string;
/** This project as it would be committed, and what that commit is. */
let repository: string;
let commit: string;
/** The repository of somebody who uses it. */
let theirs: string;

const git = (cwd: string, ...args: string[]): string =>
  execFileSync(
    "git",
    [
      "-c",
      "user.name=Ada",
      "-c",
      "user.email=ada@example.com",
      "-c",
      "commit.gpgsign=false",
      ...args,
    ],
    { cwd, encoding: "utf8", maxBuffer: 1 << 26 },
  );

function commitAll(cwd: string): string {
  git(cwd, "init", "--quiet");
  git(cwd, "add", "--all");
  git(cwd, "commit", "--quiet", "--no-verify", "--message", "All");
  return git(cwd, "rev-parse", "HEAD").trim();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "proofstack-pipeline-"));
  repository = join(folder, "proofstack");
  const files = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  for (const file of files.split("\0").filter((name) => name && name !== "node_modules")) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    cpSync(join(ROOT, file), join(repository, file));
  }
  commit = commitAll(repository);
  theirs = join(folder, "theirs");
  mkdirSync(theirs);
  cpSync(PLAN, join(theirs, "plan.json"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(theirs, name), "utf8");

test("the GitHub action builds itself where it was cloned, and judges", () => {
  const action = join(folder, "action");
  git(folder, "clone", "--quiet", repository, action);
  const { code, log, outputs, summary } = runAction(action, theirs, { input: "plan.json" });
  expect({ code, outputs }).toEqual({
    code: 1,
    outputs: { "exit-code": "1", sarif: "proofstack.sarif" },
  });
  expect(log).toMatch(/^::error title=s3\/private/m);
  expect(summary).toMatch(/^## ❌ Not proven/);
  expect(JSON.parse(read("proofstack.sarif")).runs[0].results.length).toBeGreaterThan(0);
  // Built once: the second time takes a second.
  const started = performance.now();
  expect(runAction(action, theirs, { input: "plan.json", "fail-on": "critical" }).code).toBe(1);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("a clone that cannot be built is no judgement", () => {
  const broken = join(folder, "broken");
  git(folder, "clone", "--quiet", repository, broken);
  rmSync(join(broken, "package-lock.json"));
  expect(runAction(broken, theirs, { input: "plan.json" })).toMatchObject({
    code: 2,
    log: expect.stringContaining("it could not be built"),
    outputs: { "exit-code": "2" },
  });
});

test.each([
  ["one root", { "infra/main.tf": 'provider "aws" {}' }],
  ["several roots", { "a/main.tf": 'provider "aws" {}', "b/main.tf": 'provider "aws" {}' }],
  ["a CDKTF app", { "cdktf.json": "{}", "package-lock.json": "{}" }],
])("actionlint finds nothing wrong with the workflow that init writes for %s", (_, files) => {
  const linter = join(folder, "bin/actionlint");
  if (!existsSync(linter)) {
    const env = { ...process.env, GOBIN: dirname(linter) };
    execFileSync("go", ["install", ACTIONLINT], { cwd: folder, env });
  }
  const used = mkdtempSync(join(folder, "used-"));
  git(used, "init", "--quiet");
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(used, file)), { recursive: true });
    writeFileSync(join(used, file), text);
  }
  const init = [join(repository, "bin/proofstack"), "init", "--ci", "github"];
  execFileSync("bash", init, { cwd: used });
  const { status, stdout } = spawnSync(linter, ["-no-color"], { cwd: used, encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});

test("the GitLab job fetches a commit, builds it, judges, and leaves its reports", () => {
  const template = readFileSync(join(ROOT, "templates/gitlab-ci.yml"), "utf8");
  const { script, variables } = parse(template)[".proofstack"];
  const job = join(theirs, "job.sh");
  writeFileSync(job, script.join("\n"));
  const { status, stdout } = spawnSync("bash", ["-eo", "pipefail", job], {
    cwd: theirs,
    encoding: "utf8",
    env: {
      ...process.env,
      ...variables,
      PROOFSTACK_ARGS: "plan.json --profile baseline --fail-on low",
      PROOFSTACK_REPOSITORY: repository,
      PROOFSTACK_REF: commit,
    },
  });
  expect(stdout).toMatch(/✗ Not proven/);
  expect(status).toBe(1);
  expect(read("proofstack.xml")).toMatch(/^<\?xml/);
  expect(JSON.parse(read("proofstack-report.json")).summary.fail).toBeGreaterThan(0);
});

test("pre-commit installs the hook, and runs it before a commit", () => {
  const venv = join(folder, "venv/bin");
  execFileSync("python3", ["-m", "venv", join(folder, "venv")]);
  execFileSync(join(venv, "python"), ["-m", "pip", "install", "--quiet", PRE_COMMIT]);
  const hooks = {
    repo: repository,
    rev: commit,
    hooks: [{ id: "proofstack", args: ["plan.json"] }],
  };
  // JSON is YAML.
  writeFileSync(join(theirs, ".pre-commit-config.yaml"), JSON.stringify({ repos: [hooks] }));
  writeFileSync(join(theirs, "main.tf"), 'provider "aws" {}\n');
  git(theirs, "init", "--quiet");
  git(theirs, "add", "--all");
  const run = () =>
    spawnSync(join(venv, "pre-commit"), ["run", "proofstack"], {
      cwd: theirs,
      encoding: "utf8",
      env: { ...process.env, PRE_COMMIT_HOME: join(folder, "pre-commit") },
    });
  const refused = run();
  expect(refused.stdout).toMatch(/exit code: 1/);
  expect(refused.stdout).toMatch(/s3\/private/);
  const group = { aws_cloudwatch_log_group: { a: { name: "a", retention_in_days: 90 } } };
  writeFileSync(join(theirs, "plan.json"), JSON.stringify({ resource: group }));
  writeFileSync(
    join(theirs, "proofstack.json"),
    JSON.stringify({ off: offBut(join(repository, "policies/dist"), "logs/retention") }),
  );
  git(theirs, "add", "--all");
  expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/Passed/) });
});

/** Every control of the baseline turned off but one. */
function offBut(dist: string, id: string): Record<string, string> {
  const { controls } = JSON.parse(readFileSync(join(dist, "controls.json"), "utf8"));
  const others = controls.filter(
    (one: { id: string; profiles: string[] }) => one.id !== id && one.profiles.includes("baseline"),
  );
  return Object.fromEntries(others.map((one: { id: string }) => [one.id, "not in this test"]));
}
