import type { Model } from "../model/model";
import { type Origins, together, withOrigins } from "../model/origin";
import { parseContent, readOrigins } from "../model/read";
import { filesNamed, readNamed } from "./inputs";
import type { Progress } from "./progress";

/**
 * What synthesized JSON says of where its resources were made.
 * @param from a CDKTF output folder or a file in it
 * @throws NoInput, or UnreadableInput naming the file
 */
export async function originsFrom(from: string, progress: Progress): Promise<Origins> {
  const several: Origins[] = [];
  for (const file of filesNamed([from])) {
    const { name, content } = await readNamed(file, progress);
    several.push(readOrigins(parseContent(content, name), name));
  }
  return together(several);
}

/**
 * The model, with where its resources were made, as the synthesized JSON says of which its plan or state is:
 * Terraform drops that on the way.
 * @throws NoInput, or UnreadableInput naming the file
 */
export async function located(
  model: Model,
  from: string | undefined,
  progress: Progress,
): Promise<Model> {
  if (from === undefined || model.view === "synth") return model;
  return withOrigins(model, await originsFrom(from, progress));
}
