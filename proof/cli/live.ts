import { createHash } from "node:crypto";
import { compare } from "../gate/baseline";
import { isPassing } from "../gate/blocking";
import { wantedAttributes } from "../gate/reads";
import { type AccountOptions, readAccountOf, reportOnAccount } from "./account";
import type { CheckOptions } from "./check";
import { dayOf } from "./clock";
import { outputOf } from "./output";
import { chooseProfile, loadShippedPolicy, SETTINGS } from "./profile";
import { Progress } from "./progress";
import { readBaseline, readExceptions } from "./settings";
import { Stopwatch } from "./stopwatch";

export type LiveOptions = CheckOptions & AccountOptions;

/**
 * Reads the account that the SDK's settings lead to, judges it, compares it with what was declared, and
 * prints the report.
 * @returns the exit code: 0 when nothing blocks, 1 when something is not proven or not as declared that does
 * @throws Refusal when nothing could be judged
 */
export async function live(options: LiveOptions): Promise<0 | 1> {
  const watch = new Stopwatch();
  const progress = new Progress();
  const { config = SETTINGS, exceptions: accepted } = options;
  const output = outputOf(options, [...(options.declared ?? []), config, accepted]);
  const today = dayOf(options.today);

  const loading = loadShippedPolicy();
  const chosen = await chooseProfile(options);
  const before = options.baseline ? await readBaseline(options.baseline) : undefined;
  const exceptions = options.exceptions ? await readExceptions(options.exceptions) : [];
  const { reading, files } = await readAccountOf(
    { ...chosen, ...options },
    wantedAttributes(chosen.controls),
    progress,
  );
  watch.lap("reading");
  const { model, account, region } = reading;
  const digest = createHash("sha256").update(JSON.stringify(model)).digest("hex");
  const input = { file: `account ${account} in ${region}`, digest: `sha256:${digest}` };
  const terms = { ...chosen, exceptions, today };
  const report = reportOnAccount(reading, [input, ...files], await loading, terms);
  watch.lap("judging");
  if (options.failOn) report.failOn = options.failOn;
  if (before) report.baseline = compare(report, before);
  await output(report, watch);
  return isPassing(report) ? 0 : 1;
}
