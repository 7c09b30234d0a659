import { isProven, type Report } from "../gate/report";
import type { Judgement } from "../gate/verdict";
import { byUrgency } from "./group";
import { clip, count, shown } from "./text";
import { requirementsOf, resolutionOf } from "./words";

/** A comment on GitHub holds 65,536 characters: rows of at most 500 fit, and the rest are counted. */
const SHOWN = 100;
const CELL = 150;

/** The report for a pull request's comment or a job's summary. */
export function* markdown(report: Report): Generator<string> {
  const { summary, view, profile, input, resources } = report;
  const { fail, unknown, pass, excepted } = summary;
  yield `## ${isProven(report) ? "✅ Proven" : "❌ Not proven"}\n\n`;
  const counts = [
    fail > 0 && `**${fail} failed**`,
    unknown > 0 && `**${unknown} unknown**`,
    `${pass} proven`,
    excepted > 0 && `${excepted} accepted by exception`,
  ];
  yield `${counts.filter(Boolean).join(", ")} · `;
  yield `${view} ${input.map(({ file }) => code(file)).join(", ")} · `;
  yield `${count(resources, "resource")} · profile ${code(profile)}\n`;
  yield* table(report, "fail", "What must be done", "Found", (judgement) =>
    Object.entries(report.verdictOf(judgement).found)
      .map(([path, value]) => `${path} = ${shown(value, CELL)}`)
      .join("; "),
  );
  yield* table(report, "unknown", `What cannot be told from this ${view}`, "Why", (judgement) =>
    (judgement.undecided ?? []).map((one) => resolutionOf(one, view)).join("; "),
  );
  yield* table(report, "excepted", "Accepted by exception", "Terms", ({ exception }) =>
    exception ? `until ${exception.expires}, by ${exception.approvedBy}: ${exception.reason}` : "",
  );
}

function* table(
  report: Report,
  outcome: Judgement["outcome"],
  title: string,
  column: string,
  detail: (judgement: Judgement) => string,
): Generator<string> {
  const groups = byUrgency(report, outcome);
  if (groups.length === 0) return;
  yield `\n### ${title}\n`;
  let room = SHOWN;
  for (const { control, judgements } of groups) {
    const some = judgements.slice(0, room);
    room -= some.length;
    const [first] = some;
    if (!first) continue;
    const { fix, frameworks } = report.verdictOf(first);
    yield `\n**${code(control.id)} ${escaped(control.title)}** (${control.severity}). `;
    yield `${escaped(fix)} _${escaped(requirementsOf(frameworks))}_\n\n`;
    yield `| Address | ${column} |\n| --- | --- |\n`;
    for (const judgement of some) {
      const { address = "", origin } = judgement.subject ?? {};
      const place = origin?.construct ? `<br>${code(origin.construct)}` : "";
      yield `| ${code(address)}${place} | ${escaped(clip(detail(judgement), CELL))} |\n`;
    }
  }
  const total = groups.reduce((sum, { judgements }) => sum + judgements.length, 0);
  if (total > SHOWN) yield `\n…and ${total - SHOWN} more; the report as JSON has all.\n`;
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
