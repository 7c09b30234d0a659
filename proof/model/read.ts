import { parseContent } from "./content";
import { NestedTooDeep, UnrecognisedInput } from "./errors";
import { isObject } from "./json";
import { link } from "./link";
import type { JsonObject, Model, View } from "./model";
import { plannedIn } from "./plan";
import type { RawResource, Wanted } from "./raw";
import { deployedIn } from "./state";
import { writtenIn } from "./synth";

export { parseContent, parseJudged } from "./content";
export { readPlan } from "./plan";
export type { ReadOptions, Wanted } from "./raw";
export { readState } from "./state";
export { readOrigins, readSynth } from "./synth";

/** By which an account as evidence stores it is known: nothing of it is to be linked any more. */
export const READING = "proofstack/reading/v1";

/** What one file holds, before it is linked with what others hold. */
export interface Part {
  view: Exclude<View, "live">;
  /** What messages call it. */
  file: string;
  raw: RawResource[];
}

/**
 * The Model of a file's content; which view it is, is seen from the content.
 * @param file what messages call it
 * @param wanted the attributes of each type that will be looked at; all, when absent
 * @throws UnreadableInput (one of its kinds) when there is nothing in it that can be judged
 */
export function readModel(content: string | Buffer, file: string, wanted?: Wanted): Model {
  return linked([partOf(parseContent(content, file), file)], wanted);
}

/** What a file's JSON holds. @throws UnreadableInput when there is nothing in it that can be judged */
export function partOf(json: unknown, file: string): Part {
  if (!isObject(json)) throw new UnrecognisedInput(file, "it is not an object");
  const view = viewOf(json, file);
  return { view, file, raw: within(file, () => READERS[view](json, file)) };
}

/**
 * The one Model of files of the same view: names in each mean what they mean there, and lead to what any
 * of them holds. So are stacks judged that are deployed one by one and watch each other.
 * @throws DuplicateAddress, NestedTooDeep
 */
export function linked(parts: Part[], wanted?: Wanted): Model {
  const file = parts.map((part) => part.file).join(" and ");
  const raw = parts.flatMap((part) => part.raw);
  return within(file, () =>
    link(parts[0]?.view ?? "synth", raw, { file, ...(wanted && { wanted }) }),
  );
}

const READERS = { synth: writtenIn, plan: plannedIn, state: deployedIn };

function within<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    // The one thing that the engine itself runs out of, however the input was made to nest.
    if (error instanceof RangeError) throw new NestedTooDeep(file, "it", "something");
    throw error;
  }
}

/** Raw state has a version, a serial and no `format_version`. */
function viewOf(json: JsonObject, file: string): Part["view"] {
  if ("planned_values" in json || "resource_changes" in json) return "plan";
  if ("format_version" in json) return "state";
  if ("resource" in json) return "synth";
  if ("terraform_version" in json && "serial" in json) {
    throw new UnrecognisedInput(
      file,
      "it is a raw state file",
      "Give the output of `terraform show -json`, run where that state is.",
    );
  }
  if (json.kind === READING) {
    throw new UnrecognisedInput(
      file,
      "it is an account as evidence stores it",
      "Judge it again with `proofstack verify`, which takes the whole evidence.",
    );
  }
  throw new UnrecognisedInput(file, "it is neither synthesized Terraform, nor a plan, nor a state");
}
