import type { ControlCases } from "../../policies/lib/cases";
import type { Policy } from "../../proof/gate/policy";
import type { ActiveControl } from "../../proof/gate/profile";
import { attributeOf } from "../../proof/gate/reads";
import type { Model } from "../../proof/model/model";
import { type Footing, footingOf, minding, provenIn } from "./footing";
import { type Mutant, mutantsOf, pathsOf } from "./mutants";
import type { Written } from "./written";

/** One mutant, and what the control said of it. */
export interface Trial {
  mutant: Mutant;
  footing: Footing;
  model: Model;
  /** Nothing that must mind what was damaged is proven any more. */
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
    const [footing, mutants] = atWork(path);
    if (!footing) {
      yield { path: path.join("."), trials: [] };
      continue;
    }
    const mind = new Map<string, string[]>();
    for (const address of new Set(mutants.map((mutant) => mutant.address))) {
      const attribute = attributeOf(path[1]);
      mind.set(address, minding(policy, active, footing, { address, attribute }));
    }
    yield {
      path: path.join("."),
      trials: mutants.map((mutant) => trial(footing, mutant, mind.get(mutant.address) ?? [])),
    };
  }

  /** The first example that is held by something there, else the first that reaches something there. */
  function atWork(path: [string, string]): [Footing | undefined, Mutant[]] {
    for (const isHeld of [true, false]) {
      for (const footing of footings) {
        const mutants = mutantsOf(path, footing, cases, isHeld);
        if (mutants.length > 0) return [footing, mutants];
      }
    }
    return [undefined, []];
  }

  function trial(footing: Footing, mutant: Mutant, mind: string[]): Trial {
    const model = mutant.written.model();
    const proven = provenIn(policy, active, model);
    return {
      mutant,
      footing,
      model,
      killed: !mind.some((subject) => proven.has(subject)),
      disturbed: [...footing.reach]
        .filter(([subject, reached]) => !reached.has(mutant.address) && !proven.has(subject))
        .map(([subject]) => subject),
    };
  }
}
