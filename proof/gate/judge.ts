import type { Json, Model, Origin, Resource } from "../model/model";
import { provenIn } from "./evaluate";
import { foundIn } from "./found";
import type { Policy, Severity } from "./policy";
import type { ActiveControl } from "./profile";
import { STACK } from "./reads";
import { slices } from "./slice";

export type Outcome = "pass" | "fail" | "unknown" | "excepted" | "not-applicable";

/** What one control says of one subject. */
export interface Verdict {
  control: string;
  /** Terraform's address; `stack` for a presence control. */
  address: string;
  verdict: Outcome;
  severity: Severity;
  title: string;
  expected: Record<string, Json>;
  found: Record<string, Json>;
  fix: string;
  frameworks: Record<string, string[]>;
  origin?: Origin;
}

/** Every active control's verdict on every subject, by control and then address. @throws ControlCrashed */
export function judge(model: Model, policy: Policy, controls: ActiveControl[]): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const slice of slices(model, controls)) {
    const proven = provenIn(policy, slice);
    for (const { control, subjects } of slice.reaches) {
      const addresses = proven.get(control.id);
      for (const [address, reached] of subjects) {
        verdicts.push(verdictOf(control, address, reached, addresses?.has(address) ?? false));
      }
    }
  }
  return verdicts.sort((a, b) => compare(a.control, b.control) || compare(a.address, b.address));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function verdictOf(
  control: ActiveControl,
  address: string,
  reached: Resource[],
  isProven: boolean,
): Verdict {
  const subject = address === STACK ? undefined : reached[0];
  return {
    control: control.id,
    address,
    verdict: isProven ? "pass" : isUndecided(control, subject, reached) ? "unknown" : "fail",
    severity: control.severity,
    title: control.title,
    expected: control.parameters,
    found: foundIn(control, subject, reached),
    fix: control.fix.replace(/\{(\w+)\}/g, (whole, name) =>
      String(control.parameters[name] ?? whole),
    ),
    frameworks: control.frameworks,
    ...(subject?.origin && { origin: subject.origin }),
  };
}

/** Whether something that the control reads is not known in this view, or points outside it. */
function isUndecided(
  { reads: { own, linked } }: ActiveControl,
  subject: Resource | undefined,
  reached: Resource[],
): boolean {
  const undecided = (resource: Resource, paths: string[]) =>
    [...resource.unknown, ...Object.keys(resource.external)].some((missing) =>
      paths.some((path) => covers(path, missing) || covers(missing, path)),
    );
  return (
    (subject !== undefined && undecided(subject, own)) ||
    reached.some((resource) => undecided(resource, linked.get(resource.type) ?? []))
  );
}

const covers = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}.`);
