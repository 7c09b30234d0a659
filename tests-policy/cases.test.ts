import { modelOf } from "./support/configuration";
import { casesById } from "./support/controls";
import { type Outcome, outcomesBy } from "./support/policy";

const addresses = (verdicts: Outcome[], outcome: string) =>
  verdicts.filter(({ verdict }) => verdict === outcome).map(({ address }) => address);

describe.each(Object.entries(casesById))("%s", (id, cases) => {
  test("has cases on both sides", () => {
    expect(Object.keys(cases.pass).length).toBeGreaterThan(0);
    expect(Object.keys(cases.fail).length).toBeGreaterThan(0);
  });

  test.each(Object.entries(cases.pass))("pass: %s", async (_, config) => {
    const verdicts = await outcomesBy(id, modelOf(config));
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
  });

  for (const outcome of ["fail", "unknown"] as const) {
    const bad = Object.entries(cases[outcome] ?? {});
    if (bad.length === 0) continue;
    test.each(bad)(`${outcome}: %s`, async (_, { config, at }) => {
      const verdicts = await outcomesBy(id, modelOf(config));
      expect(addresses(verdicts, outcome)).toEqual([...at].sort());
      expect(addresses(verdicts, "pass")).toHaveLength(verdicts.length - at.length);
    });
  }
});
