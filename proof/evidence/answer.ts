import { stripVTControlCharacters } from "node:util";
import { createColors } from "picocolors";
import { tallyOf, unknownDrift } from "../gate/blocking";
import { isNone } from "../gate/drift";
import type { Report } from "../gate/report";
import type { HumanOptions } from "./human";
import { clip, count, thousands, wrap } from "./text";
import { answerOf, freshOf, leftOutOf, sparedWords } from "./words";

/** The answer, and to what question. */
export function* answerLines(report: Report, options: HumanOptions): Generator<string> {
  const { view, profile, input, resources, since } = report;
  const { color, width } = options;
  yield* verdictLines(report, options);
  const files = input.map(({ file }) => file);
  const of = files.length > 2 ? `${files[0]} and ${files.length - 1} more` : files.join(", ");
  const facts = [
    `${view} ${clip(of, width - 40)}`,
    since
      ? `${thousands(since.changed)} of ${count(resources, "resource")} changed since ${clip(since.from, 40)}`
      : count(resources, "resource"),
    `profile ${profile}`,
    milliseconds(options.milliseconds),
  ];
  const paint = createColors(color);
  for (const line of wrap(facts.join(" · "), width - 4)) yield `    ${paint.dim(line)}`;
}

/** The answer alone, on as many lines as it takes. */
export function* verdictLines(report: Report, { color, width }: HumanOptions): Generator<string> {
  const paint = createColors(color);
  const verdict = {
    Proven: paint.green(paint.bold("✓ Proven")),
    "Nothing blocks": paint.yellow(paint.bold("✓ Nothing blocks")),
    "Not proven": paint.red(paint.bold("✗ Not proven")),
  }[answerOf(report)];
  let line = `  ${verdict} `;
  let separator = " ";
  for (const part of partsOf(report, paint)) {
    if (stripVTControlCharacters(line + separator + part).length > width) {
      yield line;
      line = "   ";
      separator = " ";
    }
    line += separator + part;
    separator = paint.dim(" · ");
  }
  yield line;
}

function partsOf(report: Report, paint: ReturnType<typeof createColors>): string[] {
  const { pass, excepted } = report.summary;
  const [fail, unknown] = [freshOf(report, "fail"), freshOf(report, "unknown")];
  const fresh = report.baseline ? "new " : "";
  const { known } = tallyOf(report);
  const leftOut = leftOutOf(report);
  const drift = unknownDrift(report);
  const isDrifted = drift !== undefined && !isNone(drift);
  return [
    fail > 0 && paint.red(`${thousands(fail)} ${fresh}failed`),
    unknown > 0 && paint.yellow(`${thousands(unknown)} ${fresh}unknown`),
    known > 0 && `${thousands(known)} ${sparedWords(report, "known")}`,
    paint.green(`${thousands(pass)} proven`),
    excepted > 0 && paint.cyan(`${thousands(excepted)} accepted`),
    leftOut > 0 && `${thousands(leftOut)} left out`,
    isDrifted && paint.yellow("not as declared"),
  ].filter((part) => part !== false);
}

export const milliseconds = (duration: number): string => `${thousands(Math.round(duration))} ms`;
