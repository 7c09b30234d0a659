import { type ChildProcess, spawn } from "node:child_process";

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

/** Runs a program to its end. @throws CommandFailed */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  const { cwd, env = process.env, onLine, accept = [0] } = options;
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
      if (code !== null && accept.includes(code)) done({ code, stdout, output });
      else failed(new CommandFailed([command, ...args].join(" "), code, output));
    });
  });
}

/** Asks every program that is still running to end: Terraform then finishes the call it is in. */
export function interruptAll(): void {
  for (const child of running) child.kill("SIGINT");
}
