import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import type { Model } from "../proof/model/model";
import { readSynth } from "../proof/model/read";
import { type Equivalent, equivalents } from "./equivalent-mutants";
import { changedBetween, readsAnyOf } from "./support/change";
import { configurationOf } from "./support/configuration";
import { casesById } from "./support/controls";
import { footingOf, provenIn } from "./support/footing";
import { type Mutant, mutantsOf, pathsOf } from "./support/mutants";
import { activeControl, policy } from "./support/policy";
import { minimalStack } from "./support/stack";

/** Of so many mutants of the stack, one is judged by every control, to see that no other minds. */
const WHOLE_RUNS = 23;

const stack = minimalStack();
const met = new Set<Equivalent>();
const tooBroad = new Set<Equivalent>();
const scores = new Map<string, { killed: number; equivalent: number; total: number }>();

describe.each(Object.entries(casesById))("%s", (id, cases) => {
  test("notices damage to everything it reads, and to nothing else", async () => {
    const loaded = await policy();
    const active = activeControl(loaded, id);
    const footings = [stack, ...Object.values(cases.pass).map(configurationOf)].map(
      (configuration) => footingOf(loaded, active, configuration),
    );
    const score = { killed: 0, equivalent: 0, total: 0 };
    const survivors: string[] = [];
    const disturbed: string[] = [];
    scores.set(id, score);

    for (const path of pathsOf(active)) {
      const [footing, mutants = []] =
        footings
          .map((one) => [one, mutantsOf(path, one, cases)] as const)
          .find(([, some]) => some.length > 0) ?? [];
      if (!footing) survivors.push(`${path.join(".")}: no compliant example rests on it`);
      for (const mutant of mutants) {
        const model = readSynth(mutant.configuration);
        const proven = provenIn(loaded, active, model);
        const equivalent = equivalentOf(id, mutant);
        if (!footing?.holds.get(mutant.address)?.some((subject) => proven.has(subject))) {
          score.killed += 1;
          if (equivalent) tooBroad.add(equivalent);
        } else if (equivalent) {
          met.add(equivalent);
          score.equivalent += 1;
        } else survivors.push(nameOf(mutant));
        for (const [subject, reached] of footing?.reach ?? []) {
          if (reached.has(mutant.address) || proven.has(subject)) continue;
          disturbed.push(`${subject} by ${nameOf(mutant)}`);
        }
        if (footing?.configuration === stack && score.total % WHOLE_RUNS === 0) {
          const strangers = await disturbedStrangers(footing.model, model);
          disturbed.push(...strangers.map((one) => `${one} by ${nameOf(mutant)}`));
        }
        score.total += 1;
      }
    }
    expect(survivors).toEqual([]);
    expect(disturbed).toEqual([]);
  });
});

test("every mutant that is called equivalent was met, and none of them noticed", () => {
  expect(equivalents.filter((one) => !met.has(one))).toEqual([]);
  expect([...tooBroad]).toEqual([]);
});

/** What was proven and is no longer, of controls that read nothing of what changed. */
async function disturbedStrangers(before: Model, after: Model): Promise<string[]> {
  const loaded = await policy();
  const changed = changedBetween(before, after);
  const strangers = activeControls(loaded, "payments").filter((one) => !readsAnyOf(one, changed));
  const left = new Set(passed(after));
  return passed(before).filter((one) => !left.has(one));

  function passed(model: Model): string[] {
    return judge(model, loaded, strangers)
      .filter(({ verdict }) => verdict === "pass")
      .map(({ control, address }) => `${control} at ${address}`);
  }
}

const matches = (pattern: string, text: string) => {
  if (pattern.endsWith("*")) return text.startsWith(pattern.slice(0, -1));
  return pattern.startsWith("*") ? text.endsWith(pattern.slice(1)) : text === pattern;
};

const equivalentOf = (control: string, { path, damage, place }: Mutant) =>
  equivalents.find(
    (one) =>
      one.control === control &&
      one.path === path &&
      matches(one.damage, damage) &&
      matches(one.place ?? "*", place),
  );

const nameOf = ({ path, address, place, damage }: Mutant) =>
  `${path} of ${address}${place === "all" ? "" : `, ${place}`}: ${damage}`;

afterAll(() => {
  const sum = { killed: 0, equivalent: 0, total: 0 };
  const row = (name: string, { killed, equivalent, total }: typeof sum) =>
    `${name.padEnd(34)}${`${killed}/${total}`.padStart(12)}${equivalent > 0 ? `  ${equivalent} equivalent` : ""}`;
  const rows = [...scores].map(([id, score]) => {
    sum.killed += score.killed;
    sum.equivalent += score.equivalent;
    sum.total += score.total;
    return row(id, score);
  });
  process.stdout.write(`${["Mutants killed", ...rows, row("all", sum)].join("\n")}\n`);
});
