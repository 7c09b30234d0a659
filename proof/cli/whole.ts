import { randomUUID } from "node:crypto";
import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../errors";

/** A file that could not be written: what was there before is there still. */
export class UnwritableFile extends Refusal {
  override readonly name = "UnwritableFile";
  constructor(file: string, { code }: NodeJS.ErrnoException) {
    super(`${file} could not be written (${code}). Check the path, and that you may write there.`);
  }
}

/**
 * Writes a file whole or not at all: beside it under another name, which then becomes its own.
 * @throws UnwritableFile
 */
export function writeWhole(file: string, text: string): void {
  const isThere = existsSync(file);
  const target = isThere ? realpathSync(file) : file;
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    const mode = isThere ? statSync(target).mode : 0o666;
    writeFileSync(unfinished, text, { flag: "wx", mode });
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new UnwritableFile(file, error as NodeJS.ErrnoException);
  }
}
