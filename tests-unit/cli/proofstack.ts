import { type SpawnSyncOptions, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { type Catalogue, readCatalogue } from "../../proof/gate/policy";
import { built } from "../built";
import { refuseUnlikeSchema } from "../schemas/published";

const REPOSITORY = resolve(__dirname, "../..");

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * The command line as it is installed: bundled, the policies beside it, and an empty folder to work in.
 * Of the shipped controls only some are in its catalogue, so that a new control changes no test here.
 */
export class Proofstack {
  private readonly root = mkdtempSync(join(tmpdir(), "proofstack-cli-"));
  readonly folder = mkdtempSync(join(this.root, "work-"));
  readonly script = join(this.root, "build/proofstack.js");

  constructor(controls = ["logs/retention"]) {
    cpSync(built("cli"), join(this.root, "build"), { recursive: true });
    const dist = join(this.root, "policies/dist");
    mkdirSync(dist, { recursive: true });
    for (const file of ["policy.wasm", "bundle.tar.gz"]) {
      symlinkSync(join(REPOSITORY, "policies/dist", file), join(dist, file));
    }
    const catalogue: Catalogue = readCatalogue(join(REPOSITORY, "policies/dist"));
    const some = catalogue.controls.filter(({ id }) => controls.includes(id));
    writeFileSync(join(dist, "controls.json"), JSON.stringify({ ...catalogue, controls: some }));
  }

  /** Writes a file to work on: bytes as they are, anything else as JSON. */
  write(name: string, content: unknown): string {
    const raw = Buffer.isBuffer(content) || typeof content === "string";
    writeFileSync(join(this.folder, name), raw ? content : JSON.stringify(content));
    return name;
  }

  run(args: string[], options: SpawnSyncOptions = {}): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.script, ...args], {
      cwd: this.folder,
      maxBuffer: 1 << 28,
      ...options,
    });
    return ended(args, { code: status, stdout: String(stdout), stderr: String(stderr) });
  }

  /** Runs in a shell that was prepared so. */
  runIn(preparation: string, args: string[]): Ended {
    const script = `${preparation}; exec "$0" "$@"`;
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["-c", script, process.execPath, this.script, ...args],
      { cwd: this.folder },
    );
    return { code: status, stdout: String(stdout), stderr: String(stderr) };
  }

  /** Runs beside this process, which may answer it meanwhile. */
  async beside(args: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
    const child = spawn(process.execPath, [this.script, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, HOME: this.folder, ...env },
    });
    const closed = new Promise<number | null>((done) => child.once("close", done));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return ended(args, { code: await closed, stdout, stderr });
  }

  /** Runs with a reader that closes after the first bytes, as `| head -1` does. */
  runHead(args: string[]): Promise<Ended> {
    const child = spawn(process.execPath, [this.script, ...args], { cwd: this.folder });
    let stderr = "";
    child.stdout.once("data", () => child.stdout.destroy());
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    return new Promise((done) => {
      child.on("close", (code) => done({ code, stdout: "", stderr }));
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** Whatever else a test looks at, a report that it has printed is as its schema says. */
function ended(args: string[], { code, stdout, stderr }: Ended): Ended {
  const isReport = args.includes("json") && ["check", "live"].includes(args[0] ?? "");
  if (isReport && code !== 2) refuseUnlikeSchema(stdout);
  return { code, stdout, stderr };
}

const group = (name: string, retention_in_days: unknown) => ({ name, retention_in_days });

/** Synthesized JSON with so many log groups, of which the first few keep too little. */
export function logGroups(total: number, wrong = 0) {
  const groups = Array.from({ length: total }, (_, at) => [
    `g${at}`,
    group(`/g/${at}`, at < wrong ? 30 : 90),
  ]);
  return { resource: { aws_cloudwatch_log_group: Object.fromEntries(groups) } };
}
