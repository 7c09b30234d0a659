import { fork } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll } from "@jest/globals";
import { built } from "../built";

/** What a run of a canary told. */
export interface Run {
  passed: boolean;
  error: string;
  settings?: Record<string, unknown>;
  request?: Record<string, unknown>;
}

/** A bundled canary and the API that it asks. */
export class Rig {
  /** What the API does with a request. */
  answer: RequestListener = () => {};
  /** Base URL of the API. */
  origin = "";
  readonly api = createServer((request, response) => this.answer(request, response));

  /** @param script the canary's, in what is bundled; @param environment what it runs with */
  constructor(
    private readonly script: string,
    private readonly environment: (origin: string) => Record<string, string>,
  ) {}

  async start(): Promise<void> {
    // What stands in for Synthetics' own layer, where the bundled canaries find it.
    const layer = built("stack/node_modules/@aws/synthetics-puppeteer");
    mkdirSync(layer, { recursive: true });
    copyFileSync(join(__dirname, "synthetics-layer.cjs"), join(layer, "index.js"));
    this.api.listen(0, "127.0.0.1");
    await once(this.api, "listening");
    this.origin = `http://127.0.0.1:${(this.api.address() as AddressInfo).port}`;
  }

  /** One run of the canary with its environment; `undefined` takes a variable away. */
  async run(changes: Record<string, string | undefined> = {}): Promise<Run> {
    const changed = Object.entries({ ...this.environment(this.origin), ...changes });
    const child = fork(join(__dirname, "run.cjs"), [built(this.script)], {
      env: Object.fromEntries(changed.filter(([, value]) => value !== undefined)),
      execArgv: [],
    });
    const told: Run = { passed: false, error: "" };
    child.on("message", (message) => Object.assign(told, message));
    await once(child, "close");
    return told;
  }
}

/** A rig that stands while this file's tests run. */
export function useRig(...given: ConstructorParameters<typeof Rig>): Rig {
  const rig = new Rig(...given);
  beforeAll(() => rig.start());
  afterEach(() => rig.api.closeAllConnections());
  afterAll(() => {
    rig.api.close();
  });
  return rig;
}

/** Answers so. */
export const say =
  (status: number, body: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status).end(body);
