import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import { Refusal } from "../errors";
import { FORMATS, type Format } from "../evidence/formats";
import { human } from "../evidence/human";
import type { Report } from "../gate/report";
import { terminal } from "./terminal";

/** How a report is to be shown. */
export interface OutputOptions {
  format: string;
  out?: string;
  quiet?: boolean;
  color: boolean;
}

/** An option whose value there is no such thing as. */
export class BadOption extends Refusal {
  override readonly name = "BadOption";
}

/**
 * What prints a report, and writes it where that is asked for. Made before anything is judged: nobody
 * waits a minute to be told of a typing error.
 * @throws BadOption
 */
export function outputOf({ format, out, quiet = false, color }: OutputOptions) {
  const print = format === "human" ? undefined : formatNamed(format);
  const write = out === undefined ? undefined : formatFor(out);
  return (report: Report, milliseconds: number): void => {
    if (out !== undefined && write) save(out, write, report);
    const pieces =
      print?.(report) ?? human(report, { ...terminal(color), milliseconds, quiet, saved: out });
    for (const piece of pieces) process.stdout.write(piece);
  };
}

/** The day that was given, else today's in UTC. @throws BadOption */
export function dayOf(given: string | undefined): string {
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
