import { Refusal } from "../errors";
import type { Model, Origin, View } from "../model/model";
import type { Baseline } from "./baseline";
import { type Awaiting, type Drift, isNone } from "./drift";
import { type Exception, except, type IdleException } from "./exceptions";
import { type JudgeOptions, judgementsOf } from "./judge";
import { Links } from "./links";
import type { Control, Policy, Severity } from "./policy";
import type { ActiveControl } from "./profile";
import type { Since } from "./since";
import { type Judgement, type Outcome, type Verdict, verdictOf } from "./verdict";

/** A file that was judged, and `sha256:` over its bytes. */
export interface InputFile {
  file: string;
  digest: string;
}

export interface Summary {
  pass: number;
  fail: number;
  unknown: number;
  excepted: number;
  notApplicable: number;
}

/** A model judged: what every output format is written from. */
export interface Report {
  view: View;
  profile: string;
  /** The day in UTC by which exceptions hold, YYYY-MM-DD. */
  today: string;
  policy: { digest: string };
  input: InputFile[];
  summary: Summary;
  /** Every control that there is, of this profile or not. */
  catalogue: Control[];
  /** How many resources the input holds. */
  resources: number;
  /** By control, then address. */
  judgements: Judgement[];
  /** Controls of the profile that the team turned off, and why. */
  off: Record<string, string>;
  /** Exceptions that did nothing. */
  idle: IdleException[];
  /** Where the account and what was declared disagree, when they were compared. */
  drift?: Drift;
  /** The earlier report against which this one is held: only what is new blocks. */
  baseline?: Baseline;
  /** The least severe finding that blocks; every finding does, when undefined. */
  failOn?: Severity;
  /** What was left out, when it is held against an earlier form of what was judged. */
  since?: Since;
  /** What the account has yet to be given somebody's word for. */
  awaiting?: Awaiting[];
  /** Where what was declared at an address was made, whether it is in the model or not. */
  originOf?(address: string): Origin | undefined;
  /** URL of the folder that origins name files of, where somebody can look at them. */
  sources?: string;
  /** Which of several input files holds an address. */
  fileOf?(address: string): string | undefined;
  /** The details of a judgement. */
  verdictOf(judgement: Judgement): Verdict;
}

/** No control had anything to judge, so there is nothing that could pass. */
export class NothingJudged extends Refusal {
  override readonly name = "NothingJudged";
  constructor(files: string[], why: string) {
    super(`${files.join(", ")}: ${why}, so nothing was judged, which is not a pass.`);
  }
}

/** What a model is judged by, beside the policy. */
export interface Terms {
  profile: string;
  controls: ActiveControl[];
  off: Record<string, string>;
  exceptions: Exception[];
  /** The day in UTC, YYYY-MM-DD. */
  today: string;
}

/**
 * Judges a model.
 * @throws ControlCrashed
 * @throws NothingJudged
 */
export function reportOn(
  model: Model,
  input: InputFile[],
  policy: Policy,
  terms: Terms,
  options: JudgeOptions = {},
): Report {
  const files = input.map(({ file }) => file);
  if (model.resources.length === 0 && !model.refused)
    throw new NothingJudged(files, "it holds no resource");
  const links = new Links(model);
  const judged = judgementsOf(model, links, policy, terms.controls, options);
  if (judged.every(({ subject }) => !subject)) {
    throw new NothingJudged(
      files,
      `none of its ${model.resources.length} resources is of a type that a control of profile "${terms.profile}" judges`,
    );
  }
  const { judgements, idle } = except(judged, terms.exceptions, terms.today);
  return {
    view: model.view,
    profile: terms.profile,
    today: terms.today,
    policy: { digest: policy.digest },
    catalogue: policy.controls,
    input,
    summary: summaryOf(judgements),
    resources: model.resources.length,
    judgements,
    off: terms.off,
    idle,
    verdictOf: (judgement) => verdictOf(judgement, links),
  };
}

/**
 * Whether everything that was judged is proven, or accepted by an exception, that which is left out as well;
 * and the account, where it was compared, is as declared.
 */
export const isProven = ({ summary, since, drift }: Report): boolean =>
  [summary, since?.leftOut].every((counts) => !counts?.fail && !counts?.unknown) &&
  (drift === undefined || isNone(drift));

const COUNTED_AS: Record<Outcome, keyof Summary> = {
  pass: "pass",
  fail: "fail",
  unknown: "unknown",
  excepted: "excepted",
  "not-applicable": "notApplicable",
};

/** How many judgements of each outcome there are. */
export function summaryOf(judgements: Judgement[]): Summary {
  const summary: Summary = { pass: 0, fail: 0, unknown: 0, excepted: 0, notApplicable: 0 };
  for (const { outcome } of judgements) summary[COUNTED_AS[outcome]] += 1;
  return summary;
}
