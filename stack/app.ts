import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { zipOf } from "./assets/zip";
import type { Config } from "./config/schema";
import { recordOrigins } from "./origins/record-origins";
import { type Code, PaymentsStack } from "./payments-stack";

/** The stack's name: of its construct path and of its folder in the output. */
export const STACK = "payments";

/** The app over one configuration; nothing is written before `app.synth()`. */
export function createApp(
  config: Config,
  code: Code,
  outdir: string,
): { app: App; stack: PaymentsStack } {
  const app = new App({ outdir, stackTraces: false });
  recordOrigins(app);
  return { app, stack: new PaymentsStack(app, STACK, config, code) };
}

/** Zips what `npm run build` bundled. */
export function bundledCode(buildDirectory: string): Code {
  const zip = (name: string, bundle: string) =>
    zipOf(name, "index.js", readFileSync(join(buildDirectory, bundle, "index.js")));
  return {
    processor: zip("payment-processor", "lambda"),
    canary: zip("health-check", "canary"),
  };
}
