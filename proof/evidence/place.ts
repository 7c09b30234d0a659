import type { InputFile, Report } from "../gate/report";
import type { Origin } from "../model/model";
import { printable } from "./text";

/** The files that were judged; none when it was an account. */
export const judgedFiles = ({ view, input }: Report): InputFile[] => (view === "live" ? [] : input);

/** The judged file that holds an address; the first, for what should be somewhere and is not. */
export const judgedFile = (report: Report, address: string): string | undefined =>
  report.fileOf?.(address) ?? judgedFiles(report)[0]?.file;

/** Where a resource was made, as far as that is known: `stack/alerting.ts:40 · payments/topic`. */
export const placeOf = (origin: Origin): string =>
  printable([siteOf(origin), origin.construct].filter(Boolean).join(" · "));

/** The line of the source alone, when it is known. */
export const siteOf = ({ file, line }: Origin): string | undefined =>
  file && (line ? `${file}:${line}` : file);

/** Where somebody can look at that line. */
export function urlOf({ file, line }: Origin, { sources }: Report): string | undefined {
  if (!sources || !file) return undefined;
  // Markdown ends a link at its first parenthesis.
  const path = pathOf(file).replaceAll("(", "%28").replaceAll(")", "%29");
  return `${sources}${path}${line ? `#L${line}` : ""}`;
}

/** A relative path, as it stands in a URL. */
export const pathOf = (file: string): string =>
  file
    .split(/[\\/]/)
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD")))
    .join("/");
