/** Input that cannot be judged. The message says what happened, why, and what to do next. */
export class UnreadableInput extends Error {
  override readonly name: string = "UnreadableInput";
  constructor(
    readonly file: string,
    what: string,
    next: string,
  ) {
    super(`${file}: ${what} ${next}`);
  }
}
