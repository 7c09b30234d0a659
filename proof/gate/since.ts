import { isDeepStrictEqual } from "node:util";
import type { Model, Resource } from "../model/model";
import { Links } from "./links";
import { isPresence, STACK } from "./reads";
import { type Report, type Summary, summaryOf } from "./report";
import type { Judgement } from "./verdict";

/** An earlier form of what was judged. */
export interface Earlier {
  /** As it was named. */
  from: string;
  model: Model;
  /** Judged files that were not there then. */
  absent: string[];
}

/** What a report says only part of: the verdicts that rest on what changed. */
export interface Since {
  from: string;
  absent: string[];
  /** How many resources are new, or not as they were. */
  changed: number;
  /** How many are there no more. */
  removed: number;
  /** What the other verdicts say: they are the same as they were, by the same policy. */
  leftOut: Summary;
}

/**
 * Leaves in a report the verdicts that rest on something that changed: on a subject that is new or not as it
 * was, or to which the control's links lead from it; and of those about the stack as a whole, those that
 * look at a type of which something changed, came or went. When in doubt, a verdict stays.
 */
export function leaveOut(
  report: Report,
  model: Model,
  { from, model: earlier, absent }: Earlier,
): Report {
  const before = new Map(earlier.resources.map((resource) => [resource.address, resource]));
  const changed = new Set(
    model.resources
      .filter((resource) => !isSame(resource, before.get(resource.address)))
      .map(({ address }) => address),
  );
  const there = new Set(model.resources.map(({ address }) => address));
  const [now, then] = [new Links(model), new Links(earlier)];
  const isTouched = ({ control, subject }: Judgement): boolean => {
    if (!subject) return true;
    const was = isPresence(control) ? STACK : before.get(subject.address);
    if (!was || changed.has(subject.address)) return true;
    const reached = now.reach([subject], control);
    const formerly = addressesOf(then.reach([was], control));
    if (reached.size !== formerly.size) return true;
    for (const { address } of reached) {
      if (changed.has(address) || !formerly.has(address)) return true;
    }
    return false;
  };
  const judgements: Judgement[] = [];
  const others: Judgement[] = [];
  for (const judgement of report.judgements) {
    (isTouched(judgement) ? judgements : others).push(judgement);
  }
  return {
    ...report,
    judgements,
    summary: summaryOf(judgements),
    since: {
      from,
      absent,
      changed: changed.size,
      removed: earlier.resources.filter(({ address }) => !there.has(address)).length,
      leftOut: summaryOf(others),
    },
  };
}

/** All that a control is given of a resource by itself; who links to it is seen from those. */
function isSame(one: Resource, other: Resource | undefined): boolean {
  return other !== undefined && isDeepStrictEqual(contentOf(one), contentOf(other));
}

const contentOf = ({ type, values, refs, external, unknown }: Resource) => [
  type,
  values,
  refs,
  external,
  unknown,
];

const addressesOf = (resources: Iterable<Resource>): Set<string> =>
  new Set([...resources].map(({ address }) => address));
