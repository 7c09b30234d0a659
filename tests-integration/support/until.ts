import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 20_000;

/** Waits for something that an AWS service does in its own time. @throws when it does not come about */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come about within ${PATIENCE_MS} ms.`);
    await sleep(200);
  }
}
