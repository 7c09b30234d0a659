import { judge } from "../../proof/gate/judge";
import type { Policy } from "../../proof/gate/policy";
import type { ActiveControl } from "../../proof/gate/profile";
import { slices } from "../../proof/gate/slice";
import { readSynth } from "../../proof/model/read";
import { type Configuration, withBodies } from "./configuration";

/** What one control's verdicts on a compliant configuration rest on. */
export interface Footing {
  /** Subject -> addresses of everything that its links reach. */
  reach: Map<string, Set<string>>;
  /** Resource -> the subjects that are no longer proven without it, itself among them when it is one. */
  holds: Map<string, string[]>;
}

/** The subjects that the control proves, and no others. */
export function provenIn(policy: Policy, active: ActiveControl, configuration: Configuration) {
  const verdicts = judge(readSynth(configuration), policy, [active]);
  return new Set(verdicts.flatMap(({ verdict, address }) => (verdict === "pass" ? [address] : [])));
}

/** Found by taking away each resource in turn, which no control can argue with. */
export function footingOf(
  policy: Policy,
  active: ActiveControl,
  configuration: Configuration,
): Footing {
  const reach = new Map(
    [...slices(readSynth(configuration), [active])]
      .flatMap((slice) => slice.reaches)
      .flatMap(({ subjects }) => [...subjects])
      .map(([subject, reached]) => [subject, new Set(reached.map(({ address }) => address))]),
  );
  const holds = new Map<string, string[]>();
  for (const address of new Set([...reach.values()].flatMap((reached) => [...reached]))) {
    const left = provenIn(policy, active, withBodies(configuration, { [address]: undefined }));
    const fallen = [...reach.keys()].filter(
      (subject) => subject === address || (reach.get(subject)?.has(address) && !left.has(subject)),
    );
    holds.set(address, fallen);
  }
  return { reach, holds };
}
