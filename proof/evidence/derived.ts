import { htmlOf } from "./html";
import { json } from "./json";
import { junitOf } from "./junit";
import { oscal } from "./oscal";
import type { Run } from "./run";
import { sarifOf } from "./sarif";

/** Files of the evidence that say, each for other readers, what came out of a run; by path. */
export const derivedFiles = (run: Run): (readonly [path: string, pieces: Iterable<string>])[] => [
  ["report.html", htmlOf(run)],
  ["verdicts.json", verdicts(run)],
  ["results.sarif", sarifOf(run.reports)],
  ["junit.xml", junitOf(run.reports)],
  ["oscal-assessment-results.json", oscal(run)],
  ["profile.json", pretty(run.settings)],
  ["exceptions.json", pretty({ exceptions: run.exceptions })],
  ...(run.origins ? ([["origins.json", pretty(run.origins)]] as const) : []),
];

/** The report of every view, each as `check --format json` writes it. */
function* verdicts({ reports }: Run): Generator<string> {
  yield '{ "reports": [\n';
  let separator = "";
  for (const report of reports) {
    yield separator;
    yield* json(report);
    separator = ",\n";
  }
  yield "] }\n";
}

const pretty = (value: unknown): string[] => [`${JSON.stringify(value, null, 2)}\n`];
