import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { built, FOLDER } from "./built";

/** Jest's global set-up: bundles what the tests run. */
export default function setup(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), "proofstack-build-"));
  bundle(built("cli"), ["proofstack"]);
  bundle(built("stack"), ["synth", "lambda", "canary"]);
}

function bundle(outdir: string, targets: string[]): void {
  execFileSync(process.execPath, ["scripts/build.mjs", ...targets, "--outdir", outdir], {
    cwd: resolve(__dirname, ".."),
  });
}
