import { type ChildProcess, spawn } from "node:child_process";
import { Interrupted } from "./interrupt";

/** A program that the deploy tier needs failed; the message ends with what it printed last. */
export class CommandFailed extends Error {
  override name = "CommandFailed";
  constructor(
    readonly command: string,
    readonly code: number | null,
    readonly output: string,
  ) {
    const said = output.trim().split("\n").slice(-30).join("\n");
    super(`\`${command}\` ended with ${code ?? "a signal"}. What it said last:\n${said}`);
  }
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Called with each line as it comes, for progress. */
  onLine?: (line: string) => void;
  /** Exit codes that are answers and not failures. */
  accept?: number[];
}

export interface Finished {
  code: number;
  stdout: string;
  output: string;
}

const running = new Set<ChildProcess>();
let interrupted = false;
let interruptions = 0;

/** Runs a program to its end. @throws CommandFailed, or Interrupted while an interruption holds */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  const { cwd, env = process.env, onLine, accept = [0] } = options;
  if (interrupted) return Promise.reject(new Interrupted());
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  return new Promise((done, failed) => {
    let stdout = "";
    let output = "";
    let line = "";
    const hear = (text: string) => {
      output += text;
      const lines = (line + text).split("\n");
      line = lines.pop() ?? "";
      for (const whole of lines) onLine?.(whole);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      hear(text);
    });
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", failed);
    child.on("close", (code) => {
      running.delete(child);
      if (interrupted) failed(new Interrupted());
      else if (code !== null && accept.includes(code)) done({ code, stdout, output });
      else failed(new CommandFailed([command, ...args].join(" "), code, output));
    });
  });
}

/** Asks every program that runs to end (Terraform then finishes the call it is in), and starts no other. */
export function interruptAll(): void {
  interrupted = true;
  interruptions += 1;
  for (const child of running) child.kill("SIGINT");
}

/** @throws Interrupted while an interruption holds */
export function throwIfInterrupted(): void {
  if (interrupted) throw new Interrupted();
}

/** Ends the first interruption, for what is to be done after it: destroying. The second one is meant. */
export function carryOn(): void {
  interrupted = interruptions > 1;
}
