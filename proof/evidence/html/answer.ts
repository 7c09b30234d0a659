import { isPassing } from "../../gate/blocking";
import { isNone } from "../../gate/drift";
import { isProven, type Report } from "../../gate/report";
import { judgedFiles } from "../place";
import type { Run } from "../run";
import { count, thousands } from "../text";
import { baselineWords, sinceWords } from "../words";
import { html, type Markup } from "./markup";
import { instant } from "./trend";
import { bar, capital, counts, mark, VIEWS } from "./verdict";

/** What is judged, and, when evidence of it is written, the run. */
export interface Judging {
  reports: readonly Report[];
  run?: Run;
}

/** The answer in two words. */
export const headline = ({ reports }: Judging): "Compliant" | "Not compliant" =>
  reports.every(isProven) ? "Compliant" : "Not compliant";

/** The answer: of what, when, and by which policy. */
export function answer(judging: Judging): Markup {
  const { reports, run } = judging;
  const [first] = reports;
  const isCompliant = reports.every(isProven);
  return html`<header>
<h1>${mark(isCompliant ? "pass" : "fail")} ${headline(judging)}</h1>
<p class="lead">${sentence(reports)}</p>
<ul class="views">${reports.map((report) => view(report, run))}</ul>
<dl class="facts">
<dt>Judged</dt><dd>${run ? html`<time datetime="${run.time}">${instant(run.time)}</time>` : html`<time datetime="${first?.today}">${first?.today}</time>, in UTC`}</dd>
<dt>Profile</dt><dd>${first?.profile}${changed(judging)}</dd>
<dt>Policy</dt><dd><code>${first?.policy.digest}</code></dd>
${run && ofRun(run)}</dl>
</header>
`;
}

function sentence(reports: readonly Report[]): Markup {
  const sum = (key: "pass" | "fail" | "unknown" | "excepted") =>
    reports.reduce((total, { summary }) => total + summary[key], 0);
  const [fail, unknown, excepted] = [sum("fail"), sum("unknown"), sum("excepted")];
  const all = count(sum("pass") + fail + unknown + excepted, "verdict");
  const isDrifted = reports.some(({ drift }) => drift && !isNone(drift));
  const isSpared = !reports.every(isProven) && reports.every(isPassing);
  const open = [
    fail > 0 && `${thousands(fail)} failed`,
    unknown > 0 && `${thousands(unknown)} ${isOrAre(unknown)} unknown`,
  ].filter(Boolean);
  return html`Of ${all} under the profile <strong>${reports[0]?.profile}</strong>, ${open.join(" and ") || "none failed and none is unknown"}.${
    excepted > 0 &&
    html` ${thousands(excepted)} ${isOrAre(excepted)} accepted <a href="#exceptions">by exception</a>.`
  }${isDrifted && " The account is not as it was declared."}${isSpared && " Nothing of that blocks, as this was run."}`;
}

const isOrAre = (n: number): string => (n === 1 ? "is" : "are");

function view(report: Report, run: Run | undefined): Markup {
  const { summary } = report;
  return html`<li><h2>${mark(isProven(report) ? "pass" : "fail")} ${capital(VIEWS[report.view])} <small>${count(report.resources, "resource")}</small></h2>
${counts(summary)}
${bar(summary)}
${judgedFiles(report).map((input) => file(input, run))}${[...sinceWords(report), ...baselineWords(report)].map((words) => html`<p class="input">${words}</p>`)}</li>
`;
}

/** A name that evidence gave: nothing in it leads out of the folder. */
const STORED = /^inputs\/[\w.-]+$/;

function file({ file, digest }: { file: string; digest: string }, run: Run | undefined): Markup {
  const masked = run?.masked[file];
  const name =
    run && STORED.test(file) ? html`<a href="${file}">${file}</a>` : html`<span>${file}</span>`;
  return html`<p class="input">${name} <code>${digest}</code>${masked !== undefined && ` ${count(masked, "value")} masked`}</p>`;
}

/** What a team changes of a profile is said, and not only done. */
function changed({ reports, run }: Judging): Markup {
  const off = Object.entries(reports[0]?.off ?? {});
  const parameters = Object.entries(run?.settings.parameters ?? {});
  if (off.length + parameters.length === 0) return html``;
  return html`, changed by the team:<ul>
${parameters.map(
  ([id, values]) =>
    html`<li><code>${id}</code> with ${Object.entries(values)
      .map(([name, of]) => `${name} ${JSON.stringify(of)}`)
      .join(", ")}</li>`,
)}
${off.map(([id, reason]) => html`<li><code>${id}</code> turned off: ${reason}</li>`)}
</ul>`;
}

const ofRun = ({
  id,
  version,
  commit,
  previous,
}: Run): Markup => html`<dt>Tool</dt><dd>Proofstack ${version}</dd>
${commit !== undefined && html`<dt>Commit</dt><dd><code>${commit}</code></dd>`}
<dt>Run</dt><dd><code>${id}</code></dd>
<dt>Follows</dt><dd>${previous ? html`run <code>${previous.run}</code>, of the manifest <code>${previous.manifest}</code>` : "no earlier run"}</dd>
`;
