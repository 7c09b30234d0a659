import type { Arbitrary } from "fast-check";

/**
 * Terraform JSON with the nesting of addresses taken out: `"aws_sns_topic.a": { name: "a" }`.
 * References are written as Terraform writes them: `"${aws_kms_key.k.arn}"`. Cases are read by the
 * real synth reader, so a case means what the same configuration means.
 */
export type CaseConfig = Record<string, Record<string, unknown>>;

export interface BadCase {
  config: CaseConfig;
  /** The subjects that must not be proven, and no others; "stack" for a presence control. */
  at: string[];
}

/** Damage that no control could be asked to notice, because what it leaves complies as well. */
export interface Harmless {
  /** `<type>.<attribute path>`; a `*` at its end, or at its beginning, stands for anything, here as below. */
  path: string;
  /** The damage's name, as the mutation suite tells it. */
  damage: string;
  /** The one resource that is damaged; without it, every one of the type. */
  address?: string;
  /** One place along the path; without it, every place. */
  place?: string;
  /** Met only in the deployed state, whose resources are others. */
  onlyIn?: "state";
  because: string;
}

/** What each `cases.ts` exports as `cases`. The suites in `tests-policy/` run them for every control. */
export interface ControlCases {
  /** Everything that is selected is proven. */
  pass: Record<string, CaseConfig>;
  fail: Record<string, BadCase>;
  /** Neither provable nor refuted in this view: a read attribute is not known, or points outside. */
  unknown?: Record<string, BadCase>;
  /**
   * Boundary damage, for the mutation suite: `<type>.<attribute path>` -> values that make a compliant
   * resource non-compliant when they stand there. Removal, null, a wrong type and swapped references
   * are generated for every path without being listed.
   */
  damage?: Record<string, Arbitrary<unknown>>;
  /** What the mutation suite may do that nobody need notice, and why; it fails when that is not so, or never met. */
  equivalent?: Harmless[];
}
