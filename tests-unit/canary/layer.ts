import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { built } from "../built";

/** Puts what stands in for Synthetics' own layer where the bundled canaries find it. */
export function installLayer(): void {
  const layer = built("stack/node_modules/@aws/synthetics-puppeteer");
  mkdirSync(layer, { recursive: true });
  copyFileSync(join(__dirname, "synthetics-layer.cjs"), join(layer, "index.js"));
}
