import { tallyOf } from "../gate/blocking";
import { rankOf } from "../gate/policy";
import type { Report } from "../gate/report";
import { type Finding, findings } from "./findings";
import { clip, count, printable } from "./text";
import { baselineWords, idleWords, sinceWords } from "./words";

/** GitHub shows so many annotations of each level a step, and drops the rest without a word. */
const SHOWN = 10;
const NAME = 500;

type Level = "error" | "warning" | "notice";

const LEVELS: Record<Finding["outcome"], Level> = {
  fail: "error",
  unknown: "warning",
  excepted: "notice",
};

/**
 * GitHub's workflow commands: what failed as errors, what is unknown as warnings, what is accepted as
 * notices as is what does not block, each where it was made when that is known; the most severe first, and the rest counted.
 */
export function* github(report: Report): Generator<string> {
  const levels: Record<Level, string[]> = { error: [], warning: [], notice: [] };
  const urgent = [...findings(report)].sort((a, b) => rank(a) - rank(b));
  for (const finding of urgent) {
    if (finding.spared === "known") continue;
    const level = finding.spared ? "notice" : LEVELS[finding.outcome];
    levels[level].push(command(level, finding));
  }
  const { known } = tallyOf(report);
  if (report.baseline && known > 0) {
    const are = known === 1 ? "is" : "are";
    const words = `${count(known, "finding")} ${are} known in the baseline ${report.baseline.file}`;
    levels.notice.push(`::notice::${data(words)}, and ${known === 1 ? "does" : "do"} not block\n`);
  }
  for (const words of [...sinceWords(report), ...baselineWords(report)])
    levels.notice.push(`::notice::${data(words)}\n`);
  for (const idle of report.idle) levels.warning.push(`::warning::${data(idleWords(idle))}\n`);
  for (const [level, commands] of Object.entries(levels)) {
    if (commands.length <= SHOWN) yield* commands;
    else {
      yield* commands.slice(0, SHOWN - 1);
      const more = count(commands.length - SHOWN + 1, "more finding");
      yield `::${level}::${data(`… and ${more}: GitHub shows ${SHOWN} of a level; the job's summary has the rest.`)}\n`;
    }
  }
}

const rank = ({ rule }: Finding) => rankOf(rule.severity);

function command(level: Level, { rule, address, detail, origin, exception }: Finding): string {
  const { file, line } = origin;
  const place = file ? `file=${property(file)},${line ? `line=${line},` : ""}` : "";
  const at = clip(address, NAME);
  const text = exception
    ? `${at}: accepted until ${exception.expires}, approved by ${exception.approvedBy}: ${exception.reason}`
    : [`${at}: ${detail}`, `Fix: ${rule.fix}`].join("\n");
  return `::${level} ${place}title=${property(`${rule.id}: ${rule.title}`)}::${data(text)}\n`;
}

/** The escapes of a command's message: "Workflow commands for GitHub Actions", as its toolkit applies them. */
const data = (text: string): string =>
  text
    .split("\n")
    .map((line) => printable(line).replaceAll("%", "%25"))
    .join("%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
