import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

/** A repository's largest file: GitHub takes none above 100 MB, others more. */
const MOST_BYTES = 2 ** 31 - 1;

/** What git answers. @throws when it fails, or there is no git */
const git = (args: string[], cwd = "."): Buffer =>
  execFileSync("git", args, { cwd, stdio: ["ignore", "pipe", "pipe"], maxBuffer: MOST_BYTES });

/** The commit that a name stands for in the repository that a folder is in, or why it is none. */
export function commitNamed(name: string, cwd = "."): { commit: string } | { why: string } {
  try {
    const options = ["--verify", "--quiet", "--end-of-options"];
    return { commit: String(git(["rev-parse", ...options, `${name}^{commit}`], cwd)).trim() };
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    if (code === "ENOENT") return { why: "there is no git here" };
    const [said] = String(stderr ?? "").split("\n");
    return { why: said ? `git says "${said}"` : "git knows no such commit here" };
  }
}

/** What is checked out here, if this is a repository with a commit and there is a git. */
export async function checkedOut(): Promise<string | undefined> {
  try {
    const args = ["status", "--porcelain=v2", "--branch"];
    const { stdout } = await promisify(execFile)("git", args, { maxBuffer: MOST_BYTES });
    const commit = /^# branch\.oid ([0-9a-f]+)$/m.exec(stdout)?.[1];
    const isClean = !/^[^#]/m.test(stdout);
    return isClean ? commit : commit && `${commit} and changes not committed`;
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
