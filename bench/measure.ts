import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PEAK = join(__dirname, "peak.cjs");

/** What is measured: a whole process, from its start to its end. */
export interface Command {
  program: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Exit codes that mean that it did its work. */
  codes?: number[];
  /** What it prints only when it did. */
  says?: RegExp;
  /** What is done before each run of it, and not measured. */
  before?: () => void;
}

export interface Measured {
  /** Median of the wall-clock times. */
  milliseconds: number;
  /** Median of the peaks of memory; 0 when it is no Node process. */
  bytes: number;
}

/** A Node process. */
export const node = (...args: string[]): Command => ({
  program: process.execPath,
  args: ["--require", PEAK, ...args],
});

/** Runs the commands in turn, `rounds` times over, so that what else the machine does hits all alike. */
export function measure<Name extends string>(
  rounds: number,
  commands: Record<Name, Command>,
): Record<Name, Measured> {
  const names = Object.keys(commands) as Name[];
  const runs = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) runs.get(name)?.push(once(commands[name]));
  }
  const of = (name: Name): Measured => ({
    milliseconds: median((runs.get(name) ?? []).map(({ milliseconds }) => milliseconds)),
    bytes: median((runs.get(name) ?? []).map(({ bytes }) => bytes)),
  });
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Measured>;
}

function once(command: Command): Measured {
  const { program, args, env = process.env, codes = [0], says, before } = command;
  before?.();
  const started = performance.now();
  const { status, output, stderr, error } = spawnSync(program, args, {
    env,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 2 ** 30,
  });
  const milliseconds = performance.now() - started;
  if (error) throw error;
  if (status === null || !codes.includes(status)) {
    throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr}`);
  }
  if (says && !says.test(String(output[1]))) {
    throw new Error(`${program} ${args.join(" ")} printed nothing like ${says}: it judged nothing`);
  }
  return { milliseconds, bytes: Number(output[3]?.toString() ?? 0) * 1024 };
}

/** The one in the middle. */
export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
