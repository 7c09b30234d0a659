import type { Report } from "../../gate/report";
import { idleWords } from "../words";
import { html, type Markup } from "./markup";

/** The risks that are accepted, until when and by whom, and the exceptions that did nothing. */
export function* exceptions(reports: readonly Report[]): Generator<Markup> {
  const accepted = unique(
    reports.flatMap(({ judgements }) => judgements.flatMap(({ exception }) => exception ?? [])),
  );
  const idle = unique(reports.flatMap((report) => report.idle.map(idleWords)));
  const rows = accepted.map(
    ({ control, address, reason, approvedBy, expires }) =>
      html`<li><code>${address}</code> <a href="#${control}">${control}</a><p>until <strong><time datetime="${expires}">${expires}</time></strong>, approved by ${approvedBy}: ${reason}</p></li>\n`,
  );
  if (rows.length > 0) {
    yield html`<p class="note">What does not hold and is accepted; on the day after it fails again.</p>
<ul class="plain">
${rows}</ul>
`;
  }
  if (idle.length > 0) {
    yield html`<h3>Did nothing</h3>
<ul class="plain">${idle.map((words) => html`<li>${words}</li>`)}</ul>
`;
  }
}

/** What the account waits for somebody's word for. */
export function* awaiting(reports: readonly Report[]): Generator<Markup> {
  const all = reports.flatMap((report) => report.awaiting ?? []);
  if (all.length === 0) return;
  yield html`<ul class="plain">${all.map(({ address, type, reason }) => html`<li><code>${address ?? type}</code><p>${reason}</p></li>`)}</ul>
`;
}

/** The same exception holds in every view. */
const unique = <T>(items: T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
