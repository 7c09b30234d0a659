import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Earlier } from "../gate/since";
import { isObject } from "../model/json";
import type { Model } from "../model/model";
import { type Part, parseContent, partOf, type Wanted } from "../model/read";
import { BadOption } from "./bad-option";
import { commitNamed, fileAt } from "./git";
import { joined, readInputs, SYNTHESIZED, stacksOf } from "./inputs";
import type { Progress } from "./progress";

/** What a plan starts from: Terraform's own word for it, in the plan. */
const PRIOR_STATE = "prior-state";

/** By what means the earlier form of the input is come by. */
export interface EarlierReader {
  /** Is shown the JSON of each input. */
  readonly look: (json: unknown, name: string) => void;
  /** When all have been read. @throws Refusal */
  earlier(): Earlier;
}

/**
 * Finds the earlier form of what is to be judged: an earlier file, the same files at a commit, or the state
 * that a plan starts from.
 * @throws BadOption when it is none of these, or could be two of them
 * @throws Refusal when what was then cannot be read
 */
export async function earlierForm(
  since: string,
  names: string[],
  wanted: Wanted,
  progress: Progress,
): Promise<EarlierReader> {
  if (since === PRIOR_STATE) return new PriorStates(wanted);
  const named = commitNamed(since);
  if (existsSync(since)) {
    if ("commit" in named) {
      throw new BadOption(
        `--since ${since}: that is both a file and a commit: say ./${since} or refs/heads/${since}.`,
      );
    }
    const { model } = await readInputs([since], () => wanted, progress);
    return found({ from: since, model, absent: [] });
  }
  if ("why" in named) {
    throw new BadOption(
      `--since ${since}: there is no such file, and ${named.why}. ` +
        "Fetch it (actions/checkout does with fetch-depth: 0), or name an earlier file.",
    );
  }
  return found(formAt(since, names.length > 0 ? names : [SYNTHESIZED], wanted));
}

const found = (earlier: Earlier): EarlierReader => ({ look: () => {}, earlier: () => earlier });

class PriorStates implements EarlierReader {
  readonly #parts: Part[] = [];

  constructor(private readonly wanted: Wanted) {}

  readonly look = (plan: unknown, name: string): void => {
    if (!isObject(plan) || !("resource_changes" in plan || "planned_values" in plan)) {
      throw new BadOption(`--since ${PRIOR_STATE}: ${name} is no plan, and only a plan holds one.`);
    }
    if (!isObject(plan.prior_state)) return;
    this.#parts.push(partOf(plan.prior_state, `the prior state in ${name}`));
  };

  earlier(): Earlier {
    return { from: PRIOR_STATE, model: together(this.#parts, this.wanted), absent: [] };
  }
}

/** The same files at a commit; what was not there then is new. @throws Refusal */
function formAt(since: string, names: string[], wanted: Wanted): Earlier {
  const parts: Part[] = [];
  const absent: string[] = [];
  const read = (file: string): Buffer | undefined => {
    const folder = dirname(file);
    const named = commitNamed(since, folder);
    if ("why" in named) throw new BadOption(`--since ${since}, in ${folder}: ${named.why}.`);
    return fileAt(named.commit, folder, basename(file));
  };
  for (const name of names) {
    if (name === "-") {
      throw new BadOption(
        `--since ${since}: standard input is in no commit. Name the file, or an earlier one after --since.`,
      );
    }
    const isFolder = statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
    const manifest = isFolder ? read(join(name, "manifest.json")) : undefined;
    const files = isFolder
      ? stacksOf(String(manifest ?? "")).map((path) => join(name, path))
      : [name];
    const contents = files.map((file) => ({ file, content: read(file) }));
    const there = contents.flatMap(({ file, content }) => (content ? [{ file, content }] : []));
    if (there.length === 0) absent.push(name);
    for (const { file, content } of there) {
      const then = `${file} at ${since}`;
      parts.push(partOf(parseContent(content, then), then));
    }
  }
  return { from: since, model: together(parts, wanted), absent };
}

/** Several files were one model then as now; none were an empty one. */
const together = (parts: Part[], wanted: Wanted): Model =>
  parts.length > 0 ? joined(parts, wanted).model : { view: "state", resources: [] };
