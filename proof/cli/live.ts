import { createHash } from "node:crypto";
import { Refusal } from "../errors";
import { compare } from "../gate/baseline";
import { isPassing } from "../gate/blocking";
import { driftOf } from "../gate/drift";
import { wantedAttributes } from "../gate/reads";
import { reportOn } from "../gate/report";
import { BadOption } from "./bad-option";
import type { CheckOptions } from "./check";
import { dayOf } from "./clock";
import { readInputs } from "./inputs";
import { located } from "./origins";
import { outputOf } from "./output";
import { chooseProfile, loadShippedPolicy } from "./profile";
import { Progress } from "./progress";
import { readBaseline, readExceptions } from "./settings";
import { Stopwatch } from "./stopwatch";

export interface LiveOptions extends CheckOptions {
  declared?: string[];
  tag?: string[];
}

/** An account that cannot be read: its message says why, and what to do. */
export class NoAccount extends Refusal {
  override readonly name = "NoAccount";
}

/**
 * Reads the account that the SDK's settings lead to, judges it, compares it with what was declared, and
 * prints the report.
 * @returns the exit code: 0 when nothing blocks, 1 when something is not proven or not as declared that does
 * @throws Refusal when nothing could be judged
 */
export async function live(options: LiveOptions): Promise<0 | 1> {
  const watch = new Stopwatch();
  const progress = new Progress();
  const output = outputOf(options);
  const today = dayOf(options.today);
  const tags = tagsIn(options.tag ?? []);

  const loading = loadShippedPolicy();
  const chosen = await chooseProfile(options);
  const before = options.baseline ? await readBaseline(options.baseline) : undefined;
  const exceptions = options.exceptions ? await readExceptions(options.exceptions) : [];
  const declared = options.declared && (await readInputs(options.declared, undefined, progress));
  const origins = options.origins ?? chosen.origins;
  const { readAccount } = await import("./aws");
  const answer = await readAccount({
    wanted: wantedAttributes(chosen.controls),
    tags,
    ...(declared && { declared: await located(declared.model, origins, progress) }),
    onProgress: (text) => progress.say(text),
  });
  progress.clear();
  watch.lap("reading");
  if ("unreadable" in answer) throw new NoAccount(answer.unreadable);

  const { model, account, region } = answer;
  const digest = createHash("sha256").update(JSON.stringify(model)).digest("hex");
  const input = { file: `account ${account} in ${region}`, digest: `sha256:${digest}` };
  const files = [input, ...(declared?.files ?? [])];
  const report = reportOn(model, files, await loading, { ...chosen, exceptions, today });
  watch.lap("judging");
  if (answer.declared) {
    report.drift = driftOf(answer.declared, model, chosen.controls, answer.byDefault);
    const made = new Map(answer.declared.resources.map(({ address, origin }) => [address, origin]));
    report.originOf = (address) => made.get(address);
  }
  if (options.failOn) report.failOn = options.failOn;
  if (before) report.baseline = compare(report, before);
  if (answer.awaiting.length > 0) report.awaiting = answer.awaiting;
  await output(report, watch);
  return isPassing(report) ? 0 : 1;
}

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
