import type { ActiveControl } from "../proof/gate/profile";
import type { Model } from "../proof/model/model";
import type { Equivalent } from "./equivalent-mutants";
import { changedBetween, readsAnyOf } from "./support/change";
import { configurationOf } from "./support/configuration";
import { casesById } from "./support/controls";
import { equivalentOf, equivalents, immaterialTo } from "./support/equivalents";
import { experiment } from "./support/experiment";
import { nameOf } from "./support/mutants";
import {
  activeControl,
  controlsOf,
  homeOf,
  type Outcome,
  outcomesOf,
  policy,
} from "./support/policy";
import { type Score, table } from "./support/score";
import { stackOf } from "./support/stack";
import { synthesized } from "./support/written";

/** Of so many mutants of a stack, one is judged by every control, to see that no other minds. */
const WHOLE_RUNS = 23;

/** Of each whole stack, by all controls of its profile. */
const proven = new Map<string, Outcome[]>();
const met = new Set<Equivalent>();
const tooBroad = new Set<Equivalent>();
const scores = new Map<string, Score>();

describe.each(Object.entries(casesById))("%s", (id, cases) => {
  test("notices damage to everything it reads, and to nothing else", async () => {
    const loaded = await policy();
    const home = homeOf(loaded, id);
    const stack = stackOf(home);
    const whole = stack?.model();
    const examples = Object.values(cases.pass).map((one) => synthesized(configurationOf(one)));
    const score = { killed: 0, equivalent: 0, total: 0 };
    const survivors: string[] = [];
    const disturbed: string[] = [];
    scores.set(id, score);

    const active = activeControl(loaded, id);
    for (const { path, trials } of experiment(loaded, active, cases, [
      ...(stack ? [stack] : []),
      ...examples,
    ])) {
      for (const trial of trials) {
        const name = nameOf(trial.mutant);
        const found = equivalentOf(id, trial.mutant);
        const equivalent = found?.onlyIn ? undefined : found;
        if (equivalent) (trial.killed ? tooBroad : met).add(equivalent);
        if (trial.killed) score.killed += 1;
        else if (equivalent) score.equivalent += 1;
        else survivors.push(name);
        disturbed.push(...trial.disturbed.map((subject) => `${subject} by ${name}`));
        if (whole && trial.footing.written === stack && score.total % WHOLE_RUNS === 0) {
          const strangers = await disturbedStrangers(home, whole, trial.mutant.written.model());
          disturbed.push(...strangers.map((one) => `${one} by ${name}`));
        }
        score.total += 1;
      }
      if (trials.some(({ killed }) => killed)) continue;
      const immaterial = immaterialTo(id, path);
      if (immaterial) met.add(immaterial);
      else survivors.push(`${path}: minded in no example`);
    }
    expect(survivors).toEqual([]);
    expect(disturbed).toEqual([]);
  });
});

test("every mutant that is called equivalent was met, and none of them noticed", () => {
  expect(equivalents.filter((one) => !one.onlyIn && !met.has(one))).toEqual([]);
  expect([...tooBroad]).toEqual([]);
});

/** What was proven of the stack and is no longer, of controls that read nothing of what changed. */
async function disturbedStrangers(profile: string, before: Model, after: Model): Promise<string[]> {
  const loaded = await policy();
  const changed = changedBetween(before, after);
  const all = controlsOf(loaded, profile);
  const passes = proven.get(profile) ?? passed(before, all);
  proven.set(profile, passes);
  const strangers = all.filter((one) => !readsAnyOf(one, changed));
  const left = new Set(passed(after, strangers).map(nameOfPass));
  return passes
    .filter(({ control }) => strangers.some(({ id }) => id === control))
    .map(nameOfPass)
    .filter((one) => !left.has(one));

  function passed(model: Model, controls: ActiveControl[]): Outcome[] {
    return outcomesOf(model, loaded, controls).filter(({ verdict }) => verdict === "pass");
  }
}

const nameOfPass = ({ control, address }: Outcome) => `${control} at ${address}`;

afterAll(() => process.stdout.write(table("Mutants killed", scores)));
