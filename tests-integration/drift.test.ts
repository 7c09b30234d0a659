import { join } from "node:path";
import { deployedStack, deployment, settled } from "./support/deployed";
import { DRIFTS, type DriftCase } from "./support/drifts";
import { type Live, readLive, unproven } from "./support/live";

const STATE = join(deployedStack("payments").dir, "state.json");
const live = () => readLive(["--declared", STATE]);

const possible = {
  local: deployment.local !== undefined,
  vpc: deployment.config.vpc !== undefined,
};

const drifted = ({ drift }: Live) => ({
  missing: drift?.missing,
  extra: drift?.extra,
  differs: drift?.differing.map(({ address, attribute }) => `${address} ${attribute}`),
});

test("what was deployed is as it was declared, and proven", async () => {
  const found = await live();
  expect(unproven(found)).toEqual({});
  expect(drifted(found)).toEqual({ missing: [], extra: [], differs: [] });
  expect(found.verdicts.length).toBeGreaterThan(100);
  expect(found.code).toBe(0);
});

const isPossible = ({ needs }: DriftCase) => needs === undefined || possible[needs];

describe("found by the right controls at the right address, and nothing else is", () => {
  for (const drift of DRIFTS) {
    const { name, make, fails, differs = [], missing = [], extra = [] } = drift;
    (isPossible(drift) ? test : test.skip)(name, async () => {
      const undo = await make();
      try {
        await settled(async () => {
          const found = await live();
          const failing = Object.keys(unproven(found));
          expect(failing).toEqual(expect.arrayContaining(fails));
          expect(failing).toHaveLength(fails.length);
          expect(drifted(found)).toEqual({ missing, extra, differs });
          expect(found.code).toBe(1);
        });
      } finally {
        await settled(undo);
      }
    });
  }
});

test("undone, all of it is as it was", async () => {
  await settled(async () => {
    const found = await live();
    expect(unproven(found)).toEqual({});
    expect(drifted(found)).toEqual({ missing: [], extra: [], differs: [] });
  });
});
