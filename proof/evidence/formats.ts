import type { Report } from "../gate/report";
import { json } from "./json";

/** Writes a report piece by piece: a large one never stands in memory whole. */
export type Format = (report: Report) => Iterable<string>;

/** The formats that are read by other programs, by the extension of their files. */
export const FORMATS: Record<string, Format> = { json };
