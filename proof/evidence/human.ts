import type { Report } from "../gate/report";

/** The report for a person at a terminal. */
export function* human(report: Report): Generator<string> {
  const { pass, fail, unknown } = report.summary;
  yield `${fail + unknown === 0 ? "Proven" : "Not proven"}: ${pass} pass, ${fail} fail, ${unknown} unknown\n`;
  for (const judgement of report.judgements) {
    if (judgement.outcome !== "fail" && judgement.outcome !== "unknown") continue;
    const { control, address, verdict, found, fix } = report.verdictOf(judgement);
    yield `${verdict} ${control} ${address}\n  found ${JSON.stringify(found)}\n  fix   ${fix}\n`;
  }
}
