import { setTimeout as sleep } from "node:timers/promises";
import { throwIfInterrupted } from "./run";

const PATIENCE_MS = 20_000;

/** Waits for something that happens in its own time. @throws when it does not come about */
export async function until(
  condition: () => Promise<boolean>,
  patience: number = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    throwIfInterrupted();
    if (Date.now() > deadline) throw new Error(`It did not come about within ${patience} ms.`);
    await sleep(Math.min(patience / 100, 5_000));
  }
}
