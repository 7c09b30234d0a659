import type { Outcome } from "../../gate/verdict";
import type { View } from "../../model/model";
import { thousands } from "../text";
import { html, type Markup } from "./markup";

/** An outcome of something that was judged. */
export type Judged = Exclude<Outcome, "not-applicable">;

/** What a reader must know first comes first. */
export const OUTCOMES: Judged[] = ["fail", "unknown", "excepted", "pass"];

export const MARKS: Record<Judged, string> = { fail: "✗", unknown: "?", excepted: "~", pass: "✓" };

export const WORDS: Record<Judged, string> = {
  fail: "failed",
  unknown: "unknown",
  excepted: "accepted",
  pass: "proven",
};

/** What was judged, as it is named here. */
export const VIEWS: Record<View, string> = {
  synth: "synthesized JSON",
  plan: "plan",
  state: "state",
  live: "account",
};

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A sign beside words that say the same: not to be read out. */
export const mark = (outcome: Judged): Markup =>
  html`<i class="mark ${outcome}" aria-hidden="true">${MARKS[outcome]}</i>`;

/** `✗ 3 failed`, for each outcome that there is. */
export const counts = (of: Record<Judged, number>): Markup =>
  html`<span class="counts">${OUTCOMES.filter((outcome) => of[outcome] > 0).map(
    (outcome) =>
      html`<span class="count ${outcome}">${mark(outcome)} ${thousands(of[outcome])} ${WORDS[outcome]}</span> `,
  )}</span>`;

/** How the counts divide: for the eye, beside the numbers. */
export function bar(of: Record<Judged, number>): Markup {
  const total = OUTCOMES.reduce((sum, outcome) => sum + of[outcome], 0);
  let from = 0;
  const parts = OUTCOMES.map((outcome) => {
    const share = total === 0 ? 0 : (100 * of[outcome]) / total;
    const part = html`<rect class="${outcome}" x="${from.toFixed(2)}%" width="${share.toFixed(2)}%" height="100%"/>`;
    from += share;
    return share > 0 ? part : html``;
  });
  return html`<svg class="bar" aria-hidden="true">${parts}</svg>`;
}
