/**
 * `npm run test:deploy` and `npm run test:live`: starts the one or the other in a process group of its own
 * and ends all of that group with it, however it ends: finished, failed, interrupted or killed.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const SCRIPTS: Record<string, string> = {
  "test:deploy": "local",
  "test:live": "account",
};
const TWICE_MS = 1_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const [name = "", ...args] = process.argv.slice(2);
const script = SCRIPTS[name];
if (!script) throw new Error(`${name} is not one of ${Object.keys(SCRIPTS).join(", ")}.`);

// Whatever makes temporary files makes them in here, so that none outlives a run that was killed.
const scratch = mkdtempSync(join(tmpdir(), "proofstack-"));
// Beside this one, and compiled where this one is.
const file = join(__dirname, script + extname(__filename));
const run = spawn(process.execPath, [...process.execArgv, file, ...args], {
  // A group of its own: Ctrl-C reaches it through here only, and once.
  detached: true,
  // The channel closes when this process ends, which is how the run learns of that.
  stdio: ["ignore", "inherit", "inherit", "ipc"],
  env: { ...process.env, TMPDIR: scratch },
});

let heard = 0;
for (const signal of SIGNALS) {
  process.on(signal, () => {
    // One Ctrl-C comes twice: from the terminal, and passed on by npm.
    if (Date.now() - heard > TWICE_MS) run.kill("SIGINT");
    heard = Date.now();
  });
}

run.on("exit", (code, signal) => {
  endGroup(run.pid);
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  if (signal) console.error(`${name} was ended by ${signal}. Every process of it has ended too.`);
  process.exitCode = code ?? 1;
});

function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, "SIGKILL");
  } catch {
    // Nothing of it was left.
  }
}
