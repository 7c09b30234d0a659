import { existsSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Refusal } from "../errors";
import { FORMATS, type Format } from "../evidence/formats";
import { human } from "../evidence/human";
import { loadPolicy, type Policy } from "../gate/policy";
import { AS_IT_IS, activeControls } from "../gate/profile";
import { isProven, type Report, reportOn, type Terms } from "../gate/report";
import { readInputs } from "./inputs";
import { Progress } from "./progress";
import { readExceptions, readSettings } from "./settings";
import { terminal } from "./terminal";

const SETTINGS = "proofstack.json";

/** What says by which controls to judge. */
export interface ProfileOptions {
  profile?: string;
  config?: string;
}

export interface CheckOptions extends ProfileOptions {
  exceptions?: string;
  today?: string;
  format: string;
  out?: string;
  quiet?: boolean;
  color: boolean;
}

/** A format, a file's extension or a day that does not exist. */
export class BadOption extends Refusal {
  override readonly name = "BadOption";
}

/**
 * Judges what was named and prints the report.
 * @returns the exit code: 0 when everything is proven, 1 when something failed or is unknown
 * @throws Refusal when nothing could be judged
 */
export async function check(names: string[], options: CheckOptions): Promise<0 | 1> {
  const started = performance.now();
  const progress = new Progress();
  // Refused before anything is judged: nobody waits a minute to be told of a typing error.
  const print = options.format === "human" ? undefined : formatNamed(options.format);
  const write = options.out === undefined ? undefined : formatFor(options.out);

  const loading = loadShippedPolicy();
  const { model, files } = await readInputs(names, progress);
  const policy = await loading;
  const terms = await termsOf(policy, options);
  const report = reportOn(model, files, policy, terms, {
    onProgress: (made) => progress.say(`${made.toLocaleString("en-US")} judgements…`),
  });
  progress.clear();

  if (options.out !== undefined && write) save(options.out, write, report);
  const milliseconds = performance.now() - started;
  const { quiet = false, color } = options;
  const pieces = print?.(report) ?? human(report, { ...terminal(color), milliseconds, quiet });
  for (const piece of pieces) process.stdout.write(piece);
  return isProven(report) ? 0 : 1;
}

/** The policy that is shipped beside the bundle of the command line. */
export const loadShippedPolicy = (): Promise<Policy> =>
  loadPolicy(join(__dirname, "../policies/dist"));

/** The profile that the options and the team's settings ask for. */
export async function profileOf(policy: Policy, options: ProfileOptions) {
  const file = options.config ?? (existsSync(SETTINGS) ? SETTINGS : undefined);
  const settings = file ? await readSettings(file) : undefined;
  const profile = options.profile ?? settings?.profile ?? "baseline";
  const adjustments = settings ?? AS_IT_IS;
  return {
    profile,
    controls: activeControls(policy, profile, adjustments),
    off: adjustments.off,
  };
}

async function termsOf(policy: Policy, options: CheckOptions): Promise<Terms> {
  const { exceptions, today = new Date().toISOString().slice(0, 10) } = options;
  if (Number.isNaN(Date.parse(today)) || !/^\d{4}-\d\d-\d\d$/.test(today)) {
    throw new BadOption(`--today ${today}: give a day, as 2026-12-31.`);
  }
  return {
    ...(await profileOf(policy, options)),
    exceptions: exceptions ? await readExceptions(exceptions) : [],
    today,
  };
}

function formatNamed(name: string): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format) return format.write;
  throw new BadOption(
    `There is no format "${name}". Use one of: human, ${Object.keys(FORMATS).join(", ")}.`,
  );
}

function formatFor(file: string): Format {
  const formats = Object.values(FORMATS);
  const format = formats.find(({ extension }) => extension === extname(file));
  if (format) return format.write;
  const known = formats.map(({ extension }) => extension).join(" or ");
  throw new BadOption(`--out ${file}: end the name with ${known}, which says what to write.`);
}

function save(file: string, write: Format, report: Report): void {
  try {
    writeFileSync(file, Array.from(write(report)).join(""));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadOption(`--out ${file}: it could not be written (${code}).`);
  }
}
