import { isOpen, tallyOf } from "../gate/blocking";
import type { Report } from "../gate/report";
import type { Judgement } from "../gate/verdict";
import { baselineStateOf } from "./findings";

/**
 * The report as JSON, one verdict a line; the same report gives the same bytes. What was turned off,
 * exceptions that did nothing, and by what leave findings do not block are in it when there are any.
 */
export function* json(report: Report): Generator<string> {
  const { view, profile, policy, input, summary, off, idle, drift, awaiting, since } = report;
  const head = JSON.stringify(
    {
      view,
      profile,
      policy,
      input,
      summary,
      ...leave(report),
      ...(since && { since }),
      ...(Object.keys(off).length > 0 && { off }),
      ...(idle.length > 0 && { idleExceptions: idle }),
      ...(drift && { drift }),
      ...(awaiting && { awaiting }),
    },
    null,
    2,
  );
  yield `${head.slice(0, -2)},\n  "verdicts": [`;
  let separator = "\n";
  for (const judgement of report.judgements) {
    yield `${separator}    ${JSON.stringify(verdictOf(report, judgement))}`;
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}

/** What findings do not block, why, and how many. */
function leave(report: Report) {
  const { failOn, baseline } = report;
  if (!failOn && !baseline) return {};
  const { blocking, below, known } = tallyOf(report);
  return {
    ...(failOn && { failOn, belowThreshold: below }),
    ...(baseline && {
      baseline: {
        file: baseline.file,
        digest: baseline.digest,
        ...(baseline.differs.length > 0 && { differs: baseline.differs }),
        known,
        new: blocking + below,
        fixed: baseline.fixed,
      },
    }),
  };
}

function verdictOf(report: Report, judgement: Judgement) {
  const verdict = report.verdictOf(judgement);
  const baselineState = isOpen(judgement) && baselineStateOf(report, judgement);
  return baselineState ? { ...verdict, baselineState } : verdict;
}
