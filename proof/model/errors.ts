import { Refusal } from "../errors";

const SHOW = "Give the output of `terraform show -json`, or synthesized Terraform JSON.";

/** Input that cannot be judged. The message says what happened, why, and what to do next. */
export class UnreadableInput extends Refusal {
  override readonly name: string = "UnreadableInput";
  constructor(
    readonly file: string,
    what: string,
    next: string = SHOW,
  ) {
    super(`${file}: ${what} ${next}`);
  }
}

/** Nothing, or nothing but blanks. */
export class EmptyInput extends UnreadableInput {
  override readonly name = "EmptyInput";
  constructor(file: string) {
    super(file, "this is empty: the command that wrote it probably failed.");
  }
}

/** Bytes that are not JSON text. */
export class NotJson extends UnreadableInput {
  override readonly name = "NotJson";
  constructor(file: string, reason: string, next?: string) {
    super(file, `this is not JSON: ${reason}.`, next);
  }
}

/** JSON, but no view of Terraform that is known here. */
export class UnrecognisedInput extends UnreadableInput {
  override readonly name = "UnrecognisedInput";
  constructor(file: string, reason: string, next?: string) {
    super(file, `this is JSON, but ${reason}.`, next);
  }
}

/** A plan or state in a format that this version does not know. */
export class UnknownFormat extends UnreadableInput {
  override readonly name = "UnknownFormat";
  constructor(file: string, view: string, version: unknown, known: string) {
    super(
      file,
      `this ${view} has format version ${JSON.stringify(version ?? null)}, and only ${known} is known.`,
      "Use a Terraform that writes it, or a newer Proofstack.",
    );
  }
}

/** A plan that failed or was cut short: what it lacks would go unjudged. */
export class IncompletePlan extends UnreadableInput {
  override readonly name = "IncompletePlan";
  constructor(file: string, reason: string) {
    super(
      file,
      `this plan is not whole: ${reason}.`,
      "Plan again, without errors and without -target.",
    );
  }
}

/** Two resources under one address: what one proves would be taken for the other. */
export class DuplicateAddress extends UnreadableInput {
  override readonly name = "DuplicateAddress";
  constructor(file: string, address: string) {
    super(file, `${address} is in it twice, so that no verdict on it would mean anything.`);
  }
}

/** Nesting that no Terraform writes and that would exhaust the judge. */
export class NestedTooDeep extends UnreadableInput {
  override readonly name = "NestedTooDeep";
  constructor(file: string, address: string, attribute: string) {
    super(file, `${address} nests ${attribute} too deeply to be judged.`);
  }
}
