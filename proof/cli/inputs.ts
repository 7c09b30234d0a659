import { existsSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { Refusal } from "../errors";
import { sha256 } from "../evidence/digest";
import type { InputFile } from "../gate/report";
import type { Model } from "../model/model";
import { linked, type Part, parseJudged, partOf, type Wanted } from "../model/read";
import type { Progress } from "./progress";

/** Where CDKTF writes what it synthesizes. */
export const SYNTHESIZED = "cdktf.out";

/** More takes longer than a second to parse and link. */
const A_SECOND_OF_BYTES = 40e6;

export class NoInput extends Refusal {
  override readonly name = "NoInput";
}

/** What is to be read of a model, by the types that are in it. */
export type Wants = (types: ReadonlySet<string>) => Wanted;

/** What was named on the command line, read as one model. */
export interface Input {
  model: Model;
  files: InputFile[];
  /** Which file holds an address, when there are several. */
  fileOf?(address: string): string | undefined;
}

/**
 * Reads files, CDKTF output folders and `-` for standard input.
 * @param wants the attributes that will be looked at where there are those types; all, when undefined
 * @param look is shown the JSON of each of them
 * @throws NoInput, or UnreadableInput naming the file
 */
export async function readInputs(
  names: string[],
  wants: Wants | undefined,
  progress: Progress,
  look?: (json: unknown, name: string) => void,
): Promise<Input> {
  const parts: Part[] = [];
  const input: InputFile[] = [];
  for (const file of filesNamed(names)) {
    const { name, content } = await readNamed(file, progress);
    input.push({ file: name, digest: sha256(content) });
    const json = parseJudged(content, name);
    parts.push(partOf(json, name));
    look?.(json, name);
  }
  return { ...joined(parts, wants?.(typesIn(parts))), files: input };
}

/** The types of all resources of several files. */
export const typesIn = (parts: Part[]): Set<string> =>
  new Set(parts.flatMap(({ raw }) => raw.map(({ type }) => type)));

/** The files that the names on the command line stand for, `-` among them. @throws NoInput */
export const filesNamed = (names: string[]): string[] =>
  (names.length > 0 ? names : [defaultInput()]).flatMap(filesIn);

/** One of those files, and what messages call it. @throws NoInput */
export async function readNamed(
  file: string,
  progress: Progress,
): Promise<{ name: string; content: Buffer }> {
  const content = file === "-" ? await buffer(process.stdin) : await contentOf(file);
  const name = file === "-" ? "standard input" : file;
  const megabytes = Math.round(content.length / 1e6);
  progress.say(`Reading ${name} (${megabytes} MB)…`, content.length > A_SECOND_OF_BYTES);
  return { name, content };
}

/** Not all at once: meanwhile the policy is compiled, which takes its turns on this thread. */
async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function defaultInput(): string {
  if (existsSync(SYNTHESIZED)) return SYNTHESIZED;
  throw new NoInput(
    `There is nothing to judge: no file was named and there is no ${SYNTHESIZED} here. ` +
      "Name a file: terraform show -json tfplan > plan.json && proofstack check plan.json",
  );
}

/** The synthesized stacks of a CDKTF output folder, in the order of its manifest; a file is itself. */
function filesIn(name: string): string[] {
  if (name === "-" || !statSync(name, { throwIfNoEntry: false })?.isDirectory()) return [name];
  const manifest = join(name, "manifest.json");
  if (!existsSync(manifest)) {
    throw new NoInput(
      `${name} holds no manifest.json, so it is not a folder that CDKTF synthesized. ` +
        "Name the file that is to be judged.",
    );
  }
  const stacks = stacksOf(textOf(manifest));
  if (stacks.length > 0) return stacks.map((stack) => join(name, stack));
  throw new NoInput(`${manifest} names no stack. Synthesize again, or name the file to judge.`);
}

/** Paths of the synthesized files, as CDKTF's manifest has them; none when it is no such manifest. */
export function stacksOf(manifest: string): string[] {
  try {
    return Object.values(JSON.parse(manifest).stacks).flatMap((stack) => {
      const path = (stack as { synthesizedStackPath?: unknown } | null)?.synthesizedStackPath;
      return typeof path === "string" ? [path] : [];
    });
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): NoInput {
  const { code } = error as NodeJS.ErrnoException;
  return new NoInput(
    code === "ENOENT"
      ? `${file} does not exist. Check the path, and that the step before this one wrote it.`
      : `${file} could not be read (${code}). Check that it is a file that you may read.`,
  );
}

/**
 * Several files are one model: those of one Terraform configuration, and those of configurations that are
 * deployed one by one, as long as no two hold the same address.
 * @throws NoInput
 */
export function joined(parts: Part[], wanted: Wanted | undefined): Pick<Input, "model" | "fileOf"> {
  const [first, ...others] = parts;
  if (!first) throw new NoInput("There is nothing to judge.");
  if (others.length === 0) return { model: linked(parts, wanted) };
  const other = others.find(({ view }) => view !== first.view);
  if (other) {
    throw new NoInput(
      `A ${first.view} and a ${other.view} cannot be judged in one run. Judge them one at a time.`,
    );
  }
  const seen = new Map<string, string>();
  for (const { file, raw } of parts) {
    for (const { address } of raw) {
      const before = seen.get(address) ?? file;
      if (before !== file) {
        throw new NoInput(
          `${before} and ${file} both hold ${address}, so verdicts on it could not be told apart. Judge them one at a time.`,
        );
      }
      seen.set(address, file);
    }
  }
  return { model: linked(parts, wanted), fileOf: (address) => seen.get(address) };
}
