import type { Model, Resource } from "../model/model";
import { provenIn } from "./evaluate";
import { Links } from "./links";
import type { Policy } from "./policy";
import type { ActiveControl } from "./profile";
import { STACK } from "./reads";
import { slices } from "./slice";
import { refusedTypes, undecidedIn } from "./undecided";
import { type Judgement, type Verdict, verdictOf } from "./verdict";

export type { Verdict } from "./verdict";

export interface JudgeOptions {
  /** Subjects a slice; the verdicts do not depend on it. */
  sliceSize?: number;
  /** Told after each slice how many judgements have been made. */
  onProgress?: (judgements: number) => void;
}

/**
 * Every control's judgement on every subject it selects, and one without a subject for each control that
 * selected nothing; by control, then address.
 * @throws ControlCrashed
 */
export function judgementsOf(
  model: Model,
  links: Links,
  policy: Policy,
  controls: ActiveControl[],
  { sliceSize, onProgress }: JudgeOptions = {},
): Judgement[] {
  const byControl = new Map<ActiveControl, Judgement[]>(controls.map((control) => [control, []]));
  let made = 0;
  for (const slice of slices(model, links, controls, sliceSize)) {
    const proven = provenIn(policy, slice);
    for (const { control, subjects } of slice.asked) {
      const judgements = byControl.get(control);
      const addresses = proven.get(control.id);
      // Where a type that its links reach is not known at all, it has proved it of too few resources.
      const linked = refusedTypes(control.reads.linked.keys(), model.refused);
      for (const subject of subjects) {
        const refused = model.refused
          ? [...linked, ...refusedTypes([subject.type], model.refused)]
          : linked;
        if (refused.length > 0) {
          judgements?.push({ control, subject, outcome: "unknown", undecided: refused });
        } else if (addresses?.has(subject.address)) {
          judgements?.push({ control, subject, outcome: "pass" });
        } else judgements?.push(unproven(control, subject, links, model.refused));
      }
      made += subjects.length;
    }
    onProgress?.(made);
  }
  return [...byControl].flatMap(([control, judgements]) => {
    const all = [...judgements, ...onRefused(control, judgements, model.refused)];
    return all.length > 0 ? all : [{ control, outcome: "not-applicable" as const }];
  });
}

/** Types that the control selects, of which the account doesn't even say what there is. */
function onRefused(
  control: ActiveControl,
  judgements: Judgement[],
  refused: Model["refused"],
): Judgement[] {
  const judged = new Set(judgements.map(({ subject }) => subject?.type));
  return refusedTypes(control.selects, refused)
    .filter(({ address }) => !judged.has(address))
    .map((undecided) => ({
      control,
      subject: { ...STACK, address: undecided.address, type: undecided.address },
      outcome: "unknown" as const,
      undecided: [undecided],
    }));
}

function unproven(
  control: ActiveControl,
  subject: Resource,
  links: Links,
  refused: Model["refused"],
): Judgement {
  const undecided = undecidedIn(control, subject, links.reach([subject], control), refused);
  return undecided.length > 0
    ? { control, subject, outcome: "unknown", undecided }
    : { control, subject, outcome: "fail" };
}

/** Every verdict on what the controls select, by control and then address. @throws ControlCrashed */
export function judge(model: Model, policy: Policy, controls: ActiveControl[]): Verdict[] {
  const links = new Links(model);
  return judgementsOf(model, links, policy, controls)
    .filter(({ subject }) => subject)
    .map((judgement) => verdictOf(judgement, links));
}
