import { cpSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { logGroups, Proofstack } from "../cli/proofstack";
import { action, runAction } from "./action";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  cpSync(resolve(__dirname, "../../bin"), join(home(), "bin"), { recursive: true });
  proofstack.write("good.json", logGroups(3));
  proofstack.write("bad.json", logGroups(3, 1));
  proofstack.write("more.json", {
    resource: { aws_cloudwatch_log_group: { m: { name: "m", retention_in_days: 90 } } },
  });
});
afterAll(() => proofstack.remove());

const home = () => dirname(dirname(proofstack.script));
const run = (inputs: Record<string, string>) => runAction(home(), proofstack.folder, inputs);
const read = (name: string) => readFileSync(join(proofstack.folder, name), "utf8");
const scripts = action.runs.steps.map((step) => step.run ?? "").join("\n");

describe("the file", () => {
  test("runs in bash, and nothing of others but what is pinned by its commit", () => {
    expect(action.runs.using).toBe("composite");
    for (const { uses, run, shell } of action.runs.steps) {
      if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
      else expect({ run: typeof run, shell }).toEqual({ run: "string", shell: "bash" });
    }
  });

  test("puts no expression into a script", () => {
    expect(scripts).not.toContain("${{");
  });

  test("explains every input, reads every one, and gives it to an option that there is", () => {
    const help = proofstack.run(["check", "--help"]).stdout;
    const options = [...scripts.matchAll(/option (--[\w-]+)/g)].map(([, name]) => name ?? "");
    for (const option of [...options, "--format"]) expect(help).toContain(`${option} <`);
    const passed = action.runs.steps.flatMap(({ env = {} }) => Object.values(env)).join(" ");
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).toMatch(/\.$/);
      expect(passed).toContain(`\${{ inputs.${name} }}`);
      if (!["input", "reports"].includes(name)) expect(options).toContain(`--${name}`);
    }
  });

  test("its outputs are what its step writes", () => {
    for (const { value } of Object.values(action.outputs)) {
      const [, name] = /^\$\{\{ steps\.judge\.outputs\.([\w-]+) \}\}$/.exec(value) ?? [];
      expect(scripts).toContain(`echo "${name}=`);
    }
  });
});

test("what is proven passes, with a summary and SARIF", () => {
  const { code, outputs, summary } = run({ input: "good.json" });
  expect({ code, outputs }).toEqual({
    code: 0,
    outputs: { "exit-code": "0", sarif: "proofstack.sarif" },
  });
  expect(summary).toMatch(/^## ✅ Proven/);
  expect(JSON.parse(read("proofstack.sarif")).runs[0].results).toEqual([]);
});

test("what is not fails, with annotations", () => {
  const { code, log, outputs, summary } = run({ input: "bad.json" });
  expect({ code, exit: outputs["exit-code"] }).toEqual({ code: 1, exit: "1" });
  expect(log).toMatch(/^::error title=logs\/retention%3A /m);
  expect(summary).toMatch(/^## ❌ Not proven/);
});

test("several inputs and reports are a path a line", () => {
  const { code, outputs } = run({
    input: "good.json\n  more.json\n",
    reports: "all.json\nall.xml\n",
  });
  expect({ code, outputs }).toEqual({ code: 0, outputs: { "exit-code": "0", sarif: "" } });
  expect(JSON.parse(read("all.json")).summary.pass).toBe(4);
  expect(read("all.xml")).toMatch(/^<\?xml/);
});

test("every other input changes what is judged, or how", () => {
  const wrong = { input: "bad.json" };
  run({ ...wrong, reports: "before.json" });
  expect(run({ ...wrong, baseline: "before.json" }).code).toBe(0);
  expect(run({ ...wrong, "fail-on": "critical" }).code).toBe(0);
  proofstack.write("same.json", readFileSync(join(proofstack.folder, "bad.json"), "utf8"));
  expect(run({ ...wrong, since: "same.json" }).code).not.toBe(1);
  const plan = resolve(__dirname, "../../tests-policy/samples/lab.plan.json");
  expect(run({ input: plan }).code).toBe(0);
  expect(run({ input: plan, origins: "no-such" }).code).toBe(2);
  proofstack.write("settings.json", { parameters: { "logs/retention": { retention_days: 1 } } });
  expect(run({ ...wrong, config: "settings.json" }).code).toBe(0);
  proofstack.write("exceptions.json", {
    exceptions: [
      {
        control: "logs/retention",
        address: "aws_cloudwatch_log_group.g0",
        reason: "moves",
        approvedBy: "ada@example.com",
        expires: "2999-12-31",
      },
    ],
  });
  expect(run({ ...wrong, exceptions: "exceptions.json" }).code).toBe(0);
  expect(run({ ...wrong, profile: "payments", reports: "p.json" }).code).toBe(1);
  expect(JSON.parse(read("p.json")).profile).toBe("payments");
});

test.each([
  ["a file that is not there", { input: "no-such.json" }],
  ["no input, and no cdktf.out", {}],
  ["an option's bad value", { input: "good.json", "fail-on": "urgent" }],
  ["a name that looks like an option", { input: "--version" }],
])("%s: could not judge, which is an error and not a pass", (_, inputs) => {
  const { code, log, outputs } = run(inputs);
  expect({ code, outputs }).toEqual({ code: 2, outputs: { "exit-code": "2" } });
  expect(log).toMatch(/^::error title=Proofstack could not judge::/m);
});

test.each([
  "$(touch pwned)",
  "`touch pwned`",
  "; touch pwned",
  '"; touch pwned; "',
])("a path is never a command: %s", (name) => {
  const inputs = Object.keys(action.inputs).map((input) => [input, name]);
  expect(run(Object.fromEntries(inputs)).code).toBe(2);
  expect(() => read("pwned")).toThrow(/ENOENT/);
});
