import { SEVERITIES } from "../../gate/policy";
import type { Report } from "../../gate/report";
import { frameworkName } from "../words";
import type { Group } from "./controls";
import { html, type Markup } from "./markup";
import { capital, OUTCOMES, VIEWS, WORDS } from "./verdict";

/** What is chosen by, and how it is called. */
type Choices = (readonly [id: string, words: string])[];

/** Shown by the script: without it everything is there to be read, and nothing to filter with. */
export function filters(groups: readonly Group[], reports: readonly Report[]): Markup {
  const parts = groups.flatMap((group) => group.parts);
  const outcomes = OUTCOMES.filter((one) => parts.some(({ outcome }) => outcome === one));
  const verdicts: Choices = outcomes.map((outcome) => [outcome, WORDS[outcome]]);
  if (outcomes.includes("fail") && outcomes.includes("unknown")) {
    verdicts.unshift(["fail unknown", "failed or unknown"]);
  }
  const severities = SEVERITIES.filter((one) => groups.some(({ severity }) => severity === one));
  const served = groups.flatMap(({ serves }) => serves.map(({ framework }) => framework));
  const frameworks = [...new Set(served)].sort();
  const fields: [name: string, choices: Choices][] = [
    ["verdict", verdicts],
    ["severity", severities.map((severity) => [severity, severity])],
    ["framework", frameworks.map((id) => [id, frameworkName(id)])],
    ["view", reports.map(({ view }) => [view, VIEWS[view]])],
  ];
  // What all have is nothing to choose by; a framework not all serve.
  const chosen = fields.filter(([name, { length }]) => length > (name === "framework" ? 0 : 1));
  return html`<form id="filters" role="search" autocomplete="off" hidden>
<label class="search">Search <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="address or value"></label>
${chosen.map(([name, choices]) => choice(name, choices))}<span class="buttons"><button type="button" id="unfold">Unfold all</button> <button type="button" id="fold">Fold all</button> <button type="reset">Clear</button></span>
</form>
<output id="shown" for="${["search", ...chosen.map(([name]) => name)].join(" ")}"></output>
`;
}

const choice = (name: string, choices: Choices): Markup =>
  html`<label>${capital(name)} <select id="${name}"><option value="">all</option>${choices.map(
    ([id, words]) => html`<option value="${id}">${words}</option>`,
  )}</select></label>
`;
