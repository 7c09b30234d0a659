/** Tells what took how long. */
export class Stopwatch {
  readonly #started: number;
  #before: number;
  /** What was done, and the milliseconds that it took. */
  readonly laps: [string, number][] = [];

  /** @param now milliseconds on a clock that only goes forward */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#started = this.#before = now();
  }

  /** @param done what was done since the last lap */
  lap(done: string): void {
    const now = this.now();
    this.laps.push([done, now - this.#before]);
    this.#before = now;
  }

  /** Milliseconds since the start. */
  get total(): number {
    return this.now() - this.#started;
  }
}
