import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Run } from "../evidence/run";
import { type Carried, carried } from "../gate/carried";

/** What the second thread is given to do. */
export interface Share {
  run: Omit<Run, "reports">;
  reports: Carried[];
  files: { path: string; descriptor: number }[];
}

/** A thread that writes some of what is derived from a run, while this one writes the rest. */
export class SecondThread {
  readonly #worker = new Worker(join(__dirname, "evidence-thread.js"));
  readonly #digests: Promise<string[]>;

  constructor() {
    const ended = new AbortController();
    this.#worker.once("exit", () => ended.abort());
    this.#digests = once(this.#worker, "message", { signal: ended.signal }).then(([all]) => all);
    // Should it fail before somebody awaits it, Node would end this process with the code of a violation.
    this.#digests.catch(() => undefined);
  }

  /**
   * @returns the digests of the files, in their order
   * @throws what went wrong in that thread
   */
  write({ reports, ...run }: Run, files: Share["files"]): Promise<string[]> {
    const share: Share = { run, reports: reports.map(carried), files };
    this.#worker.postMessage(share);
    return this.#digests;
  }

  end(): Promise<unknown> {
    return this.#worker.terminate();
  }
}
