import type { Report } from "../../gate/report";
import type { Outcome } from "../../gate/verdict";
import type { View } from "../../model/model";
import {
  type Requirement as RequirementOfView,
  requirementsIn,
  type Support,
} from "../requirements";
import { html, type Markup } from "./markup";
import { type Judged, mark } from "./verdict";

type Status = RequirementOfView["status"];

/** What one view says of a requirement. */
interface Said {
  view: View;
  status: Status;
  supports: Support[];
}

/** A requirement of a framework, over all views. */
export interface Requirement {
  /** Unlike every other's: what links lead to. */
  key: string;
  framework: string;
  name: string;
  number: string;
  /** Id -> title of the controls that it rests on. */
  controls: Map<string, string>;
  said: Said[];
}

/**
 * The requirements that some view says something of, by framework and number; none where verdicts were left
 * out, for what they say might be that a requirement is not met.
 */
export function requirementsOver(reports: readonly Report[]): Requirement[] {
  if (reports.some(({ since }) => since)) return [];
  const requirements = new Map<string, Requirement>();
  for (const report of reports) {
    for (const { framework, name, id, status, controls } of requirementsIn(report)) {
      const key = `${framework}/${id}`;
      const titles = new Map(controls.map((control) => [control.id, control.title]));
      const said = { view: report.view, status, supports: controls };
      const known = requirements.get(key);
      if (known) known.said.push(said);
      else
        requirements.set(key, { key, framework, name, number: id, controls: titles, said: [said] });
    }
  }
  return [...requirements.values()];
}

/** Requirement by requirement, framework by framework. @param groups what can be linked to */
export function* requirementsSection(
  requirements: readonly Requirement[],
  groups: readonly { id: string }[],
): Generator<Markup> {
  if (requirements.length === 0) return;
  const judged = new Set(groups.map(({ id }) => id));
  yield html`<p class="note">A requirement is met here when every control that it rests on was judged and holds. Nothing is claimed of what else it asks, of people and processes.</p>
`;
  for (const framework of new Set(requirements.map((requirement) => requirement.framework))) {
    const own = requirements.filter((requirement) => requirement.framework === framework);
    yield html`<h3>${own[0]?.name} ${tally(own)}</h3>
${own.map((requirement) => row(requirement, judged))}`;
  }
}

const STATUSES: Record<Status, { mark: Judged | "part"; words: string }> = {
  "not met": { mark: "fail", words: "not met" },
  unknown: { mark: "unknown", words: "unknown" },
  "in part": { mark: "part", words: "met in part" },
  accepted: { mark: "excepted", words: "accepted" },
  met: { mark: "pass", words: "met" },
};

const WORST = Object.keys(STATUSES) as Status[];

const worstOf = ({ said }: Requirement): Status =>
  WORST.find((status) => said.some((one) => one.status === status)) ?? "unknown";

function tally(requirements: readonly Requirement[]): Markup {
  const words = WORST.flatMap((status) => {
    const count = requirements.filter((requirement) => worstOf(requirement) === status).length;
    return count > 0 ? `${count} ${STATUSES[status].words}` : [];
  });
  return html`<small>${words.join(" · ")}</small>`;
}

function row(requirement: Requirement, judged: ReadonlySet<string>): Markup {
  const { key, name, number, controls, said } = requirement;
  const supports = [...controls].map(
    ([id, title]) =>
      html`<li>${judged.has(id) ? html`<a href="#${id}">${id}</a>` : html`<code>${id}</code>`} ${title}: ${inEachView(said, id)}</li>`,
  );
  return html`<details class="requirement">
<summary><h4><span class="hidden">${name} </span>${number}</h4>${statuses(requirement)}<span class="why">${whyOf(requirement)}</span></summary>
<ul id="${key}">${supports}</ul>
</details>
`;
}

/** Of each view, unless all say the same. */
function statuses({ said }: Requirement): Markup {
  const isSame = said.every(({ status }) => status === said[0]?.status);
  return html`<span class="statuses">${(isSame ? said.slice(0, 1) : said).map(
    ({ view, status }) =>
      html`<span class="status">${signOf(status)} ${STATUSES[status].words}${!isSame && html` <small>${view}</small>`}</span> `,
  )}</span>`;
}

function signOf(status: Status): Markup {
  const sign = STATUSES[status].mark;
  if (sign === "part") return html`<i class="mark part" aria-hidden="true">◐</i>`;
  return mark(sign);
}

/** Once, where no view has anything to say of it. */
function inEachView(said: Said[], id: string): string {
  const reasons = new Set(
    said.map(({ supports }) => supports.find((one) => one.id === id)?.silent),
  );
  const [reason] = reasons;
  if (reasons.size === 1 && reason) return reason;
  return said
    .map((one) => `${said.length > 1 ? `${one.view} ` : ""}${howItDid(one, id)}`)
    .join("; ");
}

function howItDid({ supports }: Said, id: string): string {
  const support = supports.find((one) => one.id === id);
  if (!support) return "not judged";
  const { judgements, silent } = support;
  const proven = judgements.filter(({ outcome }) => outcome === "pass").length;
  return silent ?? `${proven} of ${judgements.length} proven`;
}

const NAMED = 3;

/** What keeps a requirement from being met, or what it rests on. */
function whyOf(requirement: Requirement): string {
  const { said, controls } = requirement;
  const status = worstOf(requirement);
  const [outcome, words] = BECAUSE[status];
  const ids = said.flatMap(({ supports }) =>
    supports
      .filter(({ judgements, silent }) =>
        outcome ? judgements.some((one) => one.outcome === outcome) : silent && status !== "met",
      )
      .filter(({ silent }) => silent !== "there is nothing that it judges")
      .map(({ id }) => id),
  );
  const different = status === "met" ? [...controls.keys()] : [...new Set(ids)];
  const more = different.length - NAMED;
  const named = different.slice(0, NAMED).join(", ");
  return `${words} ${named}${more > 0 ? ` and ${more} more` : ""}`;
}

const BECAUSE: Record<Status, [Outcome | undefined, string]> = {
  "not met": ["fail", "failed:"],
  unknown: ["unknown", "cannot be told:"],
  accepted: ["excepted", "accepted by exception:"],
  "in part": [undefined, "not judged:"],
  met: [undefined, "rests on"],
};
