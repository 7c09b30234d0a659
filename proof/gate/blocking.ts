import type { Severity } from "./policy";
import { rankOf } from "./policy";
import type { Report } from "./report";
import type { Judgement } from "./verdict";

/** Where an account is not as it was declared, neither can be trusted to say what the other is. */
export const DRIFT_SEVERITY: Severity = "high";

/** How many findings block, and how many do not, by why. */
export interface Tally {
  blocking: number;
  /** Less severe than what blocks. */
  below: number;
}

/** Why a finding does not block: it is less severe than what does. */
export type Spared = "below";

/** Whether it is neither proven nor accepted. */
export const isFinding = ({ outcome }: Judgement): boolean =>
  outcome === "fail" || outcome === "unknown";

/** Why a finding does not block; undefined when it does. */
export const sparedBy = (report: Report, { control }: Judgement): Spared | undefined =>
  isBelow(report, control.severity) ? "below" : undefined;

/** Whether findings of this severity are only reported. */
export const isBelow = ({ failOn }: Report, severity: Severity): boolean =>
  failOn !== undefined && rankOf(severity) > rankOf(failOn);

export function tallyOf(report: Report): Tally {
  const tally: Tally = { blocking: 0, below: 0 };
  for (const judgement of report.judgements) {
    if (isFinding(judgement)) tally[sparedBy(report, judgement) ?? "blocking"] += 1;
  }
  const { missing = [], extra = [], differing = [] } = report.drift ?? {};
  tally[isBelow(report, DRIFT_SEVERITY) ? "below" : "blocking"] +=
    missing.length + extra.length + differing.length;
  return tally;
}

/** Whether nothing blocks: the exit code is 0. Not the same as proven, where findings are let pass. */
export const isPassing = (report: Report): boolean => tallyOf(report).blocking === 0;
