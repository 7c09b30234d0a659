import { createHash, randomUUID } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Refusal } from "../errors";
import type { Digests } from "./statement";

/** Small pieces are gathered to so many bytes before they are written. */
const CHUNK = 1 << 16;

/** What ends this process from outside, and lets it clear up. */
const INTERRUPTIONS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A folder that cannot be written, or that is there already. */
export class UnwritableFolder extends Refusal {
  override readonly name = "UnwritableFolder";
  constructor(folder: string, why: string) {
    super(`${folder}: ${why}`);
  }
}

/**
 * A folder that is there whole, or not at all: written under another name beside its own, and renamed
 * when everything is in it.
 */
export class NewFolder {
  readonly #folder: string;
  readonly #unfinished: string;
  readonly #digests = new Map<string, string>();

  /** @throws UnwritableFolder when there is such a folder already, or it cannot be made */
  constructor(private readonly name: string) {
    this.#folder = resolve(name);
    this.#unfinished = join(dirname(this.#folder), `.${basename(this.#folder)}.${randomUUID()}`);
    this.#refuseExisting();
    this.#attempt(() => mkdirSync(dirname(this.#folder), { recursive: true }));
    this.#attempt(() => mkdirSync(this.#unfinished));
    for (const signal of INTERRUPTIONS) process.on(signal, this.#interrupted);
  }

  /** Path -> digest of all that has been written. */
  get digests(): Digests {
    return this.#digests;
  }

  /** @throws UnwritableFolder; nothing of the folder is left then */
  write(path: string, pieces: Iterable<string | Uint8Array>): void {
    const file = join(this.#unfinished, path);
    const hash = createHash("sha256");
    this.#attempt(() => {
      mkdirSync(dirname(file), { recursive: true });
      const descriptor = openSync(file, "wx");
      try {
        for (const chunk of chunked(pieces)) {
          hash.update(chunk);
          writeAll(descriptor, chunk);
        }
      } finally {
        closeSync(descriptor);
      }
    });
    this.#digests.set(path, `sha256:${hash.digest("hex")}`);
  }

  /** Gives it its name. @throws UnwritableFolder */
  finish(): void {
    this.#refuseExisting();
    this.#attempt(() => renameSync(this.#unfinished, this.#folder));
    this.#release();
  }

  discard(): void {
    this.#release();
    if (existsSync(this.#unfinished)) rmSync(this.#unfinished, { recursive: true });
  }

  /** Ends as it would have ended, when nothing is left. */
  readonly #interrupted = (signal: NodeJS.Signals): void => {
    this.discard();
    process.kill(process.pid, signal);
  };

  #release(): void {
    for (const signal of INTERRUPTIONS) process.off(signal, this.#interrupted);
  }

  #refuseExisting(): void {
    if (!existsSync(this.#folder)) return;
    this.discard();
    throw new UnwritableFolder(
      this.name,
      "it is there already, and evidence is never overwritten. Name a new folder.",
    );
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.discard();
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new UnwritableFolder(
        this.name,
        `it could not be written (${code}). Nothing was left of it.`,
      );
    }
  }
}

function* chunked(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    if (typeof piece === "string" && text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = "";
    if (typeof piece !== "string") yield piece;
  }
  yield Buffer.from(text);
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
