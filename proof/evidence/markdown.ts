import { tallyOf } from "../gate/blocking";
import type { Report } from "../gate/report";
import type { Judgement } from "../gate/verdict";
import type { Origin } from "../model/model";
import { controlUrl } from "../project";
import { differences } from "./findings";
import { byUrgency } from "./group";
import { siteOf, urlOf } from "./place";
import { clip, count, shown } from "./text";
import {
  answerOf,
  baselineWords,
  freshOf,
  idleWords,
  leftOutOf,
  requirementsOf,
  resolutions,
  sinceWords,
  sourceOf,
  sparedWords,
} from "./words";

/** A comment on GitHub holds 65,536 characters; what would not fit is counted. */
const ROOM = 60_000;
const CELL = 150;

const MARKS = { Proven: "✅", "Nothing blocks": "⚠️", "Not proven": "❌" };

/** The report for a pull request's comment or a job's summary. */
export function* markdown(report: Report): Generator<string> {
  const { summary, view, profile, input, resources } = report;
  const { pass, excepted } = summary;
  const [fail, unknown] = [freshOf(report, "fail"), freshOf(report, "unknown")];
  const fresh = report.baseline ? "new " : "";
  const answer = answerOf(report);
  yield `## ${MARKS[answer]} ${answer}\n\n`;
  const leftOut = leftOutOf(report);
  const { below, known } = tallyOf(report);
  const counts = [
    fail > 0 && `**${fail} ${fresh}failed**`,
    unknown > 0 && `**${unknown} ${fresh}unknown**`,
    `${pass} proven`,
    excepted > 0 && `${excepted} accepted by exception`,
    known > 0 && `${known} ${sparedWords(report, "known")}`,
    leftOut > 0 && `${leftOut} left out`,
    below > 0 && `${below} ${sparedWords(report, "below")}, so they do not block`,
  ];
  yield `${counts.filter(Boolean).join(", ")} · `;
  yield `${view} ${input.map(({ file }) => code(file)).join(", ")} · `;
  yield `${count(resources, "resource")} · profile ${code(profile)}\n`;
  const rows = new Rows();
  yield* table(report, "fail", "What must be done", "Found", rows, (judgement) =>
    Object.entries(report.verdictOf(judgement).found)
      .map(([path, value]) => `${path} = ${shown(value, CELL)}`)
      .join("; "),
  );
  const cannot = `What cannot be told from ${sourceOf(view)}`;
  yield* table(report, "unknown", cannot, "Why", rows, ({ subject, undecided = [] }) =>
    resolutions(undecided, subject?.address ?? "", view).join("; "),
  );
  yield* table(report, "excepted", "Accepted by exception", "Terms", rows, ({ exception }) =>
    exception ? `until ${exception.expires}, by ${exception.approvedBy}: ${exception.reason}` : "",
  );
  yield* drift(report, rows);
  yield* asides(report, rows);
  if (rows.left > 0) yield `\n…and ${rows.left} more; the report as JSON has all.\n`;
}

/** Where the account is not what was declared, and what waits for somebody's word. */
function* drift(report: Report, rows: Rows): Generator<string> {
  const fresh = [...differences(report)].filter(({ spared }) => spared !== "known");
  const all = [
    ...fresh.map(({ address, detail }) => [address, detail] as const),
    ...(report.awaiting ?? []).map(
      ({ address, type, reason }) => [address ?? type, reason] as const,
    ),
  ];
  let heading = "\n### Not as declared\n\n| Address | What |\n| --- | --- |\n";
  for (const [address, what] of all) {
    const row = `| ${code(address)} | ${escaped(clip(what, CELL))} |\n`;
    if (!rows.fits(heading + row)) continue;
    yield heading + row;
    heading = "";
  }
}

/** What became of the baseline, and exceptions that did nothing: one may be why something is not proven. */
function* asides(report: Report, rows: Rows): Generator<string> {
  let heading = "\n### To be looked after\n\n";
  for (const words of [
    ...sinceWords(report),
    ...baselineWords(report),
    ...report.idle.map(idleWords),
  ]) {
    const row = `- ${escaped(clip(words, 2 * CELL))}\n`;
    if (!rows.fits(heading + row)) continue;
    yield heading + row;
    heading = "";
  }
}

/** What there is room for. */
class Rows {
  private room = ROOM;
  /** How many were left out. */
  left = 0;

  fits(text: string): boolean {
    this.room -= text.length;
    if (this.room < 0) this.left += 1;
    return this.room >= 0;
  }
}

function* table(
  report: Report,
  outcome: Judgement["outcome"],
  title: string,
  column: string,
  rows: Rows,
  detail: (judgement: Judgement) => string,
): Generator<string> {
  let heading = `\n### ${title}\n`;
  for (const { control, judgements } of byUrgency(report, outcome)) {
    heading += `\n**[${code(control.id)}](${controlUrl(control.id)}) ${escaped(control.title)}** (${control.severity}). `;
    heading += `${escaped(control.remedy)} _${escaped(requirementsOf(control.frameworks))}_\n\n`;
    heading += `| Address | ${column} |\n| --- | --- |\n`;
    for (const judgement of judgements) {
      const { address = "", origin } = judgement.subject ?? {};
      const place = origin ? made(origin, report) : [];
      const row = `| ${[code(address), ...place].join("<br>")} | ${escaped(clip(detail(judgement), CELL))} |\n`;
      if (!rows.fits(heading + row)) continue;
      yield heading + row;
      heading = "";
    }
  }
}

/** The line that made it, as a link where it can be looked at, and the construct. */
function made(origin: Origin, report: Report): string[] {
  const url = urlOf(origin, report);
  const [site, construct] = [siteOf(origin), origin.construct].map((text) => text && code(text));
  return [site && (url ? `[${site}](${url})` : site), construct].filter(
    (part) => part !== undefined,
  );
}

/** Text in which nothing is markup: not HTML, a link, a mention, or the end of a table's cell. */
function escaped(text: string): string {
  return clip(text, 4 * CELL)
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()#+\-.!|~@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text as code, in which only HTML means anything. */
const code = (text: string) =>
  `<code>${clip(text, CELL).replace(/[^\w /:=,.$-]/gu, (c) => `&#${c.codePointAt(0)};`)}</code>`;
