import { Refusal } from "../errors";
import type { Model, View } from "../model/model";
import { type JudgeOptions, judgementsOf } from "./judge";
import { Links } from "./links";
import type { Policy } from "./policy";
import type { ActiveControl } from "./profile";
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
  policy: { digest: string };
  input: InputFile[];
  summary: Summary;
  /** How many resources the input holds. */
  resources: number;
  /** By control, then address. */
  judgements: Judgement[];
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

/**
 * Judges a model.
 * @throws ControlCrashed
 * @throws NothingJudged
 */
export function reportOn(
  model: Model,
  input: InputFile[],
  policy: Policy,
  profile: { name: string; controls: ActiveControl[] },
  options: JudgeOptions = {},
): Report {
  const files = input.map(({ file }) => file);
  if (model.resources.length === 0) throw new NothingJudged(files, "it holds no resource");
  const links = new Links(model);
  const judgements = judgementsOf(model, links, policy, profile.controls, options);
  if (judgements.every(({ subject }) => !subject)) {
    throw new NothingJudged(
      files,
      `none of its ${model.resources.length} resources is of a type that a control of profile "${profile.name}" judges`,
    );
  }
  return {
    view: model.view,
    profile: profile.name,
    policy: { digest: policy.digest },
    input,
    summary: summaryOf(judgements),
    resources: model.resources.length,
    judgements,
    verdictOf: (judgement) => verdictOf(judgement, links),
  };
}

/** Whether nothing blocks: everything that was judged is proven, or accepted by an exception. */
export const isProven = ({ summary }: Report): boolean =>
  summary.fail === 0 && summary.unknown === 0;

const COUNTED_AS: Record<Outcome, keyof Summary> = {
  pass: "pass",
  fail: "fail",
  unknown: "unknown",
  excepted: "excepted",
  "not-applicable": "notApplicable",
};

function summaryOf(judgements: Judgement[]): Summary {
  const summary: Summary = { pass: 0, fail: 0, unknown: 0, excepted: 0, notApplicable: 0 };
  for (const { outcome } of judgements) summary[COUNTED_AS[outcome]] += 1;
  return summary;
}
