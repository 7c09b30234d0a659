import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium that PROOFSTACK_CHROMIUM names, else the first of those on the PATH. */
export function findChromium(): string | undefined {
  const { PROOFSTACK_CHROMIUM: named, PATH = "" } = process.env;
  if (named) return named;
  const folders = PATH.split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @throws when there is no Chromium, saying how to name one */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error(
      `There is no Chromium: none of ${NAMES.join(", ")} is on the PATH. Install one (apt-get install chromium), or name it with PROOFSTACK_CHROMIUM.`,
    );
  }
  // Chromium's sandbox refuses to be started by root, as which containers run.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}
