import type { Exception } from "../gate/exceptions";
import { isProven, type Report, type Summary } from "../gate/report";
import type { Origin, View } from "../model/model";

/** What a run came to, as the runs after it remember it. */
export interface Outcome {
  run: string;
  /** ISO 8601, in UTC. */
  time: string;
  result: "PASSED" | "FAILED";
  views: { view: View; summary: Summary }[];
}

/** A team's `proofstack.json`: a profile, and what is changed of it. */
export interface Settings {
  extends: string;
  /** Control id -> parameters that differ from the profile's. */
  parameters: Record<string, Record<string, unknown>>;
  /** Control id -> why it is not applied. */
  off: Record<string, string>;
}

/** One judging of one or more views, of which evidence is written. */
export interface Run {
  /** A UUID. */
  id: string;
  /** ISO 8601, in UTC. */
  time: string;
  /** The version of Proofstack that judged. */
  version: string;
  /** What was checked out in the folder where it ran. */
  commit?: string;
  /** URL of the folder in which somebody can look at the sources of that. */
  sources?: string;
  settings: Settings;
  exceptions: Exception[];
  /** Address -> where it was made, when something beside the inputs told that. */
  origins?: Record<string, Origin>;
  /** One for each view that was judged. */
  reports: Report[];
  /** Path of an input in the evidence -> how many values in it were masked. */
  masked: Record<string, number>;
  /** The run before, and `sha256:` over its manifest. */
  previous?: { run: string; manifest: string };
  /** What the runs before came to, the oldest first. */
  history: Outcome[];
}

/** Whether nothing blocks, in any view. */
export const isPassed = ({ reports }: Run): boolean => reports.every(isProven);

export const resultOf = (run: Run): Outcome["result"] => (isPassed(run) ? "PASSED" : "FAILED");

/** What the runs after this one remember of it. */
export const outcomeOf = (run: Run): Outcome => ({
  run: run.id,
  time: run.time,
  result: resultOf(run),
  views: run.reports.map(({ view, summary }) => ({ view, summary })),
});
