import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { version } from "../../package.json";
import { PROJECT } from "../../proof/project";
import { action } from "../pipeline/action";
import { wrongBy } from "../schemas/published";
import { logGroups, Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
});
afterAll(() => proofstack.remove());

const AWS = 'terraform {\n  backend "s3" {}\n}\nprovider "aws" {}\n';
const PLAN = JSON.stringify(logGroups(2, 1));
const WORKFLOW = ".github/workflows/proofstack.yml";
const REF = `v${version}`;

/** Somebody's repository with these files. */
class Repository {
  readonly folder = mkdtempSync(join(proofstack.folder, "repository-"));
  constructor(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  init = (...args: string[]) => proofstack.run(["init", ...args], { cwd: this.folder });
  check = (...args: string[]) => proofstack.run(["check", ...args], { cwd: this.folder });
  read = (path: string) => readFileSync(join(this.folder, path), "utf8");
  has = (path: string) => existsSync(join(this.folder, path));

  get everything(): Record<string, string> {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(files.map((file) => [file, readFileSync(file, "utf8")]));
  }
}

describe("a repository with Terraform, its state in S3, and workflows", () => {
  let repository: Repository;
  let said: string;
  beforeAll(() => {
    repository = new Repository({
      "infra/main.tf": AWS,
      "infra/modules/topic/main.tf": 'resource "aws_sns_topic" "t" {}',
      "infra/.terraform/modules/x/main.tf": AWS,
      "infra/plan.json": PLAN,
      ".github/CODEOWNERS": "",
    });
    const { code, stdout, stderr } = repository.init();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    said = stdout;
  });

  test("is seen as it is", () => {
    expect(said).toMatch(/^ {2}found {5}Terraform in infra · state in s3 · GitHub Actions$/m);
  });

  test("gets settings by which it is judged, and which an editor completes", () => {
    const settings = JSON.parse(repository.read("proofstack.json"));
    expect(wrongBy("proofstack", settings)).toBe("");
    expect(settings).toMatchObject({
      $schema: `${PROJECT}/raw/main/schemas/proofstack.schema.json`,
      extends: "baseline",
    });
    expect(repository.check("infra/plan.json").code).toBe(1);
  });

  test("gets a workflow that plans there and judges that, by inputs that the action has", () => {
    const { on, permissions, jobs } = parse(repository.read(WORKFLOW));
    expect({ on, permissions }).toEqual({ on: "pull_request", permissions: { contents: "read" } });
    const { steps } = jobs.proofstack;
    const [checkout, terraform, plan, gate] = steps;
    expect(checkout.uses).toMatch(/^actions\/checkout@[0-9a-f]{40}$/);
    expect(terraform.uses).toMatch(/^hashicorp\/setup-terraform@[0-9a-f]{40}$/);
    expect(plan).toMatchObject({
      "working-directory": "infra",
      run: expect.stringContaining("show -json tfplan > plan.json"),
    });
    expect(gate).toEqual({
      uses: `proofstack/proofstack@${REF}`,
      with: { input: "infra/plan.json" },
    });
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(gate.with)));
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("has its plan judged at once, which is no failure of setting up", () => {
    expect(said).toMatch(/✗ Not proven {2}1 failed · 1 proven/);
    expect(said).toMatch(/1\. Fix what failed, or accept it .* --baseline/s);
    expect(said).toContain(`Commit proofstack.json, ${WORKFLOW}.`);
  });

  test("is left as it is the second time", () => {
    const before = repository.everything;
    const { code, stdout } = repository.init();
    expect(code).toBe(0);
    expect(stdout).toMatch(/there {5}proofstack\.json/);
    expect(stdout).not.toMatch(/written|kept|Commit/);
    expect(repository.everything).toEqual(before);
  });

  test("what its owners changed is kept, and what would be written is said", () => {
    writeFileSync(join(repository.folder, WORKFLOW), "on: push\n");
    const { code, stdout } = repository.init();
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /kept {6}\.github\/workflows\/proofstack\.yml, .* It would be:\n {6}name:/,
    );
    expect(stdout).toContain(`Add what you want of it to ${WORKFLOW}.`);
    expect(repository.read(WORKFLOW)).toBe("on: push\n");
  });
});

test("--dry-run says all and writes nothing", () => {
  const repository = new Repository({ "main.tf": AWS, "plan.json": PLAN });
  const before = repository.everything;
  const { code, stdout } = repository.init("--dry-run", "--ci", "github");
  expect(code).toBe(0);
  expect(stdout).toMatch(/to write {2}proofstack\.json/);
  expect(stdout).toContain('        input: "plan.json"\n');
  expect(stdout).toMatch(/✗ Not proven/);
  expect(repository.everything).toEqual(before);
});

test("several roots are planned and judged one by one", () => {
  const roots = { "live/eu/main.tf": AWS, "live/us/main.tf": AWS, "lib/main.tf": "# a module" };
  const github = new Repository({ ...roots, ".github/x": "" });
  github.init();
  const { strategy, steps } = parse(github.read(WORKFLOW)).jobs.proofstack;
  expect(strategy.matrix.root).toEqual(["live/eu", "live/us"]);
  expect(steps[2]["working-directory"]).toBe("${{ matrix.root }}");
  expect(steps[3].with.input).toBe("${{ matrix.root }}/plan.json");
  const gitlab = new Repository(roots);
  gitlab.init("--ci", "gitlab");
  const jobs = parse(gitlab.read(".gitlab/proofstack.yml"));
  const plans = ["live/eu/plan.json", "live/us/plan.json"];
  expect(jobs["proofstack-input"].artifacts.paths).toEqual(plans);
  expect(jobs.proofstack.parallel.matrix).toEqual([{ PROOFSTACK_ARGS: plans }]);
});

describe("a CDKTF app on GitLab", () => {
  const files = { "app/cdktf.json": '{"output":"out"}', "app/package-lock.json": "{}" };

  test("is synthesized and judged", () => {
    const repository = new Repository({
      ...files,
      ".git/config": "[x]\n\turl = git@gitlab.com:a/b",
    });
    const { code, stdout } = repository.init();
    expect(code).toBe(0);
    expect(stdout).toMatch(/found {5}CDKTF in app · GitLab CI/);
    expect(stdout).toMatch(/recordOrigins\(app\), of\s+"proofstack\/origins"/);
    const { include, proofstack: gate, ...jobs } = parse(repository.read(".gitlab/proofstack.yml"));
    expect(include).toEqual([{ remote: `${PROJECT}/raw/${REF}/templates/gitlab-ci.yml` }]);
    expect(jobs["proofstack-input"].script).toEqual([
      "cd app",
      "npm ci",
      "npx --yes cdktf-cli@0.21.0 synth",
    ]);
    expect(gate).toMatchObject({
      extends: ".proofstack",
      variables: { PROOFSTACK_REF: REF, PROOFSTACK_ARGS: "app/out" },
    });
    expect(parse(repository.read(".gitlab-ci.yml"))).toEqual({
      include: [{ local: ".gitlab/proofstack.yml" }],
    });
  });

  test("keeps the pipeline that it has, until that takes the jobs in", () => {
    const repository = new Repository({ ...files, ".gitlab-ci.yml": "test: {}\n" });
    expect(repository.init().stdout).toMatch(/kept {6}\.gitlab-ci\.yml/);
    expect(repository.read(".gitlab-ci.yml")).toBe("test: {}\n");
    writeFileSync(
      join(repository.folder, ".gitlab-ci.yml"),
      "include:\n  - local: .gitlab/proofstack.yml\ntest: {}\n",
    );
    expect(repository.init().stdout).toMatch(/there {5}\.gitlab-ci\.yml/);
  });

  test("has what it synthesized before judged at once", () => {
    const repository = new Repository({
      ...files,
      "app/out/manifest.json": '{"stacks":{"a":{"synthesizedStackPath":"stacks/a/cdk.tf.json"}}}',
      "app/out/stacks/a/cdk.tf.json": JSON.stringify(logGroups(1)),
    });
    expect(repository.init().stdout).toMatch(/✓ Proven {2}1 proven/);
  });
});

test("without a pipeline only the settings are written, and how to have a step is said", () => {
  const repository = new Repository({ "main.tf.json": '{"provider":{"aws":{}}}' });
  const { code, stdout } = repository.init("--profile", "payments");
  expect(code).toBe(0);
  expect(stdout).toContain("proofstack init --ci github, or --ci gitlab");
  expect(stdout).toContain("terraform -chdir=. plan -out tfplan");
  expect(Object.keys(repository.everything)).toHaveLength(2);
  expect(JSON.parse(repository.read("proofstack.json")).extends).toBe("payments");
});

test("what is found and cannot be judged is said, and is no obstacle", () => {
  const repository = new Repository({ "main.tf": AWS, "plan.json": "{" });
  const { code, stdout } = repository.init();
  expect(code).toBe(0);
  expect(stdout).toMatch(/not judged: plan\.json: /);
});

test("a folder whose name a pipeline's file could misread is left to a person", () => {
  const name = "a${{ github.token }}; b";
  const repository = new Repository({ [`${name}/main.tf`]: AWS, "ok/main.tf": AWS });
  const { stdout } = repository.init("--ci", "github");
  expect(stdout).toMatch(/Write the step for a\$\{\{ github\.token \}\}; b by hand/);
  expect(repository.read(WORKFLOW)).not.toContain("token");
});

test.each<[string, Record<string, string>, string[], RegExp]>([
  ["an empty folder", {}, [], /There is no Terraform here.*proofstack init plan\.json/],
  ["a plan that is not there", { "main.tf": AWS }, ["no.json"], /no\.json does not exist/],
  ["a profile that is not there", { "main.tf": AWS }, ["-p", "strict"], /no profile "strict"/],
  ["a pipeline that is not there", { "main.tf": AWS }, ["--ci", "make"], /Allowed choices/],
])("%s is refused", (_, files, args, message) => {
  const { code, stderr } = new Repository(files).init(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n {4}at |defect/);
});

test("nothing of the repository is run", () => {
  const repository = new Repository({
    "main.tf": AWS,
    ".git/hooks/post-index-change": "#!/bin/sh\n",
  });
  for (const tool of ["terraform", "cdktf", "npx", "git"]) {
    writeFileSync(join(repository.folder, tool), `#!/bin/sh\ntouch ${repository.folder}/was-run\n`);
    chmodSync(join(repository.folder, tool), 0o755);
  }
  const env = { ...process.env, PATH: `${repository.folder}:${process.env.PATH}` };
  expect(proofstack.run(["init", "--ci", "github"], { cwd: repository.folder, env }).code).toBe(0);
  expect(repository.has("was-run")).toBe(false);
});
