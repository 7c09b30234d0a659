import { basename } from "node:path";
import { sha256 } from "../evidence/digest";
import { mask, type Revealed } from "../evidence/mask";
import type { Policy } from "../gate/policy";
import { type InputFile, type Report, reportOn, type Terms } from "../gate/report";
import type { Json, View } from "../model/model";
import { type Origins, together, withOrigins } from "../model/origin";
import { type Part, parseContent, partOf, readOrigins, type Wanted } from "../model/read";
import { filesNamed, joined, readNamed } from "./inputs";
import type { Progress } from "./progress";

/** Characters of an input's own name that its stored name keeps. */
const NAME = 80;

/** An input as it is stored in the evidence and judged: what must not be shown is masked in it. */
export interface StoredInput {
  /** `inputs/1-plan.json`: the number says in which order they were judged. */
  path: string;
  bytes: Buffer;
  /** How many values are masked. */
  masked: number;
  part: Part;
}

/**
 * Reads what was named on the command line as it is to be stored.
 * @throws NoInput, or UnreadableInput naming the file
 */
export async function inputsToStore(
  names: string[],
  revealed: Revealed,
  progress: Progress,
): Promise<StoredInput[]> {
  const stored: StoredInput[] = [];
  for (const file of filesNamed(names)) {
    const { name, content } = await readNamed(file, progress);
    const { input, masked } = mask(parseContent(content, name) as Json, name, revealed);
    stored.push({
      path: `inputs/${stored.length + 1}-${storedName(name)}`,
      // The very bytes, where nothing in them is masked.
      bytes: masked > 0 ? Buffer.from(JSON.stringify(input)) : content,
      masked,
      part: partOf(input, name),
    });
  }
  return stored;
}

const storedName = (name: string): string =>
  basename(name)
    .replace(/[^\w.-]/g, "_")
    .slice(-NAME);

/**
 * One report for each view among the inputs, in the order in which they come. What is synthesized among
 * them tells of the others where their resources were made.
 * @param wanted the attributes of each type that the terms' controls look at
 * @throws Refusal
 */
export function reportsOn(
  inputs: StoredInput[],
  policy: Policy,
  { sources, ...terms }: Terms & { sources: string | undefined },
  wanted: Wanted,
): Report[] {
  const views = new Map<View, StoredInput[]>();
  for (const input of inputs) {
    const { view } = input.part;
    views.set(view, [...(views.get(view) ?? []), input]);
  }
  const origins = originsIn(inputs);
  return [...views.values()].map((same) => {
    const files = same.map(({ path, bytes }): InputFile => ({ file: path, digest: sha256(bytes) }));
    const { model, fileOf } = joined(
      same.map(({ part, path }) => ({ ...part, file: path })),
      wanted,
    );
    const report = reportOn(withOrigins(model, origins), files, policy, terms);
    if (fileOf) report.fileOf = fileOf;
    if (sources !== undefined) report.sources = sources;
    return report;
  });
}

/** What `located` reads of a folder, of files that are stored already. */
const originsIn = (inputs: StoredInput[]): Origins =>
  together(
    inputs
      .filter(({ part }) => part.view === "synth")
      .map(({ bytes, path }) => readOrigins(parseContent(bytes, path), path)),
  );
