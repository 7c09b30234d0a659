import { createHash } from "node:crypto";
import type { Report } from "../../gate/report";
import { outcomeOf } from "../run";
import { answer, headline, type Judging } from "./answer";
import { blocking, control, type Group, groupsOf } from "./controls";
import { awaiting, exceptions } from "./exceptions";
import script from "./filter.browser.js" with { type: "text" };
import { filters } from "./filters";
import { html, Markup } from "./markup";
import { requirementsOver, requirementsSection } from "./requirements";
import style from "./style.css" with { type: "text" };
import { trend } from "./trend";

/** What blocks is unfolded when there is no more of it than can be taken in. */
const FEW = 20;

/** The page, piece by piece: the answer first, then what it rests on. */
export function* page(judging: Judging): Generator<string> {
  for (const piece of pieces(judging)) yield piece.toString();
}

function* pieces(judging: Judging): Generator<Markup> {
  const { reports, run } = judging;
  const requirements = requirementsOver(reports);
  const groups = groupsOf(reports, requirements);
  const sections: [id: string, title: string, pieces: Iterable<Markup>][] = [
    ["trend", "Trend", run ? trend([...run.history, outcomeOf(run)]) : []],
    ["requirements", "Requirements", requirementsSection(requirements, groups)],
    ["controls", "Controls", controls(groups, reports)],
    ["exceptions", "Exceptions", exceptions(reports)],
    ["awaiting", "Waits for somebody", awaiting(reports)],
    ["nothing", "Nothing to judge", nothingJudged(reports, groups)],
  ];
  yield head(judging);
  yield html`<nav aria-label="In this report"><span>Proofstack report</span> <span>${requirements.length > 0 && html`<a href="#requirements">Requirements</a> `}<a href="#controls">Controls</a></span></nav>
`;
  yield answer(judging);
  yield html`<main>\n`;
  for (const [id, title, pieces] of sections) yield* section(id, title, pieces);
  yield foot(judging);
}

/** None when there is nothing to say. */
function* section(id: string, title: string, pieces: Iterable<Markup>): Generator<Markup> {
  let isBegun = false;
  for (const piece of pieces) {
    if (!isBegun) yield html`<section id="${id}">\n<h2>${title}</h2>\n`;
    isBegun = true;
    yield piece;
  }
  if (isBegun) yield html`</section>\n`;
}

function* controls(groups: readonly Group[], reports: readonly Report[]): Generator<Markup> {
  yield filters(groups, reports);
  const isFew = groups.reduce((sum, group) => sum + blocking(group), 0) <= FEW;
  for (const group of groups) yield* control(group, isFew && blocking(group) > 0);
}

/** Controls of the profile that had nothing to judge are named as well. */
function* nothingJudged(reports: readonly Report[], groups: readonly Group[]): Generator<Markup> {
  const judged = new Set(groups.map(({ id }) => id));
  const silent = new Map(
    reports
      .flatMap(({ judgements }) => judgements.map(({ control }) => control))
      .filter(({ id }) => !judged.has(id))
      .map(({ id, title }) => [id, title]),
  );
  if (silent.size === 0) return;
  yield html`<p class="note">Nothing of the kind that these controls judge is there.</p>
<ul class="plain">${[...silent].map(([id, title]) => html`<li><code>${id}</code> ${title}</li>\n`)}</ul>
`;
}

/** Nothing but what is in this file is run, and nothing is fetched or sent, whatever a name may hold. */
const POLICY = [
  "default-src 'none'",
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function head(judging: Judging): Markup {
  const { reports, run } = judging;
  const [first] = reports;
  const views = reports.map(({ view }) => view).join(", ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${headline(judging)}: ${views} under ${first?.profile}, ${run?.time.slice(0, 10) ?? first?.today}</title>
<style>${new Markup(style)}</style>
</head>
<body>
`;
}

const foot = ({ run }: Judging): Markup => html`</main>
<footer><p>${
  run
    ? html`What is cut short here is whole in <a href="verdicts.json">verdicts.json</a>. <code>proofstack verify</code> on the folder of this file proves that nothing in it was changed, and judges its inputs again.`
    : "What is cut short here is whole in the report as JSON."
}</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>
`;
