import { rmSync } from "node:fs";
import { tmpdir } from "node:os";

/** The run was told to end: Ctrl-C, or the process that started it is gone. */
export class Interrupted extends Error {
  override name = "Interrupted";
  constructor() {
    super("it was interrupted");
  }
}

/** Calls back when the run is told to end, each time that it is. */
export function onInterrupt(interrupt: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.on(signal, interrupt);
}

/**
 * Ends this process, and with it what it has left running. The process that started it sees to that; when
 * that one is gone, this one does, which leads its group.
 */
export function end(code: number): never {
  if (process.connected || process.send === undefined) process.exit(code);
  rmSync(tmpdir(), { recursive: true, force: true });
  process.kill(-process.pid, "SIGKILL");
  process.exit(code);
}
