import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";

/**
 * What a pipeline names to get this very Proofstack: the commit, when it runs from a clone, else the release.
 * @param home where it is installed
 */
export function ownRef(home: string): string {
  const release = `v${version}`;
  if (!existsSync(join(home, ".git"))) return release;
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], {
      cwd: home,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return release;
  }
}
