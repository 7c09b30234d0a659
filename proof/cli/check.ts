import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import { Refusal } from "../errors";
import { FORMATS, type Format } from "../evidence/formats";
import { human } from "../evidence/human";
import { thousands } from "../evidence/text";
import { isProven, type Report, reportOn } from "../gate/report";
import { readInputs } from "./inputs";
import { chooseProfile, loadShippedPolicy, type ProfileOptions } from "./profile";
import { Progress } from "./progress";
import { readExceptions } from "./settings";
import { terminal } from "./terminal";

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
  const today = dayOf(options.today);

  const loading = loadShippedPolicy();
  const chosen = await chooseProfile(options);
  const exceptions = options.exceptions ? await readExceptions(options.exceptions) : [];
  const { model, files } = await readInputs(names, chosen.controls, progress);
  const report = reportOn(
    model,
    files,
    await loading,
    { ...chosen, exceptions, today },
    { onProgress: (made) => progress.say(`${thousands(made)} judgements…`) },
  );
  progress.clear();

  if (options.out !== undefined && write) save(options.out, write, report);
  const milliseconds = performance.now() - started;
  const { quiet = false, color, out: saved } = options;
  const pieces =
    print?.(report) ?? human(report, { ...terminal(color), milliseconds, quiet, saved });
  for (const piece of pieces) process.stdout.write(piece);
  return isProven(report) ? 0 : 1;
}

/** The day that was given, else today's in UTC. */
function dayOf(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  const date = new Date(given);
  if (!Number.isNaN(date.valueOf()) && date.toISOString().startsWith(given)) return given;
  throw new BadOption(`--today ${given}: give a day, as 2026-12-31.`);
}

function formatNamed(name: string): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format) return format.write;
  const known = ["human", ...Object.keys(FORMATS)].join(", ");
  throw new BadOption(`--format ${name}: there is no such format; use one of ${known}.`);
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
