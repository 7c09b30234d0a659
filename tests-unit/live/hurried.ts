import { setImmediate as nextTurn } from "node:timers/promises";

/** Milliseconds by which the clocks of the code go on, each turn of the event loop. */
const STEP = 100;

/**
 * What comes of work that waits by timers, without the waiting. Sockets go on as ever: what answers at all has
 * done so within a few turns, long before anybody's patience ends.
 */
export async function hurried<Result>(work: () => Promise<Result>): Promise<Result> {
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] });
  try {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    const result = work();
    result.then(over, over);
    while (!isOver) {
      await nextTurn();
      jest.advanceTimersByTime(STEP);
    }
    return await result;
  } finally {
    jest.useRealTimers();
  }
}
