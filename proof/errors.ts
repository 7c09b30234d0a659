const REFUSAL = Symbol.for("proofstack.refusal");

/**
 * Something of the user's that cannot be judged or obeyed: the command line prints the message, which
 * says what happened, why, and what to do next, and exits with 2. Anything else that is thrown is a
 * defect of ours.
 */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly [REFUSAL] = true;
}

/** By its mark and not its class: each bundle that is loaded has classes of its own. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && REFUSAL in error;
