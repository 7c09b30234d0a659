import { parseContent } from "./content";
import { NestedTooDeep, UnrecognisedInput } from "./errors";
import { isObject } from "./json";
import type { JsonObject, Model } from "./model";
import { readPlan } from "./plan";
import type { ReadOptions, Wanted } from "./raw";
import { readState } from "./state";
import { readSynth } from "./synth";

export { parseContent } from "./content";
export { readPlan } from "./plan";
export type { ReadOptions, Wanted } from "./raw";
export { readState } from "./state";
export { readSynth } from "./synth";

/**
 * The Model of a file's content; which view it is, is seen from the content.
 * @param file what messages call it
 * @param wanted the attributes of each type that will be looked at; all, when absent
 * @throws UnreadableInput (one of its kinds) when there is nothing in it that can be judged
 */
export function readModel(content: string | Buffer, file: string, wanted?: Wanted): Model {
  return modelOf(parseContent(content, file), file, wanted);
}

/** The same of JSON that has been parsed already. */
export function modelOf(json: unknown, file: string, wanted?: Wanted): Model {
  const options: ReadOptions = { file, ...(wanted && { wanted }) };
  if (!isObject(json)) throw new UnrecognisedInput(file, "it is not an object");
  try {
    return reader(json, file)(json, options);
  } catch (error) {
    // The one thing that the engine itself runs out of, however the input was made to nest.
    if (error instanceof RangeError) throw new NestedTooDeep(file, "it", "something");
    throw error;
  }
}

/** Raw state has a version, a serial and no `format_version`. */
function reader(json: JsonObject, file: string): (json: JsonObject, options: ReadOptions) => Model {
  if ("planned_values" in json || "resource_changes" in json) return readPlan;
  if ("format_version" in json) return readState;
  if ("resource" in json) return readSynth;
  if ("terraform_version" in json && "serial" in json) {
    throw new UnrecognisedInput(
      file,
      "it is a raw state file",
      "Give the output of `terraform show -json`, run where that state is.",
    );
  }
  throw new UnrecognisedInput(file, "it is neither synthesized Terraform, nor a plan, nor a state");
}
