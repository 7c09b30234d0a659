import { thousands } from "../evidence/text";
import { compare } from "../gate/baseline";
import { isPassing } from "../gate/blocking";
import type { Severity } from "../gate/policy";
import { wantedAmong, wantedAttributes } from "../gate/reads";
import { reportOn } from "../gate/report";
import { leaveOut } from "../gate/since";
import type { Wanted } from "../model/read";
import { dayOf } from "./clock";
import { readInputs, type Wants } from "./inputs";
import { located } from "./origins";
import { type OutputOptions, outputOf } from "./output";
import { chooseProfile, loadShippedPolicy, type ProfileOptions, SETTINGS } from "./profile";
import { Progress } from "./progress";
import { readBaseline, readExceptions } from "./settings";
import type { EarlierReader } from "./since";
import { Stopwatch } from "./stopwatch";

export interface CheckOptions extends ProfileOptions, OutputOptions {
  exceptions?: string;
  origins?: string;
  today?: string;
  failOn?: Severity;
  baseline?: string;
  since?: string;
}

/**
 * Judges what was named and prints the report.
 * @returns the exit code: 0 when nothing blocks, 1 when something failed or is unknown that does
 * @throws Refusal when nothing could be judged
 */
export async function check(names: string[], options: CheckOptions): Promise<0 | 1> {
  const watch = new Stopwatch();
  const progress = new Progress();
  const output = outputOf(options, [...names, options.config ?? SETTINGS, options.exceptions]);
  const today = dayOf(options.today);

  const loading = loadShippedPolicy();
  const chosen = await chooseProfile(options);
  const before = options.baseline ? await readBaseline(options.baseline) : undefined;
  const exceptions = options.exceptions ? await readExceptions(options.exceptions) : [];
  const wanted = wantedAttributes(chosen.controls);
  watch.lap("settings");
  const since = await sinceOf(options.since, names, wanted, progress);
  // What is held against an earlier form is read like that, in which there may be other types.
  const wants: Wants = since ? () => wanted : (types) => wantedAmong(chosen.controls, types);
  const input = await readInputs(names, wants, progress, since?.look);
  const { files, fileOf } = input;
  const model = await located(input.model, options.origins ?? chosen.origins, progress);
  watch.lap("reading");
  const policy = await loading;
  watch.lap("policy");
  const whole = reportOn(
    model,
    files,
    policy,
    { ...chosen, exceptions, today },
    { onProgress: (made) => progress.say(`${thousands(made)} judgements…`) },
  );
  watch.lap("judging");
  if (before) whole.baseline = compare(whole, before);
  const report = since ? leaveOut(whole, model, since.earlier()) : whole;
  if (options.failOn) report.failOn = options.failOn;
  if (fileOf) report.fileOf = fileOf;
  progress.clear();
  await output(report, watch);
  return isPassing(report) ? 0 : 1;
}

/** Loaded only when it is asked for: it runs git. */
async function sinceOf(
  since: string | undefined,
  names: string[],
  wanted: Wanted,
  progress: Progress,
): Promise<EarlierReader | undefined> {
  if (since === undefined) return undefined;
  const { earlierForm } = await import("./since");
  return earlierForm(since, names, wanted, progress);
}
