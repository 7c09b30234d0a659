import fc from "fast-check";
import type { CaseConfig } from "../policies/lib/cases";
import { renamed } from "./support/company";
import { modelOf } from "./support/configuration";
import { casesById, isPresence } from "./support/controls";
import { type Outcome, outcomesBy } from "./support/policy";

const RUNS = { seed: 20, numRuns: 2 };

/** Good resources to stand beside anything: those of the controls that judge one resource at a time. */
const neighbours = Object.entries(casesById).flatMap(([id, cases]) =>
  isPresence(id) ? [] : Object.values(cases.pass).map((config) => ({ id, config })),
);

const outcomes = (verdicts: Outcome[]) =>
  Object.fromEntries(verdicts.map(({ address, verdict }) => [address, verdict]));

const shuffled = (config: CaseConfig) =>
  fc
    .shuffledSubarray(Object.entries(config), { minLength: Object.keys(config).length })
    .map((entries): CaseConfig => Object.fromEntries(entries));

describe.each(Object.entries(casesById))("%s", (id, cases) => {
  const configs = [
    ...Object.entries(cases.pass).map(([name, config]) => [`pass: ${name}`, config] as const),
    ...Object.entries({ ...cases.fail }).map(
      ([name, { config }]) => [`fail: ${name}`, config] as const,
    ),
    ...Object.entries({ ...cases.unknown }).map(
      ([name, { config }]) => [`unknown: ${name}`, config] as const,
    ),
  ];
  const strangers = neighbours.filter((neighbour) => neighbour.id !== id);

  test.each(configs)("%s, in any order", async (_, config) => {
    const before = outcomes(await outcomesBy(id, modelOf(config)));
    await fc.assert(
      fc.asyncProperty(shuffled(config), async (other) => {
        expect(outcomes(await outcomesBy(id, modelOf(other)))).toEqual(before);
      }),
      RUNS,
    );
  });

  test.each(configs)("%s, in any company", async (_, config) => {
    const before = outcomes(await outcomesBy(id, modelOf(config)));
    const company = fc.shuffledSubarray(strangers, { maxLength: Math.min(6, strangers.length) });
    await fc.assert(
      fc.asyncProperty(company, async (others) => {
        const crowd = Object.assign(
          {},
          ...others.map((other, at) => renamed(other.config, `other${at}`)),
        );
        // Company that has the very thing is no stranger to a presence control.
        fc.pre(!isPresence(id) || outcomes(await outcomesBy(id, modelOf(crowd))).stack !== "pass");
        const after = outcomes(await outcomesBy(id, modelOf({ ...crowd, ...config })));
        expect(after).toMatchObject(before);
      }),
      RUNS,
    );
  });
});
