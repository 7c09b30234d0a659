import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  read as readLater,
  readSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Asked {
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** What it finds on standard input; nothing, when it is left out. */
  input?: string | Uint8Array;
}

/** A process that stays, in which a script is run as in a process of its own: see `warm.cjs`. */
export class WarmProcess {
  private readonly closed: Promise<unknown>;
  private readonly requests: number;
  private readonly answers: number;
  private readonly input: string;
  private readonly printed: Record<"stdout" | "stderr", string>;

  /** @param folder to put its pipes into, and what it prints */
  constructor(script: string, folder: string) {
    const own = mkdtempSync(join(folder, "warm-"));
    const requests = join(own, "requests");
    const answers = join(own, "answers");
    execFileSync("mkfifo", [requests, answers]);
    this.input = join(own, "stdin");
    this.printed = { stdout: join(own, "stdout"), stderr: join(own, "stderr") };
    // Opened for both, a pipe has its other end at once. Each side is left with one: it sees when the other ends.
    this.requests = openSync(requests, "r+");
    const answering = openSync(answers, "r+");
    this.answers = openSync(answers, "r");
    const theirs = [
      openSync(this.printed.stdout, "a"),
      openSync(this.printed.stderr, "a"),
      openSync(requests, "r"),
      answering,
    ];
    const child = spawn(process.execPath, [join(__dirname, "warm.cjs"), script], {
      stdio: ["ignore", ...theirs],
    });
    this.closed = once(child, "close");
    for (const descriptor of theirs) closeSync(descriptor);
  }

  run(asked: Asked): Ended {
    this.#ask(asked);
    const bytes = Buffer.alloc(1 << 10);
    return this.#ended(bytes.toString("utf8", 0, readSync(this.answers, bytes)));
  }

  /** Runs while this process goes on, which may answer it. */
  async runMeanwhile(asked: Asked): Promise<Ended> {
    this.#ask(asked);
    const bytes = Buffer.alloc(1 << 10);
    const { bytesRead } = await promisify(readLater)(this.answers, bytes, 0, bytes.length, null);
    return this.#ended(bytes.toString("utf8", 0, bytesRead));
  }

  async end(): Promise<void> {
    for (const descriptor of [this.requests, this.answers]) closeSync(descriptor);
    await this.closed;
  }

  #ask({ input = "", ...asked }: Asked): void {
    writeFileSync(this.input, input);
    writeSync(this.requests, `${JSON.stringify({ ...asked, input: this.input })}\n`);
  }

  #ended(answer: string): Ended {
    const stdout = taken(this.printed.stdout);
    const stderr = taken(this.printed.stderr);
    if (answer === "") throw new Error(`The process ended: ${stdout}${stderr}`);
    return { code: JSON.parse(answer).code, stdout, stderr };
  }
}

/** What a file holds, of which it then holds nothing. */
function taken(file: string): string {
  const text = readFileSync(file, "utf8");
  truncateSync(file);
  return text;
}
