import type { Report } from "../gate/report";
import { json } from "./json";
import { markdown } from "./markdown";

/** Writes a report piece by piece: a large one never stands in memory whole. */
export type Format = (report: Report) => Iterable<string>;

/** The formats that other programs read, by the name they are asked for. */
export const FORMATS: Record<string, { extension: string; write: Format }> = {
  json: { extension: ".json", write: json },
  markdown: { extension: ".md", write: markdown },
};
