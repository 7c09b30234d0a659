const PATIENCE = 1000;

/** One line on standard error that says what is going on, for a person who has waited a second. */
export class Progress {
  private readonly started: number;
  private shown = false;

  /** @param now milliseconds on a clock that only goes forward */
  constructor(
    private readonly stream: NodeJS.WriteStream = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.started = now();
  }

  /** @param long whether what begins now is known to take longer than a second */
  say(text: string, long = false): void {
    if (!this.stream.isTTY || (!long && this.now() - this.started < PATIENCE)) return;
    this.stream.write(`\r\x1b[K${text}`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) this.stream.write("\r\x1b[K");
    this.shown = false;
  }
}
