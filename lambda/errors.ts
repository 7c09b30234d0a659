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
}

/** The store could not answer, so nothing is known to be stored: the caller may repeat the request. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(operation: string, cause: unknown) {
    super(`${operation} failed: ${describe(cause)}`);
  }
}

/** The function was deployed with an environment it cannot work in. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(problems: readonly string[]) {
    super(
      `The payment handler cannot start: ${problems.join("; ")}. Set these in the function's environment.`,
    );
  }
}

/** An error as one line: its name and its message. */
export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
