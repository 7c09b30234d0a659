import { execFileSync } from "node:child_process";

/** A repository's largest file: GitHub takes none above 100 MB, others more. */
const MOST_BYTES = 2 ** 31 - 1;

/** What git answers. @throws when it fails, or there is no git */
export const git = (args: string[], cwd = "."): Buffer =>
  execFileSync("git", args, { cwd, stdio: ["ignore", "pipe", "ignore"], maxBuffer: MOST_BYTES });

/** The commit that a name stands for in the repository that a folder is in; undefined when it is none. */
export function commitNamed(name: string, cwd = "."): string | undefined {
  try {
    const options = ["--verify", "--quiet", "--end-of-options"];
    return String(git(["rev-parse", ...options, `${name}^{commit}`], cwd)).trim();
  } catch {
    return undefined;
  }
}

/** The bytes of a file at a commit; undefined when it was not there. @throws when git cannot tell */
export function fileAt(commit: string, folder: string, name: string): Buffer | undefined {
  const [entry] = String(git(["ls-tree", "-z", commit, "--", `./${name}`], folder)).split("\0");
  const [, kind, id] = entry?.split(/[ \t]/) ?? [];
  return kind === "blob" && id ? git(["cat-file", "blob", id], folder) : undefined;
}
