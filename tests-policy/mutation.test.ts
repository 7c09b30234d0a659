import { readSynth } from "../proof/model/read";
import { type Equivalent, equivalents } from "./equivalent-mutants";
import { type Configuration, configurationOf } from "./support/configuration";
import { casesById, ids } from "./support/controls";
import { type Footing, footingOf, provenIn } from "./support/footing";
import { type Mutant, mutantsOf, pathsOf } from "./support/mutants";
import { activeControl, policy } from "./support/policy";

/** Control -> what became of its mutants; printed at the end. */
const scores = new Map<string, { killed: number; equivalent: number; total: number }>();
const used = new Set<Equivalent>();

const matches = (pattern: string, text: string) =>
  pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : text === pattern;

const equivalentOf = (control: string, { path, damage, place }: Mutant) =>
  equivalents.find(
    (one) =>
      one.control === control &&
      one.path === path &&
      matches(one.damage, damage) &&
      (one.place === undefined || matches(one.place, place)),
  );

const nameOf = ({ path, address, place, damage }: Mutant) =>
  `${path} of ${address}${place === "all" ? "" : ` at ${place}`}: ${damage}`;

describe.each(ids)("%s", (id) => {
  test("notices damage to everything it reads", async () => {
    const loaded = await policy();
    const active = activeControl(loaded, id);
    const cases = casesById[id] as NonNullable<(typeof casesById)[string]>;
    const examples = Object.values(cases.pass).map((config) => example(configurationOf(config)));

    function example(configuration: Configuration) {
      let footing: Footing | undefined;
      const model = readSynth(configuration);
      return {
        mutantsAt: (path: [string, string]) => {
          footing ??= footingOf(loaded, active, configuration);
          return { footing, mutants: mutantsOf(path, configuration, model, footing, cases) };
        },
      };
    }

    const score = { killed: 0, equivalent: 0, total: 0 };
    const survivors: string[] = [];
    const disturbed: string[] = [];
    for (const path of pathsOf(active)) {
      const found = examples.map(({ mutantsAt }) => mutantsAt(path));
      const chosen = found.find(({ mutants }) => mutants.length > 0);
      if (!chosen) {
        survivors.push(`${path.join(".")}: no compliant example rests on it`);
        continue;
      }
      for (const mutant of chosen.mutants) {
        score.total += 1;
        const proven = provenIn(loaded, active, mutant.configuration);
        const resting = chosen.footing.holds.get(mutant.address) ?? [];
        const equivalent = equivalentOf(id, mutant);
        if (resting.every((subject) => !proven.has(subject))) score.killed += 1;
        else if (equivalent) {
          used.add(equivalent);
          score.equivalent += 1;
        } else survivors.push(nameOf(mutant));
        for (const [subject, reach] of chosen.footing.reach) {
          if (!reach.has(mutant.address) && !proven.has(subject))
            disturbed.push(`${subject}: ${nameOf(mutant)}`);
        }
      }
    }
    scores.set(id, score);
    expect(survivors).toEqual([]);
    expect(disturbed).toEqual([]);
  });
});

test("every mutant that is called equivalent was met", () => {
  expect(equivalents.filter((one) => !used.has(one))).toEqual([]);
});

afterAll(() => {
  const rows = [...scores].map(
    ([id, s]) =>
      `${id.padEnd(34)} ${s.killed}/${s.total}${s.equivalent ? ` (${s.equivalent} equivalent)` : ""}`,
  );
  const sum = (key: "killed" | "total" | "equivalent") =>
    [...scores.values()].reduce((n, s) => n + s[key], 0);
  process.stdout.write(
    `${["Mutants killed", ...rows, `${"total".padEnd(34)} ${sum("killed")}/${sum("total")} (${sum("equivalent")} equivalent)`].join("\n")}\n`,
  );
});
