import type { Json, Origin, Resource } from "../model/model";
import type { Exception } from "./exceptions";
import { foundIn } from "./found";
import type { Links } from "./links";
import type { Severity } from "./policy";
import type { ActiveControl } from "./profile";
import type { Undecided } from "./undecided";

export type Outcome = "pass" | "fail" | "unknown" | "excepted" | "not-applicable";

/** What one control says of one subject. */
export interface Verdict {
  control: string;
  /** Terraform's address; `stack` for a presence control; empty when the control selected nothing. */
  address: string;
  verdict: Outcome;
  severity: Severity;
  title: string;
  /** The control's parameters. */
  expected: Record<string, Json>;
  /** What stands at each path that the control reads: `attribute`, or `<type>.<attribute>` of what links reach. */
  found: Record<string, Json>;
  /** What could not be told, when the verdict is unknown. */
  unknown?: Undecided[];
  fix: string;
  frameworks: Record<string, string[]>;
  origin?: Origin;
  /** Why the verdict blocks nothing, when it is excepted. */
  exception?: Pick<Exception, "reason" | "approvedBy" | "expires">;
}

/** What one control makes of one subject, before anybody asks for the details. */
export interface Judgement {
  control: ActiveControl;
  /** None when the control selected nothing. */
  subject?: Resource;
  outcome: Outcome;
  /** What could not be told, when the outcome is unknown. */
  undecided?: Undecided[];
  /** What accepts the outcome, when it is excepted. */
  exception?: Exception;
}

/** The details of a judgement. Finding them costs more than judging, so it is done for what is shown. */
export function verdictOf(judgement: Judgement, links: Links): Verdict {
  const { control, subject } = judgement;
  return toldOf(
    judgement,
    subject ? foundIn(control, subject, () => links.reach([subject], control)) : {},
  );
}

/** The details of a judgement, of which is known what was found. */
export function toldOf(
  { control, subject, outcome, undecided, exception }: Judgement,
  found: Verdict["found"],
): Verdict {
  return {
    control: control.id,
    address: subject?.address ?? "",
    verdict: outcome,
    severity: control.severity,
    title: control.title,
    expected: control.parameters,
    found,
    ...(undecided && { unknown: undecided }),
    fix: control.remedy,
    frameworks: control.frameworks,
    ...(subject?.origin && { origin: subject.origin }),
    ...(exception && { exception: termsOf(exception) }),
  };
}

const termsOf = ({ reason, approvedBy, expires }: Exception) => ({ reason, approvedBy, expires });
