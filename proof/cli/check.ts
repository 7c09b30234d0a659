import { thousands } from "../evidence/text";
import { compare } from "../gate/baseline";
import { isPassing } from "../gate/blocking";
import type { Severity } from "../gate/policy";
import { wantedAttributes } from "../gate/reads";
import { reportOn } from "../gate/report";
import { dayOf } from "./clock";
import { readInputs } from "./inputs";
import { located } from "./origins";
import { type OutputOptions, outputOf } from "./output";
import { chooseProfile, loadShippedPolicy, type ProfileOptions } from "./profile";
import { Progress } from "./progress";
import { readBaseline, readExceptions } from "./settings";

export interface CheckOptions extends ProfileOptions, OutputOptions {
  exceptions?: string;
  origins?: string;
  today?: string;
  failOn?: Severity;
  baseline?: string;
}

/**
 * Judges what was named and prints the report.
 * @returns the exit code: 0 when nothing blocks, 1 when something failed or is unknown that does
 * @throws Refusal when nothing could be judged
 */
export async function check(names: string[], options: CheckOptions): Promise<0 | 1> {
  const started = performance.now();
  const progress = new Progress();
  const output = outputOf(options);
  const today = dayOf(options.today);

  const loading = loadShippedPolicy();
  const chosen = await chooseProfile(options);
  const before = options.baseline ? await readBaseline(options.baseline) : undefined;
  const exceptions = options.exceptions ? await readExceptions(options.exceptions) : [];
  const { model, files, fileOf } = await readInputs(
    names,
    wantedAttributes(chosen.controls),
    progress,
  );
  const origins = options.origins ?? chosen.origins;
  const report = reportOn(
    await located(model, origins, progress),
    files,
    await loading,
    { ...chosen, exceptions, today },
    { onProgress: (made) => progress.say(`${thousands(made)} judgements…`) },
  );
  if (options.failOn) report.failOn = options.failOn;
  if (before) report.baseline = compare(report, before);
  if (fileOf) report.fileOf = fileOf;
  progress.clear();
  await output(report, performance.now() - started);
  return isPassing(report) ? 0 : 1;
}
