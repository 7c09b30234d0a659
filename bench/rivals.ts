import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./measure";

const BUNDLE = "policies/dist/bundle.tar.gz";

/** Another engine on the same resources. */
export interface Rival {
  name: string;
  command: Command;
  /** Our gate should take at most this share of its time. */
  bar: number;
  /** Takes so long that it is measured once. */
  isSlow?: boolean;
}

/** Resources that a slow one is given at the most: they take Checkov more than a minute. */
const SLOW_MOST = 10_000;

/** Checkov's checks nearest to the controls of the baseline. */
const NEAREST = ["CKV_AWS_158", "CKV_AWS_66", "CKV_AWS_26", "CKV_AWS_7", "CKV_AWS_319"];

/**
 * The engines that are installed. OPA and conftest get the model ready-made, and the same bundle, so they
 * are spared the reading of the plan; Checkov reads the plan itself, and is kept from asking its maker's server.
 * @param gate the built command line, which prints the model
 */
export function rivals(folder: string, gate: string, plan: string, resources: number): Rival[] {
  const model = `${plan}.model.json`;
  writeFileSync(
    model,
    execFileSync(process.execPath, [gate, "model", plan], { maxBuffer: 2 ** 30 }),
  );
  const rules = join(folder, "rules");
  mkdirSync(rules, { recursive: true });
  execFileSync("tar", ["-xzf", BUNDLE, "-C", rules], { stdio: "ignore" });
  const all: Rival[] = [
    {
      name: "opa eval on the ready-made model",
      command: {
        program: "opa",
        args: ["eval", "--bundle", BUNDLE, "--input", model, "--format", "raw", "data.gate.proven"],
        says: /"retention":\["module\./,
      },
      bar: 1,
    },
    {
      name: "conftest on the ready-made model",
      command: {
        program: "conftest",
        args: ["test", "--policy", rules, "--namespace", "gate", "--output", "json", model],
        codes: [0, 1],
      },
      bar: 1,
    },
    {
      name: `Checkov, ${NEAREST.length} checks on the plan`,
      command: {
        program: "checkov",
        args: [
          "--file",
          plan,
          "--check",
          NEAREST.join(","),
          "--compact",
          "--quiet",
          "--skip-download",
        ],
        codes: [0, 1],
        says: /Passed checks: [1-9]\d*, Failed checks: [1-9]/,
      },
      bar: 1 / 20,
      isSlow: true,
    },
  ];
  return all.filter(
    ({ command, isSlow }) => !(isSlow && resources > SLOW_MOST) && isInstalled(command.program),
  );
}

export const isInstalled = (program: string): boolean =>
  spawnSync(program, ["--help"], { stdio: "ignore" }).error === undefined;
