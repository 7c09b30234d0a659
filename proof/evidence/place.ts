import type { InputFile, Report } from "../gate/report";
import type { Origin } from "../model/model";
import { printable } from "./text";

/** The files that were judged; none when it was an account. */
export const judgedFiles = ({ view, input }: Report): InputFile[] => (view === "live" ? [] : input);

/** The judged file that holds an address; the first, for what should be somewhere and is not. */
export const judgedFile = (report: Report, address: string): string | undefined =>
  report.fileOf?.(address) ?? judgedFiles(report)[0]?.file;

/** Where a resource was made, as far as that is known: `payments/topic · stack/alerting.ts:40`. */
export const placeOf = ({ construct, file, line }: Origin): string =>
  printable([construct, file && (line ? `${file}:${line}` : file)].filter(Boolean).join(" · "));
