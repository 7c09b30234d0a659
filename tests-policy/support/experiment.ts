import type { ControlCases } from "../../policies/lib/cases";
import type { Policy } from "../../proof/gate/policy";
import type { ActiveControl } from "../../proof/gate/profile";
import type { Model } from "../../proof/model/model";
import { type Footing, footingOf, provenIn } from "./footing";
import { type Mutant, mutantsOf, pathsOf } from "./mutants";
import type { Written } from "./written";

/** One mutant, and what the control said of it. */
export interface Trial {
  mutant: Mutant;
  footing: Footing;
  model: Model;
  /** Nothing that rests on what was damaged is proven any more. */
  killed: boolean;
  /** Subjects that are no longer proven although they rest on nothing that was damaged. */
  disturbed: string[];
}

/**
 * Damages everything that the control reads, each path in the first example whose proof rests on it.
 * Yields, for each path, the trials; none when no example's proof rests on anything there.
 */
export function* experiment(
  policy: Policy,
  active: ActiveControl,
  cases: ControlCases,
  examples: Written[],
): Generator<{ path: string; trials: Iterable<Trial> }> {
  const footings = examples.map((example) => footingOf(policy, active, example));
  for (const path of pathsOf(active)) {
    let mutants: Mutant[] = [];
    const footing = footings.find((one) => {
      mutants = mutantsOf(path, one, cases);
      return mutants.length > 0;
    });
    yield {
      path: path.join("."),
      trials: footing ? mutants.map((mutant) => trial(footing, mutant)) : [],
    };
  }

  function trial(footing: Footing, mutant: Mutant): Trial {
    const model = mutant.written.model();
    const proven = provenIn(policy, active, model);
    const resting = footing.holds.get(mutant.address) ?? [];
    return {
      mutant,
      footing,
      model,
      killed: !resting.some((subject) => proven.has(subject)),
      disturbed: [...footing.reach]
        .filter(([subject, reached]) => !reached.has(mutant.address) && !proven.has(subject))
        .map(([subject]) => subject),
    };
  }
}
