import type { Summary } from "../../gate/report";
import type { View } from "../../model/model";
import type { Outcome as Past } from "../run";
import { count, thousands } from "../text";
import { html, type Markup } from "./markup";
import { capital, VIEWS } from "./verdict";

/** Of a chart: as wide as the page is, however many runs are remembered. */
const WIDTH = 900;
const HEIGHT = 48;

/** Of a run in it, with the gap to the next. */
const STEP = 13;
const GAP = 3;

/** Of the least that can be seen. */
const LEAST = 2;

/** The runs before, and this one, the oldest first: what blocked in each view. */
export function* trend(runs: readonly Past[]): Generator<Markup> {
  if (runs.length < 2) return;
  const newest = [...runs].reverse();
  const views = [...new Set(newest.flatMap((run) => run.views.map(({ view }) => view)))];
  const rows = newest.map(
    ({ time, result, views: said }) =>
      html`<tr><th scope="row"><time datetime="${time}">${instant(time)}</time></th><td>${result === "PASSED" ? "compliant" : "not compliant"}</td>${views.map(
        (view) => html`<td>${cell(said.find((one) => one.view === view)?.summary)}</td>`,
      )}</tr>\n`,
  );
  yield html`<p class="note">What blocked in each of ${count(runs.length, "run")}, the newest last: failed, and unknown above it.</p>
<div class="charts">${views.map((view) => chart(view, runs))}</div>
<details class="runs"><summary>${count(runs.length, "run")} as a table, the newest first</summary>
<div class="wide" tabindex="0" role="region" aria-label="The runs as a table"><table>
<thead><tr><th scope="col">Run</th><th scope="col">Result</th>${views.map((view) => html`<th scope="col">${capital(VIEWS[view])}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div></details>
`;
}

function chart(view: View, runs: readonly Past[]): Markup {
  const summaries = runs.map(({ views }) => views.find((one) => one.view === view)?.summary);
  const blocking = summaries.map((summary) => (summary ? blockingIn(summary) : 0));
  const most = Math.max(1, ...blocking);
  const scaled = (n: number) => (n === 0 ? 0 : Math.max(LEAST, (n / most) * (HEIGHT - LEAST)));
  const step = Math.min(STEP, WIDTH / runs.length);
  const box = (name: string, at: number, y: number, height: number): Markup =>
    html`<rect class="${name}" x="${(at * step).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * (1 - GAP / STEP)).toFixed(1)}" height="${height.toFixed(1)}"/>`;
  const bars = summaries.map((summary, at) => {
    if (!summary) return html``;
    const [fail, unknown] = [scaled(summary.fail), scaled(summary.unknown)];
    return html`${box("pass", at, HEIGHT - LEAST, LEAST)}${fail > 0 && box("fail", at, HEIGHT - fail, fail)}${unknown > 0 && box("unknown", at, HEIGHT - fail - unknown, unknown)}`;
  });
  const width = Math.ceil(runs.length * step);
  const first = summaries.find((summary) => summary);
  const last = summaries.at(-1);
  return html`<figure><svg role="img" aria-label="${capital(VIEWS[view])}, run by run: in numbers in the table below" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">${bars}</svg>
<figcaption><strong>${capital(VIEWS[view])}</strong> ${last ? `${thousands(blockingIn(last))} blocking` : "not judged"} now, ${first && thousands(blockingIn(first))} when it was first judged</figcaption></figure>
`;
}

const blockingIn = ({ fail, unknown }: Summary): number => fail + unknown;

function cell(summary: Summary | undefined): string {
  if (!summary) return "not judged";
  const { fail, unknown, excepted, pass } = summary;
  const parts: [number, string][] = [
    [fail, "failed"],
    [unknown, "unknown"],
    [excepted, "accepted"],
    [pass, "proven"],
  ];
  return parts.flatMap(([n, word]) => (n > 0 ? `${thousands(n)} ${word}` : [])).join(" · ");
}

/** 2026-06-01T12:00:00.000Z as people write it, to the minute. */
export const instant = (time: string): string => `${time.slice(0, 16).replace("T", " ")} UTC`;
