import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";

interface Step {
  id?: string;
  uses?: string;
  shell?: string;
  env?: Record<string, string>;
  run?: string;
}

interface Action {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: Step[] };
}

export const action: Action = parse(readFileSync(resolve(__dirname, "../../action.yml"), "utf8"), {
  version: "1.2",
  strict: true,
});

export interface Ran {
  code: number | null;
  log: string;
  outputs: Record<string, string>;
  summary: string;
}

/**
 * Runs the action's steps as a runner does: each with its environment, the expressions in that filled in.
 * @param actionPath where the action is
 * @param folder the repository that it is used in
 */
export function runAction(actionPath: string, folder: string, inputs: Record<string, string>): Ran {
  const scratch = mkdtempSync(join(tmpdir(), "proofstack-runner-"));
  const file = (name: string) => {
    if (!existsSync(join(scratch, name))) writeFileSync(join(scratch, name), "");
    return join(scratch, name);
  };
  const given = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: unless = "" }]) => [
      name,
      inputs[name] ?? unless,
    ]),
  );
  let code: number | null = 0;
  let log = "";
  for (const { env = {}, run = "" } of action.runs.steps) {
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", run],
      {
        cwd: folder,
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          ...Object.fromEntries(Object.entries(env).map(([k, value]) => [k, filled(value, given)])),
          GITHUB_ACTIONS: "true",
          GITHUB_ACTION_PATH: actionPath,
          GITHUB_OUTPUT: file("output"),
          GITHUB_STEP_SUMMARY: file("summary"),
        },
      },
    );
    code = status;
    log += stdout + stderr;
    if (code !== 0) break;
  }
  const outputs = Object.fromEntries(
    readFileSync(file("output"), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
  const summary = readFileSync(file("summary"), "utf8");
  rmSync(scratch, { recursive: true });
  return { code, log, outputs, summary };
}

/** @throws when it is an expression of anything but an input */
function filled(value: string, inputs: Record<string, string>): string {
  return value.replace(/\$\{\{ (.*?) \}\}/g, (expression, inner: string) => {
    const given = inputs[/^inputs\.([\w-]+)$/.exec(inner)?.[1] ?? ""];
    if (given === undefined) throw new Error(`${expression} is not an input`);
    return given;
  });
}
