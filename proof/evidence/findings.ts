import { isFinding, type Spared, sparedBy, sparedDrift } from "../gate/blocking";
import { AS_DECLARED, type DriftItem, driftItems } from "../gate/drift";
import type { Severity } from "../gate/policy";
import type { Report } from "../gate/report";
import type { Judgement } from "../gate/verdict";
import type { Origin } from "../model/model";
import { controlUrl } from "../project";
import { clip, printable, shown } from "./text";
import { frameworksOf, resolutions } from "./words";

/** Characters of one value, and of everything that is said of one finding. */
const VALUE = 200;
const DETAIL = 2000;

/** What found it: a control, or the comparison of an account with what was declared. */
export interface Rule {
  /** A control's id; of the comparison, `live/as-declared`. */
  id: string;
  title: string;
  description: string;
  severity: Severity;
  fix: string;
  /** The page that explains it, when there is one. */
  url?: string;
  /** Frameworks by their publishers' names, each with the requirements' numbers. */
  requirements: { framework: string; ids: string[] }[];
}

/** One thing that blocks, or that would if an exception did not accept it. */
export interface Finding {
  rule: Rule;
  /** Terraform's address; `stack` for what should be there and is not. */
  address: string;
  outcome: "fail" | "unknown" | "excepted";
  /** What was found, or why it cannot be told; on one line, clipped, safe to print. */
  detail: string;
  origin: Origin;
  /** Why it does not block, when it does not. */
  spared?: Spared;
  /** Whether it was found before, when there is something to hold it against. */
  baselineState?: "new" | "unchanged";
  exception?: { reason: string; approvedBy: string; expires: string };
}

/** Everything that blocks or is accepted, in the report's order. */
export function* findings(report: Report): Generator<Finding> {
  for (const judgement of report.judgements) {
    const finding = findingOf(report, judgement);
    if (finding) yield finding;
  }
  yield* differences(report);
}

/** None when the judgement blocks nothing. */
export function findingOf(report: Report, judgement: Judgement): Finding | undefined {
  const { control, subject, outcome, exception } = judgement;
  if (!subject || outcome === "pass" || outcome === "not-applicable") return undefined;
  const spared = isFinding(judgement) ? sparedBy(report, judgement) : undefined;
  const baselineState = baselineStateOf(report, judgement);
  return {
    rule: ruleOf(control),
    address: subject.address,
    outcome,
    detail: detailOf(report, judgement),
    origin: subject.origin ?? {},
    ...(spared && { spared }),
    ...(baselineState && { baselineState }),
    ...(exception && { exception }),
  };
}

/** Whether the same was found before, in SARIF's words; undefined when there is no baseline. */
export function baselineStateOf(
  { baseline }: Report,
  judgement: Judgement,
): "new" | "unchanged" | undefined {
  if (!baseline) return undefined;
  return baseline.known.has(judgement) ? "unchanged" : "new";
}

/** Where the account is not what was declared. */
export function* differences(report: Report): Generator<Finding> {
  for (const item of driftItems(report.drift)) {
    const spared = sparedDrift(report, item);
    yield {
      rule: COMPARISON,
      address: item.address,
      outcome: "fail",
      detail: saidOf(item),
      origin: report.originOf?.(item.address) ?? {},
      ...(spared && { spared }),
      ...(report.baseline && { baselineState: spared === "known" ? "unchanged" : "new" }),
    };
  }
}

function saidOf({ kind, difference }: DriftItem): string {
  if (!difference)
    return kind === "missing" ? "declared, and not there" : "there, and not declared";
  const { attribute, declared, live } = difference;
  return printable(
    `${attribute} is ${shown(live, VALUE)}, and was declared ${shown(declared, VALUE)}`,
  );
}

/** The rules that could have found something in this report. */
export function rulesOf(report: Report): Rule[] {
  const controls = new Set(report.judgements.map(({ control }) => control));
  const rules = [...controls].map(ruleOf);
  return report.drift ? [...rules, COMPARISON] : rules;
}

const COMPARISON: Rule = {
  ...AS_DECLARED,
  title: "The account is as it was declared",
  description:
    "What stands in the account is not what was declared, so no proof of one holds for the other.",
  fix: "Apply what was declared, or declare what was changed by hand.",
  requirements: [],
};

function ruleOf(control: Judgement["control"]): Rule {
  const { id, title, description, severity, frameworks } = control;
  const requirements = frameworksOf(frameworks).map(({ name, ids }) => ({ framework: name, ids }));
  const url = controlUrl(id);
  return { id, title, description, severity, fix: control.remedy, url, requirements };
}

/** What was found, or why it cannot be told: on one line, clipped, safe to print. */
export function detailOf(report: Report, judgement: Judgement): string {
  if (judgement.undecided) {
    const { subject, undecided } = judgement;
    return clip(resolutions(undecided, subject?.address ?? "", report.view).join("; "), DETAIL);
  }
  const { found } = report.verdictOf(judgement);
  const values = Object.entries(found).map(([path, value]) => `${path} = ${shown(value, VALUE)}`);
  return clip(values.join("; "), DETAIL);
}
