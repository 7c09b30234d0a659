import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Bundle {
  path: string;
  remove(): void;
}

/** Bundles one target as the build does, in a folder of its own. */
export function bundle(target: "lambda" | "canary"): Bundle {
  const outdir = mkdtempSync(join(tmpdir(), `proofstack-${target}-`));
  execFileSync(process.execPath, ["scripts/build.mjs", target, "--outdir", outdir], {
    cwd: resolve(__dirname, ".."),
  });
  return {
    path: join(outdir, target, "index.js"),
    remove: () => rmSync(outdir, { recursive: true }),
  };
}
