import { randomUUID } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Refusal } from "../errors";
import type { Digests } from "./statement";
import { writeTo } from "./writing";

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
  write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
    return this.writeBy([path], (files) =>
      Promise.all(files.map(({ descriptor }) => writeTo(descriptor, pieces))),
    );
  }

  /**
   * The same of several files by who may be of another thread: that is given files that are open, and never
   * makes one itself, so that nothing can be left when this folder is discarded.
   * @param write returns their digests
   */
  async writeBy(
    paths: readonly string[],
    write: (files: { path: string; descriptor: number }[]) => Promise<string[]>,
  ): Promise<void> {
    try {
      const files = paths.map((path) => ({ path, descriptor: this.#open(path) }));
      const digests = await write(files);
      for (const [at, { path, descriptor }] of files.entries()) {
        closeSync(descriptor);
        this.#digests.set(path, digests[at] as string);
      }
    } catch (error) {
      throw this.#givenUp(error);
    }
  }

  #open(path: string): number {
    const file = join(this.#unfinished, path);
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, "wx");
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
      throw this.#givenUp(error);
    }
  }

  /** Leaves nothing of it. @returns why, as it is said */
  #givenUp(error: unknown): unknown {
    this.discard();
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) return error;
    return new UnwritableFolder(
      this.name,
      `it could not be written (${code}). Nothing was left of it.`,
    );
  }
}
