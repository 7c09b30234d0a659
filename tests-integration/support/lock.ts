import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** Another process works in the folder. */
export class Busy extends Error {
  override name = "Busy";
}

/**
 * Does the work while no other process does any in the folder; the mark of one that was killed is no
 * hindrance.
 * @throws Busy
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = `${folder}.pid`;
  const holder = holderOf(file);
  if (holder !== undefined && isAlive(holder)) {
    throw new Busy(
      `Process ${holder} is at work in ${folder}. Wait for it, or end it, and repeat.`,
    );
  }
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch {
    throw new Busy(`Another process has just begun to work in ${folder}. Wait for it, and repeat.`);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
