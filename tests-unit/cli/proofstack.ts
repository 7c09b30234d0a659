import { type SpawnSyncOptions, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Catalogue, readCatalogue } from "../../proof/gate/policy";
import { built } from "../built";
import { refuseUnlikeSchema } from "../schemas/published";
import { type Asked, type Ended, WarmProcess } from "../warm-process";

const REPOSITORY = resolve(__dirname, "../..");

/** In another folder than its own, in another environment than this process's, or with something to read. */
type RunOptions = Partial<Omit<Asked, "args">>;

/**
 * The command line as it is installed: bundled, the policies beside it, and an empty folder to work in.
 * Of the shipped controls only some are in its catalogue, so that a new control changes no test here.
 */
export class Proofstack {
  private readonly root = mkdtempSync(join(tmpdir(), "proofstack-cli-"));
  readonly folder = mkdtempSync(join(this.root, "work-"));
  readonly script = join(this.root, "build/proofstack.js");
  #warm: WarmProcess | undefined;

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

  /** Leaves something else where the compiled controls were. */
  breakPolicy(): void {
    const file = join(this.root, "policies/dist/policy.wasm");
    rmSync(file);
    writeFileSync(file, "no WASM");
  }

  /** Runs as `spawn` does, at a tenth of what a process costs that lives for one run only. */
  run(args: string[], options: RunOptions = {}): Ended {
    const asked = { cwd: this.folder, env: process.env, ...options, args };
    return ended(args, this.#process.run(asked));
  }

  /** Runs beside this process, which may answer it meanwhile. */
  async beside(args: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
    const own = { PATH: process.env.PATH, HOME: this.folder, ...env };
    return ended(args, await this.#process.runMeanwhile({ args, cwd: this.folder, env: own }));
  }

  /** Runs in a process of its own. */
  spawn(args: string[], options: SpawnSyncOptions = {}): Ended {
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

  get #process(): WarmProcess {
    this.#warm ??= new WarmProcess(this.script, this.root);
    return this.#warm;
  }

  async remove(): Promise<void> {
    await this.#warm?.end();
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
