import { isPassing, type Spared } from "../gate/blocking";
import type { IdleException } from "../gate/exceptions";
import { isProven, type Report, type Summary } from "../gate/report";
import type { Undecided } from "../gate/undecided";
import type { View } from "../model/model";
import { count, printable, thousands } from "./text";

const FRAMEWORKS: Record<string, string> = {
  "pci-dss-4.0.1": "PCI DSS 4.0.1",
  soc2: "SOC 2",
  "nist-800-53-r5": "NIST 800-53 r5",
};

/** A framework by the name that its publisher uses. */
export const frameworkName = (id: string): string => FRAMEWORKS[id] ?? id;

/** The frameworks by the names that their publishers use, each with the requirements' numbers. */
export const frameworksOf = (frameworks: Record<string, string[]>) =>
  Object.entries(frameworks).map(([id, ids]) => ({ name: frameworkName(id), ids }));

/** The requirements that a control contributes to: `PCI DSS 4.0.1 10.5.1 · SOC 2 CC7.2`. */
export const requirementsOf = (frameworks: Record<string, string[]>): string =>
  frameworksOf(frameworks)
    .map(({ name, ids }) => `${name} ${ids.join(", ")}`)
    .join(" · ");

/** How it was answered, in the words of a heading: a report that passes is not always one that proves. */
export function answerOf(report: Report): "Proven" | "Nothing blocks" | "Not proven" {
  if (isProven(report)) return "Proven";
  return isPassing(report) ? "Nothing blocks" : "Not proven";
}

/** Why a finding does not block, after "it is". */
export const sparedWords = ({ failOn }: Report, spared: Spared): string =>
  ({ below: `below ${failOn}`, known: "known in the baseline" })[spared];

/** How many of an outcome are there that the baseline does not have. */
export function freshOf(report: Report, outcome: "fail" | "unknown"): number {
  const { baseline, judgements, summary } = report;
  if (!baseline) return summary[outcome];
  return judgements.filter((one) => one.outcome === outcome && !baseline.known.has(one)).length;
}

/** What there is to know of the baseline: where it is not the same question, and what became of it. */
export function baselineWords({ baseline }: Report): string[] {
  if (!baseline) return [];
  const { differs, fixed } = baseline;
  const file = printable(baseline.file);
  const [are, they] = fixed.length === 1 ? ["is", "it"] : ["are", "they"];
  return [
    differs.length > 0 &&
      `${file} was of another ${differs.join(" and ")}: what differs for that is new here`,
    fixed.length > 0 &&
      `${count(fixed.length, "finding")} of ${file} ${are} fixed: refresh it with --out ${file}, or ${they} may come back unseen`,
  ].filter((words) => words !== false);
}

/** How many verdicts were left out, because nothing changed that they rest on. */
export function leftOutOf({ since }: Report): number {
  const { pass, fail, unknown, excepted } = since?.leftOut ?? NOTHING;
  return pass + fail + unknown + excepted;
}

const NOTHING: Summary = { pass: 0, fail: 0, unknown: 0, excepted: 0, notApplicable: 0 };

/** What there is to know of what was left out, and of what could not be. */
export function sinceWords(report: Report): string[] {
  const { since } = report;
  if (!since) return [];
  const { from, absent, leftOut } = since;
  const left = leftOutOf(report);
  const open = leftOut.fail + leftOut.unknown;
  const [rest, are] = left === 1 ? ["rests", "is"] : ["rest", "are"];
  const among =
    open > 0 ? `; ${thousands(open)} of them ${open === 1 ? "is" : "are"} not proven` : "";
  return [
    ...absent.map((file) => `${printable(file)} is not in ${printable(from)}: all of it is judged`),
    ...(left > 0
      ? [
          `${count(left, "verdict")} ${rest} on nothing that changed since ${printable(from)}, and ${are} left out${among}`,
        ]
      : []),
  ];
}

/** What was judged, as a sentence says it. */
export const sourceOf = (view: View): string => (view === "live" ? "the account" : `this ${view}`);

const NOT_KNOWN: Record<View, string> = {
  synth: "given elsewhere (a variable, a data source): judge the plan",
  plan: "known only after apply: judge the state then, or set it in the configuration",
  state: "not in the state: refresh it",
  live: "not to be read from the account: name what was declared with --declared",
};

const MASKED =
  "masked, for it is sensitive: write the evidence with --reveal TYPE.ATTRIBUTE to show it";

/** Why a verdict is unknown and what would settle it, a sentence for each resource and reason. */
export function resolutions(undecided: Undecided[], subject: string, view: View): string[] {
  const sentences = new Map<string, { whose: string; attributes: string[]; why: string }>();
  for (const { address, attribute, outside, refused, masked } of undecided) {
    const elsewhere =
      outside && `outside what was judged, at ${outside.join(", ")}: judge it together with that`;
    const told = masked ? MASKED : NOT_KNOWN[view];
    const isAll = attribute === "*";
    const why = elsewhere ?? (refused ? `${isAll ? "" : "not "}known: ${refused}` : told);
    const key = `${address} ${why}`;
    const whose = address === subject ? "" : `${address}: `;
    const sentence = sentences.get(key) ?? { whose, attributes: [], why };
    sentence.attributes.push(isAll ? "nothing" : attribute);
    sentences.set(key, sentence);
  }
  return [...sentences.values()].map(
    ({ whose, attributes, why }) =>
      `${whose}${attributes.join(", ")} ${attributes.length > 1 ? "are" : "is"} ${why}`,
  );
}

const IDLE: Record<IdleException["why"], string> = {
  expired: "expired",
  stale: "matches nothing: remove it",
  proven: "is needed no more: remove it",
  duplicate: "is there twice; the first one counts",
};

/** That an exception did nothing, and why. */
export const idleWords = ({ control, address, why, expires }: IdleException): string =>
  `exception for ${control} at ${printable(address)} ${IDLE[why]}${why === "expired" ? ` on ${expires}` : ""}`;
