import type { ControlCases } from "../../policies/lib/cases";
import type { Policy } from "../../proof/gate/policy";
import type { ActiveControl } from "../../proof/gate/profile";
import { attributeOf } from "../../proof/gate/reads";
import { NOT_KNOWN } from "./damage";
import { type Footing, footingOf, minding, provenIn } from "./footing";
import { type Mutant, mutantsOf, pathsOf } from "./mutants";
import { wantedOf } from "./policy";
import type { Written } from "./written";

/** One mutant, and what the control said of it. */
export interface Trial {
  mutant: Mutant;
  footing: Footing;
  /** Nothing that must mind what was damaged is proven any more. */
  killed: boolean;
  /** Subjects that are no longer proven although they rest on nothing that was damaged. */
  disturbed: string[];
}

/**
 * Damages everything that the control reads, each path in the first example in which the control minds
 * something there: one that is held by it, else one that only reaches it.
 */
export function* experiment(
  policy: Policy,
  active: ActiveControl,
  cases: ControlCases,
  examples: Written[],
  { within = true } = {},
): Generator<{ path: string; trials: Trial[] }> {
  const wanted = wantedOf(active);
  const footings = examples.map((example) => footingOf(policy, active, example));
  /** By the footing's place among them, and what is damaged: several paths lead into one attribute. */
  const mind = new Map<string, string[]>();
  for (const path of pathsOf(active)) {
    let trials: Trial[] = [];
    for (const [footing, isHeld] of [true, false].flatMap((held) =>
      footings.map((one) => [one, held] as const),
    )) {
      const tried = trialsAt(path, footing, isHeld);
      if (trials.length === 0) trials = tried;
      // Anything is minded when it is not known: that alone does not say that it matters here.
      if (!tried.some(({ killed, mutant }) => killed && mutant.damage !== NOT_KNOWN)) continue;
      trials = tried;
      break;
    }
    yield { path: path.join("."), trials };
  }

  function trialsAt(path: [string, string], footing: Footing, isHeld: boolean): Trial[] {
    const attribute = attributeOf(path[1]);
    return mutantsOf(path, footing, cases, { isHeld, within }).map((mutant) => {
      const { address } = mutant;
      const key = `${footings.indexOf(footing)} ${address} ${attribute}`;
      const minds = mind.get(key) ?? minding(policy, active, footing, { address, attribute });
      mind.set(key, minds);
      return trial(footing, mutant, minds);
    });
  }

  function trial(footing: Footing, mutant: Mutant, mind: string[]): Trial {
    const model = mutant.written.model(wanted);
    const proven = provenIn(policy, active, model);
    return {
      mutant,
      footing,
      killed: !mind.some((subject) => proven.has(subject)),
      disturbed: [...footing.reach]
        .filter(([subject, reached]) => !reached.has(mutant.address) && !proven.has(subject))
        .map(([subject]) => subject),
    };
  }
}
