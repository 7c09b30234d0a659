import { Refusal } from "../errors";

/** An option whose value there is no such thing as. */
export class BadOption extends Refusal {
  override readonly name = "BadOption";
}
