import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { run } from "./run";
import { until } from "./until";

const ROOT = join(__dirname, "..", "..");

interface Process {
  pid: number;
  parent: number;
  group: number;
  command: string;
}

/** Every process of this machine, but for those that have ended and wait to be noticed. */
async function processes(): Promise<Process[]> {
  const { stdout } = await run("ps", ["-eo", "pid=,ppid=,pgid=,stat=,args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, group, state, command = ""] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const isThere = pid !== undefined && !state?.startsWith("Z");
    return isThere
      ? [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }]
      : [];
  });
}

/** The processes of these, and those that descend from them. */
function familyOf(ancestors: number[], all: Process[]): Set<number> {
  const pids = new Set(ancestors);
  let known = 0;
  while (known !== pids.size) {
    known = pids.size;
    for (const { pid, parent } of all) if (pids.has(parent)) pids.add(pid);
  }
  return pids;
}

/** Kills what this process has started, and what that has: also what is in a process group of its own. */
export async function killDescendants(): Promise<void> {
  const pids = familyOf([process.pid], await processes());
  pids.delete(process.pid);
  for (const pid of pids) kill(pid);
}

/** One of the project's commands, run as a person runs it at a terminal. */
export class Command {
  /** All that it has said. */
  said = "";
  /** The exit code as a shell tells it. */
  readonly ended: Promise<number>;
  private readonly child: ChildProcess;
  private readonly groups = new Set<number>();

  /** @param script of package.json, such as `test:deploy` */
  constructor(script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
    // Its own process group, as a shell would give it.
    this.child = spawn("npm", ["run", "--silent", script, "--", ...args], {
      cwd: ROOT,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      // What it says is looked at, and CI gives it colours.
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", ...env },
    });
    const hear = (text: Buffer) => {
      this.said += text.toString();
    };
    this.child.stdout?.on("data", hear);
    this.child.stderr?.on("data", hear);
    this.ended = new Promise((done) =>
      this.child.on("close", (code, signal) =>
        done(code ?? 128 + constants.signals[signal ?? "SIGKILL"]),
      ),
    );
  }

  /** Its processes: those that descend from it, and those that are in a group of one that did. */
  async family(): Promise<Process[]> {
    const all = await processes();
    const pids = familyOf([this.child.pid ?? -1], all);
    for (const { pid, group } of all) if (pids.has(pid)) this.groups.add(group);
    return all.filter(({ pid, group }) => pids.has(pid) || this.groups.has(group));
  }

  /** The process of its family whose command line matches, if there is one now. */
  async find(pattern: RegExp): Promise<Process | undefined> {
    return (await this.family()).find(({ command }) => pattern.test(command));
  }

  /** Kills one process of the family. @throws when there is none that matches */
  async killOne(pattern: RegExp): Promise<void> {
    const found = await this.find(pattern);
    if (!found) throw new Error(`No process of it matches ${pattern}.`);
    kill(found.pid);
  }

  /** What Ctrl-C does: every process of the terminal's foreground gets the signal. */
  ctrlC(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, "SIGINT");
  }

  /** What a machine that stops does; none of them is there any more. */
  async kill(): Promise<void> {
    const family = new Set((await this.family()).map(({ pid }) => pid));
    for (const pid of family) kill(pid);
    await until(async () => !(await processes()).some(({ pid }) => family.has(pid)));
  }
}

/** Kills a process, if it has not ended meanwhile. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has.
  }
}
