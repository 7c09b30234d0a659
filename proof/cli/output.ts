import { appendFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { FORMATS, type FormatName } from "../evidence/formats";
import { human } from "../evidence/human";
import type { Report } from "../gate/report";
import { BadOption } from "./bad-option";
import { sourcesUrl } from "./sources";
import type { Stopwatch } from "./stopwatch";
import { terminal } from "./terminal";
import { UnwritableFile, writeWhole } from "./whole";

/** How a report is to be shown. */
export interface OutputOptions {
  format: "human" | FormatName;
  out?: string[];
  quiet?: boolean;
  verbose?: boolean;
  color: boolean;
}

/**
 * What prints a report, and writes it where that is asked for. Made before anything is judged: nobody
 * waits a minute to be told of a typing error.
 * @param read files that the same command reads, over which nothing is written
 * @throws BadOption
 */
export function outputOf(
  { format, out = [], quiet = false, verbose = false, color }: OutputOptions,
  read: readonly (string | undefined)[],
) {
  refuseOverwriting(out, read);
  const printed = format === "human" ? undefined : format;
  const files = out.map((file) => ({ file, format: formatFor(file) }));
  const sources = sourcesUrl(process.env);
  return async (report: Report, watch: Stopwatch): Promise<void> => {
    if (sources) report.sources = sources;
    for (const { file, format } of files) {
      writeWhole(file, Array.from(await written(report, format)).join(""));
    }
    if (files.length > 0) watch.lap("writing");
    const { total: milliseconds, laps } = watch;
    const pieces = printed
      ? await written(report, printed)
      : human(report, {
          ...terminal(color),
          ...{ milliseconds, laps, quiet, verbose, saved: out },
        });
    for (const piece of pieces) process.stdout.write(piece);
    if (printed === "github") await summarize(report);
  };
}

function refuseOverwriting(out: string[], read: readonly (string | undefined)[]): void {
  const paths = read.flatMap((file) => (file === undefined ? [] : resolve(file)));
  const over = out.find((file) => paths.includes(resolve(file)));
  if (over === undefined) return;
  throw new BadOption(`--out ${over}: that file is read, and is no report. Name another.`);
}

/** What a step adds to its job's summary, where GitHub runs it. */
async function summarize(report: Report): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file } = process.env;
  if (!file) return;
  try {
    appendFileSync(file, Array.from(await written(report, "markdown")).join(""));
  } catch (error) {
    throw new UnwritableFile(file, error as NodeJS.ErrnoException);
  }
}

async function written(report: Report, format: FormatName): Promise<Iterable<string>> {
  const { WRITERS } = await import("./writers");
  return WRITERS[format](report);
}

function formatFor(file: string): FormatName {
  const formats = Object.entries(FORMATS) as [FormatName, string | undefined][];
  const [format] = formats.find(([, extension]) => extension === extname(file)) ?? [];
  if (format && extname(file)) return format;
  const known = formats.flatMap(([, extension]) => extension ?? []).join(", ");
  throw new BadOption(`--out ${file}: end the name with one of ${known}: it says what to write.`);
}
