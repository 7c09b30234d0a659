import { Links } from "../../proof/gate/links";
import type { Policy } from "../../proof/gate/policy";
import type { ActiveControl } from "../../proof/gate/profile";
import { isPresence, STACK } from "../../proof/gate/reads";
import type { Model } from "../../proof/model/model";
import { outcomesOf, wantedOf } from "./policy";
import type { Written } from "./written";

/** A compliant stack, and what one control's verdicts on it rest on. */
export interface Footing {
  written: Written;
  model: Model;
  /** Subject -> addresses of everything that its links reach. */
  reach: Map<string, Set<string>>;
  /** Resource -> the subjects that are not proven without it, itself among them when it is one. */
  holds: Map<string, string[]>;
}

/** Addresses of the subjects that the control proves. */
export function provenIn(policy: Policy, active: ActiveControl, model: Model): Set<string> {
  const passed = outcomesOf(model, policy, [active]).filter(({ verdict }) => verdict === "pass");
  return new Set(passed.map(({ address }) => address));
}

/** Found by taking away each resource in turn, which no control can argue with. */
export function footingOf(policy: Policy, active: ActiveControl, written: Written): Footing {
  const wanted = wantedOf(active);
  const model = written.model(wanted);
  const links = new Links(model);
  const proven = provenIn(policy, active, model);
  const subjects = isPresence(active)
    ? [STACK]
    : model.resources.filter(({ address }) => proven.has(address));
  const reach = new Map(
    subjects
      .filter(({ address }) => proven.has(address))
      .map((subject) => [
        subject.address,
        new Set([...links.reach([subject], active)].map(({ address }) => address)),
      ]),
  );
  const holds = new Map<string, string[]>();
  for (const address of new Set([...reach.values()].flatMap((reached) => [...reached]))) {
    const without = written.withBodies({ [address]: undefined }).model(wanted);
    const left = provenIn(policy, active, without);
    const fallen = [...reach]
      .filter(([subject, reached]) => reached.has(address) && !left.has(subject))
      .map(([subject]) => subject);
    holds.set(address, fallen);
  }
  return { written, model, reach, holds };
}

/**
 * The subjects that must mind when the resource's attribute is wrong: those that fall without it; where
 * none does, those that fall without the resource; and where none does, all that reach it, of a control
 * which asks that whatever is there be right, and nothing when nothing is.
 */
export function minding(
  policy: Policy,
  active: ActiveControl,
  { written, holds, reach }: Footing,
  { address, attribute }: { address: string; attribute: string },
): string[] {
  const { [attribute]: _, ...body } = written.bodyAt(address) ?? {};
  const left = provenIn(
    policy,
    active,
    written.withBodies({ [address]: body }).model(wantedOf(active)),
  );
  const falling = holds.get(address) ?? [];
  const fallen = falling.filter((subject) => !left.has(subject));
  if (fallen.length > 0) return fallen;
  if (falling.length > 0) return falling;
  return [...reach].filter(([, reached]) => reached.has(address)).map(([subject]) => subject);
}
