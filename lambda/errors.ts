import { withoutCardNumbers } from "./card-number";

/** What is wrong with one field of a request; never holds what the caller sent. */
export interface FieldError {
  field: string;
  message: string;
}

/** The caller's mistake: answered with a 4xx, never retried as it is. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  /**
   * @param status HTTP status, 400 to 499
   * @param code stable, for programs; the message is for people
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: readonly FieldError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** The names of the fields that are wrong, for a log line; none when it is not for its fields. */
  get invalidFields(): string | undefined {
    return this.fields.map(({ field }) => field).join(" ") || undefined;
  }
}

/** The store could not answer, so nothing is known to be stored: the caller may repeat the request. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(operation: string, cause: unknown) {
    super(`${operation} failed: ${describe(cause)}`);
  }
}

/** A queue did not take a message, so nobody is known to have been told. */
export class QueueError extends Error {
  override readonly name = "QueueError";

  constructor(cause: unknown) {
    super(`Sending the message failed: ${describe(cause)}`);
  }
}

/** What came through a queue is not what was expected: however often it is delivered, it stays so. */
export class MessageError extends Error {
  override readonly name = "MessageError";

  constructor(fields: readonly string[]) {
    super(`The message is not as expected: see ${fields.join(", ")}`);
  }
}

/** The function was deployed with an environment it cannot work in. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(problems: readonly string[]) {
    super(
      `The function cannot start: ${problems.join("; ")}. Set these in the function's environment.`,
    );
  }
}

/** A step of a rotation that cannot be taken: Secrets Manager keeps the current version, and tries again. */
export class RotationError extends Error {
  override readonly name = "RotationError";

  constructor(problem: string) {
    super(`${problem}: the current version stays as it is.`);
  }
}

/** An AWS error says what happened in a sentence or two. */
const MAX_DESCRIPTION = 500;

/**
 * An error as one line, for logs and traces. Its message may be other people's words, so this is the
 * last place to look for card numbers.
 */
export function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return withoutCardNumbers(text).slice(0, MAX_DESCRIPTION);
}
