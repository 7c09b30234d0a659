import { UnreadableInput } from "./errors";
import type { Model } from "./model";
import { readSynth } from "./synth";

export { readSynth } from "./synth";

/**
 * The Model of a file's content: which view it is, is seen from the content.
 * @throws UnreadableInput when it is none that can be judged.
 */
export function readModel(text: string | Buffer, file: string): Model {
  let json: unknown;
  try {
    json = JSON.parse(text.toString());
  } catch {
    throw new UnreadableInput(
      file,
      "this is not JSON.",
      "Give the output of `terraform show -json`, or synthesized JSON.",
    );
  }
  if (typeof json === "object" && json !== null && "resource" in json) return readSynth(json);
  throw new UnreadableInput(
    file,
    "this JSON is neither synthesized Terraform, nor a plan, nor a state.",
    "Give the output of `terraform show -json`, or synthesized JSON.",
  );
}
