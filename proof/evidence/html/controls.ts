import { isFinding, type Spared, sparedBy } from "../../gate/blocking";
import { rankOf, type Severity } from "../../gate/policy";
import type { ActiveControl } from "../../gate/profile";
import type { Report } from "../../gate/report";
import type { Judgement } from "../../gate/verdict";
import type { Json, Origin, View } from "../../model/model";
import { differences, type Finding } from "../findings";
import { placeOf, urlOf } from "../place";
import { thousands } from "../text";
import { resolutions, sparedWords } from "../words";

import { html, joined, type Markup, value } from "./markup";
import type { Requirement } from "./requirements";
import { counts, type Judged, MARKS, OUTCOMES, VIEWS } from "./verdict";

/** Characters of a value that are shown, and of one that nobody has to look into. */
const VALUE = 400;
const PROVEN = 160;

/** What one view says with one outcome. */
interface Part {
  view: View;
  outcome: Judged;
  size: number;
  rows(): Iterable<Markup>;
}

/** A control over all views, or the comparison of an account with what was declared. */
export interface Group {
  id: string;
  title: string;
  description: string;
  severity: Severity;
  fix: string;
  expected: Record<string, Json>;
  serves: Requirement[];
  parts: Part[];
}

/** What was judged, what must be done first before the rest. */
export function groupsOf(
  reports: readonly Report[],
  requirements: readonly Requirement[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const report of reports) {
    for (const [control, judgements] of byControl(report)) {
      const group = groups.get(control.id) ?? groupOf(control, requirements);
      groups.set(control.id, group);
      group.parts.push(...partsOf(report, judgements));
    }
    const found = [...differences(report)];
    const [first] = found;
    if (first) groups.set(first.rule.id, comparisonOf(report, first, found));
  }
  const all = [...groups.values()];
  for (const { parts } of all) parts.sort((a, b) => rank(a) - rank(b));
  return all.sort((a, b) => worst(a) - worst(b) || rankOf(a.severity) - rankOf(b.severity));
}

const rank = ({ outcome }: Part) => OUTCOMES.indexOf(outcome);
const worst = ({ parts }: Group) => Math.min(...parts.map(rank));

function byControl(report: Report): Map<ActiveControl, Judgement[]> {
  const controls = new Map<ActiveControl, Judgement[]>();
  for (const judgement of report.judgements) {
    if (!judgement.subject) continue;
    const same = controls.get(judgement.control);
    if (same) same.push(judgement);
    else controls.set(judgement.control, [judgement]);
  }
  return controls;
}

const groupOf = (control: ActiveControl, requirements: readonly Requirement[]): Group => ({
  id: control.id,
  title: control.title,
  description: control.description,
  severity: control.severity,
  fix: control.remedy,
  expected: control.parameters,
  serves: requirements.filter(({ controls }) => controls.has(control.id)),
  parts: [],
});

function partsOf(report: Report, judgements: Judgement[]): Part[] {
  return OUTCOMES.flatMap((outcome) => {
    const same = judgements.filter((judgement) => judgement.outcome === outcome);
    if (same.length === 0) return [];
    const rows = () => same.map((judgement) => rowOf(report, judgement));
    return [{ view: report.view, outcome, size: same.length, rows }];
  });
}

const comparisonOf = (report: Report, { rule }: Finding, found: Finding[]): Group => ({
  ...rule,
  expected: {},
  serves: [],
  parts: [
    {
      view: report.view,
      outcome: "fail",
      size: found.length,
      rows: () =>
        found.map(
          ({ address, detail, origin, spared }) =>
            html`<li><code>${address}</code>${made(report, address, origin)}${spared && sparing(report, spared)}<p>${detail}</p></li>\n`,
        ),
    },
  ],
});

function rowOf(report: Report, judgement: Judgement): Markup {
  const { subject, undecided, exception } = judgement;
  const address = subject?.address ?? "";
  const told = undecided
    ? resolutions(undecided, address, report.view).map((why) => html`<p>${why}.</p>`)
    : foundIn(report, judgement);
  const terms =
    exception &&
    html`<p>Accepted until ${exception.expires}, approved by ${exception.approvedBy}: ${exception.reason}</p>`;
  const spared = isFinding(judgement) ? sparedBy(report, judgement) : undefined;
  return html`<li><code>${address}</code>${made(report, address, subject?.origin)}${spared && sparing(report, spared)}${terms}${told}</li>\n`;
}

/** Where in the source it was made, and in which of several files it was judged. */
function made(report: Report, address: string, origin?: Origin): Markup | undefined {
  if (!origin && !report.fileOf) return undefined;
  const place = origin ? placeOf(origin) : "";
  const url = origin && urlOf(origin, report);
  const places = [
    ...(place ? [url ? html`<a href="${url}">${place}</a>` : html`${place}`] : []),
    ...[report.fileOf?.(address) ?? []].flat().map((file) => html`${file}`),
  ];
  return places.length > 0 ? html`<small>${joined(places, " · ")}</small>` : undefined;
}

/** Why a finding does not block. */
const sparing = (report: Report, spared: Spared): Markup =>
  html`<p>Does not block: it is ${sparedWords(report, spared)}.</p>`;

function foundIn(report: Report, judgement: Judgement): Markup | undefined {
  const found = Object.entries(report.verdictOf(judgement).found);
  if (found.length === 0) return undefined;
  const length = judgement.outcome === "pass" ? PROVEN : VALUE;
  return html`<dl>${found.map(([path, of]) => html`<dt>${path}</dt><dd>${value(of, length)}</dd>`)}</dl>`;
}

/** How much of a control blocks. */
export const blocking = ({ parts }: Group): number =>
  parts
    .filter(({ outcome }) => outcome === "fail" || outcome === "unknown")
    .reduce((sum, { size }) => sum + size, 0);

/** One control, piece by piece. */
export function* control(group: Group, isUnfolded: boolean): Generator<Markup> {
  const { id, title, description, severity, fix, expected, serves, parts } = group;
  const frameworks = [...new Set(serves.map(({ framework }) => framework))].join(" ");
  yield html`<details class="control" data-severity="${severity}" data-frameworks="${frameworks}"${isUnfolded && html` open`}>
<summary><h3>${title} <code>${id}</code></h3><span class="severity ${severity}">${severity}</span>${counts(tally(parts))}</summary>
<div id="${id}">
<p>${description}</p>
<dl class="about">
<dt>Expected</dt><dd>${expectedOf(title, expected)}</dd>
${parts.some(({ outcome }) => outcome !== "pass") && html`<dt>Fix</dt><dd>${fix}</dd>`}
${
  serves.length > 0 &&
  html`<dt>Serves</dt><dd>${joined(
    serves.map((requirement) => served(requirement, id)),
    ", ",
  )}</dd>`
}
</dl>
`;
  for (const part of parts) {
    const { view, outcome, size } = part;
    yield html`<section data-view="${view}" data-verdict="${outcome}"><h4 class="${outcome}"><i aria-hidden="true">${MARKS[outcome]}</i> ${HEADINGS[outcome]} in the ${VIEWS[view]} <span>${thousands(size)}</span></h4>
<ul>
`;
    yield* part.rows();
    yield html`</ul></section>\n`;
  }
  yield html`</div></details>\n`;
}

const HEADINGS: Record<Judged, string> = {
  fail: "Failed",
  unknown: "Unknown",
  excepted: "Failed, and accepted",
  pass: "Proven",
};

function tally(parts: Part[]): Record<Judged, number> {
  const sums = { fail: 0, unknown: 0, excepted: 0, pass: 0 };
  for (const { outcome, size } of parts) sums[outcome] += size;
  return sums;
}

function expectedOf(title: string, expected: Group["expected"]): Markup {
  const entries = Object.entries(expected);
  if (entries.length === 0) return html`${title}`;
  return html`${joined(
    entries.map(([name, of]) => html`<code>${name}</code> ${value(of, VALUE)}`),
    "; ",
  )}`;
}

/** A requirement that rests on other controls too is not met by this one alone. */
function served({ key, name, number, controls }: Requirement, id: string): Markup {
  const others = [...controls.keys()].filter((other) => other !== id);
  const named = others.length > 2 ? `${others.length} other controls` : others.join(" and ");
  return html`<a href="#${key}">${name} ${number}</a>${named && ` (with ${named})`}`;
}
