import type { Report } from "../gate/report";

/** The report as JSON, one verdict a line; the same report gives the same bytes. */
export function* json({ view, profile, policy, input, summary, ...report }: Report) {
  const head = JSON.stringify({ view, profile, policy, input, summary }, null, 2);
  yield `${head.slice(0, -2)},\n  "verdicts": [`;
  let separator = "\n";
  for (const judgement of report.judgements) {
    yield `${separator}    ${JSON.stringify(report.verdictOf(judgement))}`;
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}
