import type { Control } from "../gate/policy";
import type { Report } from "../gate/report";
import type { Judgement, Outcome } from "../gate/verdict";
import { frameworkName } from "./words";

/** How one control that a requirement rests on did. */
export interface Support {
  id: string;
  title: string;
  /** What it says of each subject. */
  judgements: Judgement[];
  /** Why it says nothing. */
  silent?: "not in this profile" | "turned off" | "there is nothing that it judges";
}

/**
 * What one report says of one requirement of a framework.
 *
 * `met`: every control that it rests on was judged, and holds · `in part`: all that were judged hold, and
 * some were not judged · `accepted`: what does not hold is accepted by exceptions · `unknown`: some cannot
 * be told · `not met`: some failed.
 */
export interface Requirement {
  /** The framework's id, as the controls' metadata has it. */
  framework: string;
  /** The framework's name, as its publisher has it. */
  name: string;
  /** The requirement's number. */
  id: string;
  status: "met" | "in part" | "accepted" | "unknown" | "not met";
  controls: Support[];
}

/**
 * The requirements that this report says something of, by framework and number. A requirement rests on all
 * the controls of the catalogue that name it, those of other profiles too: keeping logs for 90 days and
 * archiving them are both named by PCI DSS 10.5.1, and neither alone meets it.
 */
export function requirementsIn(report: Report): Requirement[] {
  const judged = new Map<string, Judgement[]>();
  for (const judgement of report.judgements) {
    const { id } = judgement.control;
    const same = judged.get(id);
    if (same) same.push(judgement);
    else judged.set(id, [judgement]);
  }
  const requirements = new Map<string, Requirement>();
  for (const control of report.catalogue) {
    const support = supportOf(control, judged.get(control.id), report.off);
    for (const [framework, ids] of Object.entries(control.frameworks)) {
      for (const id of ids) {
        const key = `${framework} ${id}`;
        const name = frameworkName(framework);
        const found = requirements.get(key) ?? { framework, name, id, status: "met", controls: [] };
        requirements.set(key, found);
        found.controls.push(support);
      }
    }
  }
  return [...requirements.values()]
    .filter(({ controls }) => controls.some(({ silent }) => silent === undefined))
    .map((requirement) => ({ ...requirement, status: statusOf(requirement.controls) }))
    .sort(byNumber);
}

function supportOf(
  { id, title }: Control,
  judgements: Judgement[] | undefined,
  off: Report["off"],
): Support {
  const said = (judgements ?? []).filter(({ subject }) => subject);
  if (said.length > 0) return { id, title, judgements: said };
  if (judgements) return { id, title, judgements: [], silent: "there is nothing that it judges" };
  const silent = Object.hasOwn(off, id) ? "turned off" : "not in this profile";
  return { id, title, judgements: [], silent };
}

function statusOf(controls: Support[]): Requirement["status"] {
  const has = (outcome: Outcome) =>
    controls.some(({ judgements }) =>
      judgements.some((judgement) => judgement.outcome === outcome),
    );
  if (has("fail")) return "not met";
  if (has("unknown")) return "unknown";
  if (has("excepted")) return "accepted";
  // Where there is nothing to judge, nothing is missing.
  const isPart = controls.some(
    ({ silent }) => silent === "turned off" || silent === "not in this profile",
  );
  return isPart ? "in part" : "met";
}

const ORDER = ["pci-dss-4.0.1", "soc2", "nist-800-53-r5"];

/** 10.2 after 9.1, and SC-28 after SC-8. */
function byNumber(a: Requirement, b: Requirement): number {
  const rank = ORDER.indexOf(a.framework) - ORDER.indexOf(b.framework);
  return rank || NATURAL.compare(a.id, b.id);
}

const NATURAL = new Intl.Collator("en", { numeric: true });
