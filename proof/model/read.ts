import { parseContent } from "./content";
import { UnrecognisedInput } from "./errors";
import { isObject } from "./json";
import type { Model } from "./model";
import type { ReadOptions, Wanted } from "./raw";
import { readSynth } from "./synth";

export type { ReadOptions, Wanted } from "./raw";
export { readSynth } from "./synth";

/**
 * The Model of a file's content; which view it is, is seen from the content.
 * @param file what messages call it
 * @param wanted the attributes of each type that will be looked at; all, when absent
 * @throws UnreadableInput (one of its kinds) when there is nothing in it that can be judged
 */
export function readModel(content: string | Buffer, file: string, wanted?: Wanted): Model {
  const json = parseContent(content, file);
  const options: ReadOptions = { file, ...(wanted && { wanted }) };
  if (!isObject(json)) throw new UnrecognisedInput(file, "it is not an object");
  if ("resource" in json) return readSynth(json, options);
  throw new UnrecognisedInput(file, "it is neither synthesized Terraform, nor a plan, nor a state");
}
