import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CACHE } from "../support/cache";
import { run } from "../support/run";

const REQUIREMENTS = join(__dirname, "requirements.txt");
const START_SECONDS = 30;

export interface Ministack {
  port: number;
  /** What it printed, for a failing test's report. */
  log(): string;
  close(): Promise<void>;
}

/** The pinned Python packages in a virtual environment of their own, made once for each requirements file. */
async function environment(): Promise<string> {
  const digest = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 12);
  const venv = join(CACHE, `ministack-${digest}`);
  if (existsSync(venv)) return venv;
  mkdirSync(CACHE, { recursive: true });
  const making = `${venv}.${process.pid}`;
  await run("python3", ["-m", "venv", making]);
  const pip = join(making, "bin", "python");
  await run(pip, ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS]);
  try {
    renameSync(making, venv);
  } catch {
    // Another run was faster, and its environment is the same.
    rmSync(making, { recursive: true });
  }
  return venv;
}

/**
 * Starts the local AWS on a port of its own, so that two runs at once don't meet.
 * @param lambdaEnv what every function finds in its environment, beside its own variables
 */
export async function startMinistack(lambdaEnv: NodeJS.ProcessEnv): Promise<Ministack> {
  const venv = await environment();
  const port = await freePort();
  // By module and not by script: a virtual environment's scripts hold the path it was made at.
  const child = spawn(join(venv, "bin", "python"), ["-m", "ministack"], {
    env: {
      ...lambdaEnv,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: "us-east-1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  const hear = (text: Buffer) => {
    log = (log + text.toString()).slice(-200_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const stop = () => child.kill("SIGKILL");
  process.on("exit", stop);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const close = async () => {
    process.off("exit", stop);
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(5000)]);
    child.kill("SIGKILL");
    await ended;
  };

  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline && child.exitCode === null) {
    const healthy = await fetch(`http://127.0.0.1:${port}/_ministack/health`).catch(
      () => undefined,
    );
    if (healthy?.ok) return { port, log: () => log, close };
    await sleep(100);
  }
  await close();
  throw new Error(`The local AWS did not start within ${START_SECONDS} s. It said:\n${log}`);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
