import { isFinding, sparedBy } from "../gate/blocking";
import { rankOf } from "../gate/policy";
import type { ActiveControl } from "../gate/profile";
import type { Report } from "../gate/report";
import type { Judgement, Outcome } from "../gate/verdict";

/** One control's judgements of one outcome. */
export interface Group {
  control: ActiveControl;
  judgements: Judgement[];
}

/**
 * The judgements of an outcome by control, what must be done first before the rest. Without what is known
 * from the baseline: that is counted, and not said again.
 */
export const byUrgency = (report: Report, outcome: Outcome): Group[] =>
  grouped(report, (one) => one.outcome === outcome && !isKnown(report, one));

/** What is not proven and known from the baseline, in the same order. */
export const knownByUrgency = (report: Report): Group[] =>
  grouped(report, (judgement) => isKnown(report, judgement));

const isKnown = (report: Report, judgement: Judgement): boolean =>
  isFinding(judgement) && sparedBy(report, judgement) === "known";

function grouped(report: Report, isWanted: (judgement: Judgement) => boolean): Group[] {
  const groups = new Map<ActiveControl, Judgement[]>();
  for (const judgement of report.judgements) {
    if (!isWanted(judgement)) continue;
    const group = groups.get(judgement.control);
    if (group) group.push(judgement);
    else groups.set(judgement.control, [judgement]);
  }
  return [...groups]
    .map(([control, judgements]) => ({ control, judgements }))
    .sort((a, b) => rankOf(a.control.severity) - rankOf(b.control.severity));
}

/** How one control did over all that it judged. */
export interface Score {
  control: ActiveControl;
  proven: number;
  judged: number;
}

/** Service -> the scores of its controls that judged something. */
export function byService(report: Report): Map<string, Score[]> {
  const services = new Map<string, Score[]>();
  let score: Score | undefined;
  for (const { control, subject, outcome } of report.judgements) {
    if (!subject) continue;
    if (score?.control !== control) {
      score = { control, proven: 0, judged: 0 };
      const [service = ""] = control.id.split("/");
      services.set(service, [...(services.get(service) ?? []), score]);
    }
    score.judged += 1;
    if (outcome === "pass") score.proven += 1;
  }
  return services;
}
