import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { logGroups, Proofstack } from "./proofstack";

const SAMPLES = resolve(__dirname, "../model/samples");
const sample = (name: string) => JSON.parse(readFileSync(join(SAMPLES, name), "utf8"));

let proofstack: Proofstack;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: proofstack.folder,
    stdio: "pipe",
  });

beforeAll(() => {
  proofstack = new Proofstack();
  // At "main" the first of three groups keeps too little; since then a fourth came that does as well.
  proofstack.write("stack.json", logGroups(3, 1));
  proofstack.write("before.json", logGroups(3, 1));
  mkdirSync(join(proofstack.folder, "out/stacks/a"), { recursive: true });
  stack("a", logGroups(2));
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "before");
  git("checkout", "-q", "-b", "change");
  const { resource } = logGroups(3, 1);
  const fourth = { fourth: { name: "/4", retention_in_days: 30 } };
  const groups = { ...resource.aws_cloudwatch_log_group, ...fourth };
  proofstack.write("stack.json", { resource: { aws_cloudwatch_log_group: groups } });
  proofstack.write("untracked.json", logGroups(3, 1));
});
afterAll(() => proofstack.remove());

/** A stack in the folder that CDKTF synthesized. */
function stack(name: string, content: object): void {
  const path = `stacks/${name}/cdk.tf.json`;
  writeFileSync(join(proofstack.folder, "out", path), JSON.stringify(content));
  const manifest = join(proofstack.folder, "out/manifest.json");
  writeFileSync(manifest, JSON.stringify({ stacks: { [name]: { synthesizedStackPath: path } } }));
}

const check = (...args: string[]) => proofstack.run(["check", ...args]);
const json = (...args: string[]) => JSON.parse(check(...args, "-f", "json").stdout);

test.each([
  ["a file", "before.json"],
  ["a branch", "main"],
  ["a commit", "HEAD"],
])("since %s, only what changed is judged and blocks", (_, since) => {
  const report = json("stack.json", "--since", since);
  expect(report.verdicts.map(({ address }: { address: string }) => address)).toEqual([
    "aws_cloudwatch_log_group.fourth",
  ]);
  expect(report).toMatchObject({
    summary: { pass: 0, fail: 1 },
    since: { from: since, changed: 1, removed: 0, leftOut: { pass: 2, fail: 1 } },
  });
});

test("it says what was left out, and what of that is not proven", () => {
  const { code, stdout } = check("stack.json", "--since", "main");
  expect(code).toBe(1);
  expect(stdout).toContain("1 of 4 resources changed since main");
  expect(stdout).toMatch(/✗ Not proven {2}1 failed · 0 proven · 3 left out/);
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "! 3 verdicts rest on nothing that changed since main, and are left out; 1 of them is not proven",
  );
  expect(check("stack.json", "--since", "main", "-f", "markdown").stdout).toContain("3 left out");
});

test("when nothing changed nothing blocks, and that is not called proven", () => {
  const { code, stdout } = check("before.json", "--since", "main");
  expect(code).toBe(0);
  expect(stdout).toMatch(/✓ Nothing blocks {2}0 proven · 3 left out/);
});

test("what was not committed then is judged whole, which is said", () => {
  const { code, stdout } = check("untracked.json", "--since", "main");
  expect(code).toBe(1);
  expect(stdout).toContain("3 of 3 resources changed since main");
  expect(stdout).toContain("! untracked.json is not in main: all of it is judged");
});

test("a folder is compared by the stacks that were in it", () => {
  expect(json("out", "--since", "main").since).toMatchObject({ changed: 0, removed: 0 });
  stack("a", logGroups(1));
  expect(json("out", "--since", "main").since).toMatchObject({ changed: 0, removed: 1 });
});

test("from another folder of the repository", () => {
  const args = ["check", "../../stack.json", "--since", "main", "-f", "json"];
  const cwd = join(proofstack.folder, "out/stacks");
  expect(JSON.parse(proofstack.run(args, { cwd }).stdout).since).toMatchObject({ changed: 1 });
});

test("an exception for what was left out is not stale, and the baseline's findings there are not fixed", () => {
  const exception = {
    control: "logs/retention",
    address: "aws_cloudwatch_log_group.g0",
    reason: "r",
    approvedBy: "a",
    expires: "2999-12-31",
  };
  const file = proofstack.write("exceptions.json", { exceptions: [exception] });
  expect(json("stack.json", "--since", "main", "--exceptions", file)).not.toHaveProperty(
    "idleExceptions",
  );
  check("before.json", "--out", "base.json");
  expect(json("stack.json", "--since", "main", "--baseline", "base.json").baseline).toMatchObject({
    known: 0,
    new: 1,
    fixed: [],
  });
});

describe("since prior-state, a plan is held against the state that it starts from", () => {
  const plan = () => ({ ...sample("views.replace.json"), prior_state: sample("views.state.json") });

  test("in a file, and from standard input", () => {
    const file = proofstack.write("plan.json", plan());
    const report = json(file, "--since", "prior-state");
    expect(report.verdicts.map(({ address }: { address: string }) => address)).toEqual([
      "aws_cloudwatch_log_group.access",
      "aws_cloudwatch_log_group.execution",
      "aws_cloudwatch_log_group.function",
    ]);
    const input = readFileSync(join(proofstack.folder, file));
    const { stdout } = proofstack.run(["check", "-", "--since", "prior-state", "-f", "json"], {
      input,
    });
    expect(JSON.parse(stdout).since).toEqual(report.since);
  });

  test("all of it is judged when there was none", () => {
    const { prior_state: _, ...first } = plan();
    const file = proofstack.write("first.json", first);
    expect(json(file, "--since", "prior-state").since.leftOut).toMatchObject({ pass: 0, fail: 0 });
  });

  test("and what is no plan is refused", () => {
    const { code, stderr } = check("stack.json", "--since", "prior-state");
    expect(code).toBe(2);
    expect(stderr).toMatch(/stack\.json is no plan/);
  });
});

test.each<[string, string[], RegExp]>([
  ["no file and no commit", ["stack.json", "--since", "nowhere"], /--since nowhere: there is no/],
  ["an option of git's", ["stack.json", "--since=--help"], /--since --help: there is no/],
  ["a folder that CDKTF did not write", ["stack.json", "--since", "out/stacks"], /no manifest/],
  ["what cannot be judged", ["stack.json", "--since", "notes.txt"], /notes\.txt/],
  ["standard input at a commit", ["-", "--since", "main"], /standard input/],
])("%s is refused", (_, args, says) => {
  proofstack.write("notes.txt", "not JSON");
  const { code, stdout, stderr } = proofstack.run(["check", ...args], {
    input: JSON.stringify(logGroups(1)),
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^proofstack: .+\n$/);
  expect(stderr).toMatch(says);
});

test("where there is no repository, or no git, that is said", () => {
  const args = ["check", join(proofstack.folder, "stack.json"), "--since", "main"];
  const cwd = join(proofstack.folder, "..");
  const { code, stderr } = proofstack.run(args, { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/no such file, and git says "fatal: not a git repository/);
  expect(proofstack.run(args, { cwd, env: { PATH: "" } }).stderr).toContain("there is no git here");
});

test("a file in another repository than the commit is refused", () => {
  const other = proofstack.write("../other.json", logGroups(1));
  const { code, stderr } = check(other, "--since", "main");
  expect(code).toBe(2);
  expect(stderr).toMatch(/--since main, in \.\.: git says "fatal: not a git repository/);
});

test("a name that is both a file and a branch is refused", () => {
  git("branch", "before.json");
  const { code, stderr } = check("stack.json", "--since", "before.json");
  git("branch", "-D", "before.json");
  expect(code).toBe(2);
  expect(stderr).toMatch(/both a file and a commit: say \.\/before\.json or refs\/heads/);
  expect(check("stack.json", "--since", "./before.json").code).toBe(1);
});
