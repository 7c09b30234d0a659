import { writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Refusal } from "../errors";
import { FORMATS } from "../evidence/formats";
import { human } from "../evidence/human";
import { loadPolicy } from "../gate/policy";
import { activeControls } from "../gate/profile";
import { isProven, reportOn } from "../gate/report";
import { readInputs } from "./inputs";

export interface CheckOptions {
  profile?: string;
  format: string;
  out?: string;
}

/** Judges what was named; the exit code: 0 when all is proven, 1 when something is not. */
export async function check(names: string[], options: CheckOptions): Promise<0 | 1> {
  const policy = await loadPolicy(join(__dirname, "../policies/dist"));
  const name = options.profile ?? "baseline";
  const controls = activeControls(policy, name);
  const { model, files } = await readInputs(names);
  const report = reportOn(model, files, policy, { name, controls });
  if (options.out) {
    const format = FORMATS[extname(options.out).slice(1)];
    if (!format) throw new Refusal(`${options.out}: no format has this extension.`);
    writeFileSync(options.out, [...format(report)].join(""));
  }
  const format = options.format === "human" ? human : FORMATS[options.format];
  if (!format) throw new Refusal(`There is no format "${options.format}".`);
  for (const piece of format(report)) process.stdout.write(piece);
  return isProven(report) ? 0 : 1;
}
