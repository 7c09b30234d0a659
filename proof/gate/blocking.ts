import { AS_DECLARED, type Drift, type DriftItem, driftItems } from "./drift";
import { rankOf, type Severity } from "./policy";
import type { Report } from "./report";
import type { Judgement } from "./verdict";

/** Why a finding does not block: it is in the baseline already, or less severe than what blocks. */
export type Spared = "known" | "below";

/** How many findings block, and how many do not, by why. */
export type Tally = Record<"blocking" | Spared, number>;

/** Whether it is neither proven nor accepted. */
export const isFinding = ({ outcome }: Judgement): boolean =>
  outcome === "fail" || outcome === "unknown";

/** Whether it is not proven; what is accepted is not. */
export const isOpen = (judgement: Judgement): boolean =>
  isFinding(judgement) || judgement.outcome === "excepted";

/** Why a finding does not block; undefined when it does. */
export function sparedBy(report: Report, judgement: Judgement): Spared | undefined {
  if (report.baseline?.known.has(judgement)) return "known";
  return isBelow(report, judgement.control.severity) ? "below" : undefined;
}

/** The same of where the account is not as it was declared. */
export function sparedDrift(report: Report, { key }: DriftItem): Spared | undefined {
  if (report.baseline?.knownDrift.has(key)) return "known";
  return isBelow(report, AS_DECLARED.severity) ? "below" : undefined;
}

/** Whether findings of this severity are only reported. */
export const isBelow = ({ failOn }: Report, severity: Severity): boolean =>
  failOn !== undefined && rankOf(severity) > rankOf(failOn);

/** How many findings and differences block, and how many are spared, by what spares them. */
export function tallyOf(report: Report): Tally {
  const tally: Tally = { blocking: 0, below: 0, known: 0 };
  for (const judgement of report.judgements) {
    if (isFinding(judgement)) tally[sparedBy(report, judgement) ?? "blocking"] += 1;
  }
  for (const item of driftItems(report.drift)) {
    tally[sparedDrift(report, item) ?? "blocking"] += 1;
  }
  return tally;
}

/** Where the account is not as it was declared, but for what is known. */
export function unknownDrift(report: Report): Drift | undefined {
  const { drift, baseline } = report;
  if (!drift || !baseline) return drift;
  const items = driftItems(drift).filter(({ key }) => !baseline.knownDrift.has(key));
  const of = (kind: DriftItem["kind"]) => items.filter((item) => item.kind === kind);
  return {
    missing: of("missing").map(({ address }) => address),
    extra: of("extra").map(({ address }) => address),
    differing: of("differing").flatMap(({ difference }) => difference ?? []),
  };
}

/** Whether nothing blocks: the exit code is 0. Not the same as proven, where findings are let pass. */
export const isPassing = (report: Report): boolean =>
  !report.judgements.some((one) => isFinding(one) && !sparedBy(report, one)) &&
  driftItems(report.drift).every((item) => sparedDrift(report, item));
