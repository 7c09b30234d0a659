import { tallyOf } from "../gate/blocking";
import type { Report } from "../gate/report";

/**
 * The report as JSON, one verdict a line; the same report gives the same bytes. What was turned off, and
 * exceptions that did nothing, are in it when there are any.
 */
export function* json(report: Report): Generator<string> {
  const { view, profile, policy, input, summary, off, idle, drift, awaiting, failOn } = report;
  const head = JSON.stringify(
    {
      view,
      profile,
      policy,
      input,
      summary,
      ...(failOn && { failOn, belowThreshold: tallyOf(report).below }),
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
    yield `${separator}    ${JSON.stringify(report.verdictOf(judgement))}`;
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}
