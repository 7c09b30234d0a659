import { basename, sep } from "node:path";
import { sha256 } from "../evidence/digest";
import { type Masking, mask, type Revealed } from "../evidence/mask";
import type { Run } from "../evidence/run";
import type { Policy } from "../gate/policy";
import { wantedAmong } from "../gate/reads";
import { type InputFile, type Report, reportOn, type Terms } from "../gate/report";
import type { Judgement, Verdict } from "../gate/verdict";
import type { Json, JsonObject, View } from "../model/model";
import { type Origins, together, withOrigins } from "../model/origin";
import { type Part, parseContent, partOf, readOrigins } from "../model/read";
import { type Reading, reportOnAccount } from "./account";
import { filesNamed, joined, readNamed, typesIn } from "./inputs";
import type { Progress } from "./progress";
import { collectMarks, isReading, type Marks, readingIn } from "./reading";

/** Characters of an input's own name that its stored name keeps. */
const NAME = 80;

/** What CDKTF calls every stack's file: only the folder says whose it is. */
const SYNTHESIZED = "cdk.tf.json";

/** What the account is stored as. */
const LIVE = "live.json";

/** An input as it is stored in the evidence and judged: what must not be shown is masked in it. */
export interface StoredInput {
  /** `inputs/1-plan.json`: the number says in which order they were judged. */
  path: string;
  bytes: Buffer;
  /** How many values are masked. */
  masked: number;
  holds: Part | Reading;
}

/**
 * Reads what was named on the command line as it is to be stored.
 * @param marks to which is added what the inputs mark as sensitive, when that is wanted
 * @returns them, and what was masked in them
 * @throws NoInput, or UnreadableInput naming the file
 */
export async function inputsToStore(
  names: string[],
  revealed: Revealed,
  progress: Progress,
  marks?: Marks,
): Promise<{ inputs: StoredInput[]; secrets: string[] }> {
  const read: { name: string; content: Buffer; json: Json }[] = [];
  for (const file of filesNamed(names)) {
    const { name, content } = await readNamed(file, progress);
    const json = parseContent(content, name) as Json;
    if (marks) collectMarks(json, marks);
    read.push({ name, content, json });
  }
  const alone = read.map(({ json, name }) => mask(json, name, revealed));
  const secrets = [...new Set(alone.flatMap((masking) => masking.secrets))];
  const inputs = read.map(({ name, content, json }, at) => {
    const own = alone[at] as Masking;
    // What is a secret in one of them is one in all.
    const { input, masked } =
      own.secrets.length < secrets.length ? mask(json, name, revealed, secrets) : own;
    return {
      path: pathOf(at, name),
      // The very bytes, where nothing in them is masked.
      bytes: masked > 0 ? Buffer.from(JSON.stringify(input)) : content,
      masked,
      holds: partOf(input, name),
    };
  });
  return { inputs, secrets };
}

/** The account as it is to be stored. */
export function readingToStore(
  reading: JsonObject,
  before: number,
  revealed: Revealed,
  secrets: string[],
): StoredInput {
  const path = pathOf(before, LIVE);
  const { input, masked } = mask(reading, path, revealed, secrets);
  const bytes = Buffer.from(`${JSON.stringify(input)}\n`);
  return { path, bytes, masked, holds: readingIn(input as JsonObject, path) };
}

/** What was stored, read again. @throws UnreadableInput */
export function storedInput(path: string, bytes: Buffer): StoredInput {
  const json = parseContent(bytes, path);
  const holds = isReading(json) ? readingIn(json, path) : partOf(json, path);
  return { path, bytes, masked: 0, holds };
}

const pathOf = (before: number, name: string): string => `inputs/${before + 1}-${storedName(name)}`;

const storedName = (name: string): string =>
  (basename(name) === SYNTHESIZED ? name.split(sep).slice(-2).join("-") : basename(name))
    .replace(/[^\w.-]/g, "_")
    .slice(-NAME);

/**
 * One report for each view among the inputs, in the order in which they come. What is synthesized among
 * them tells of the others where their resources were made, unless something else does.
 * @throws Refusal
 */
export function reportsOn(
  inputs: StoredInput[],
  policy: Policy,
  terms: Terms,
  { sources, origins: told }: Pick<Run, "sources" | "origins">,
): Report[] {
  const views = new Map<View, (StoredInput & { holds: Part })[]>();
  for (const input of inputs.filter(isPart)) {
    const { view } = input.holds;
    views.set(view, [...(views.get(view) ?? []), input]);
  }
  const origins = told ? new Map(Object.entries(told)) : originsIn(inputs);
  const reports = [...views.values()].map((same) => {
    const parts = same.map(({ holds, path }) => ({ ...holds, file: path }));
    const { model, fileOf } = joined(parts, wantedAmong(terms.controls, typesIn(parts)));
    const report = reportOn(withOrigins(model, origins), same.map(fileIn), policy, terms);
    if (fileOf) report.fileOf = fileOf;
    return report;
  });
  const accounts = inputs.flatMap((input) => {
    const { holds } = input;
    if ("raw" in holds) return [];
    const reading = { ...holds, model: withOrigins(holds.model, origins) };
    return reportOnAccount(reading, [fileIn(input)], policy, terms);
  });
  const all = [...reports, ...accounts].map(remembering);
  if (sources !== undefined) for (const report of all) report.sources = sources;
  return all;
}

/** The same, which works out the details of a judgement once: several files of the evidence tell them. */
function remembering(report: Report): Report {
  const verdicts = new Map<Judgement, Verdict>();
  const verdictOf = (judgement: Judgement): Verdict => {
    const verdict = verdicts.get(judgement) ?? report.verdictOf(judgement);
    verdicts.set(judgement, verdict);
    return verdict;
  };
  return { ...report, verdictOf };
}

const isPart = (input: StoredInput): input is StoredInput & { holds: Part } => "raw" in input.holds;

const fileIn = ({ path, bytes }: StoredInput): InputFile => ({ file: path, digest: sha256(bytes) });

/** Whether there is a plan or a state among them: neither says by itself where its resources were made. */
export const needOrigins = (inputs: StoredInput[]): boolean =>
  inputs.some((input) => isPart(input) && input.holds.view !== "synth");

/** What `located` reads of a folder, of files that are stored already. */
const originsIn = (inputs: StoredInput[]): Origins =>
  together(
    inputs
      .filter(isPart)
      .filter(({ holds }) => holds.view === "synth")
      .map(({ bytes, path }) => readOrigins(parseContent(bytes, path), path)),
  );
