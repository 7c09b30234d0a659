import { Refusal } from "../errors";
import { type Awaiting, driftOf } from "../gate/drift";
import type { Policy } from "../gate/policy";
import { type InputFile, type Report, reportOn, type Terms } from "../gate/report";
import type { Model } from "../model/model";
import type { Wanted } from "../model/read";
import { BadOption } from "./bad-option";
import { readInputs } from "./inputs";
import { located } from "./origins";
import type { Progress } from "./progress";

/** What of the account to read, and what it is compared with. */
export interface AccountOptions {
  declared?: string[];
  tag?: string[];
  /** Where what was declared was synthesized, when it does not say itself. */
  origins?: string;
}

/** An account as it was read: all that judging it, and comparing it with what was declared, rests on. */
export interface Reading {
  account: string;
  region: string;
  model: Model;
  declared?: Model;
  awaiting: Awaiting[];
  /** Addresses of what nobody declared because AWS has it so for everybody. */
  byDefault: string[];
}

/** An account that cannot be read: its message says why, and what to do. */
export class NoAccount extends Refusal {
  override readonly name = "NoAccount";
}

/**
 * Reads the account that the SDK's settings lead to.
 * @param look is shown the JSON of each file of the declaration
 * @returns the reading, and the files of the declaration
 * @throws NoAccount, NoInput, BadOption, or UnreadableInput naming the file
 */
export async function readAccountOf(
  { declared: names, tag = [], origins }: AccountOptions,
  wanted: Wanted,
  progress: Progress,
  look?: (json: unknown, name: string) => void,
): Promise<{ reading: Reading; files: InputFile[] }> {
  const tags = tagsIn(tag);
  const declared = names && (await readInputs(names, undefined, progress, look));
  const { readAccount } = await import("./aws");
  const answer = await readAccount({
    wanted,
    tags,
    ...(declared && { declared: await located(declared.model, origins, progress) }),
    onProgress: (text) => progress.say(text),
  });
  progress.clear();
  if ("unreadable" in answer) throw new NoAccount(answer.unreadable);
  return { reading: answer, files: declared?.files ?? [] };
}

/** Judges an account, and compares it with what was declared. @throws ControlCrashed, NothingJudged */
export function reportOnAccount(
  { model, declared, byDefault, awaiting }: Reading,
  files: InputFile[],
  policy: Policy,
  terms: Terms,
): Report {
  const report = reportOn(model, files, policy, terms);
  if (declared) {
    report.drift = driftOf(declared, model, terms.controls, byDefault);
    const made = new Map(declared.resources.map(({ address, origin }) => [address, origin]));
    report.originOf = (address) => made.get(address);
  }
  if (awaiting.length > 0) report.awaiting = awaiting;
  return report;
}

/** @throws BadOption */
function tagsIn(given: string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((tag) => {
      const at = tag.indexOf("=");
      if (at < 1)
        throw new BadOption(`--tag ${tag}: give a key and a value, as CostCenter=payments.`);
      return [tag.slice(0, at), tag.slice(at + 1)];
    }),
  );
}
