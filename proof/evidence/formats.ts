import type { Report } from "../gate/report";

/** Writes a report piece by piece: a large one never stands in memory whole. */
export type Format = (report: Report) => Iterable<string>;

/**
 * The formats that other programs read, by the name they are asked for, and what the names of their files
 * end with; GitHub reads its commands only from what a step prints. What writes them is loaded only when
 * it is asked for.
 */
export const FORMATS = {
  json: ".json",
  markdown: ".md",
  html: ".html",
  sarif: ".sarif",
  junit: ".xml",
  github: undefined,
} as const;

export type FormatName = keyof typeof FORMATS;
