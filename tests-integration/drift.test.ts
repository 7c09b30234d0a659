import { join } from "node:path";
import { deployment } from "./support/deployed";
import { DRIFTS } from "./support/drifts";
import { type Live, readLive, unproven } from "./support/live";

const STATE = join(deployment.dir, "state.json");
const live = () => readLive(deployment.endpoint, ["--declared", STATE]);

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

test.each(
  DRIFTS,
)("$name: found by the right controls at the right address, and nothing else is", async ({
  make,
  fails,
  differs = [],
  missing = [],
  extra = [],
}) => {
  const undo = await make();
  try {
    const found = await live();
    expect(Object.keys(unproven(found)).sort()).toEqual([...fails].sort());
    expect(drifted(found)).toEqual({ missing, extra, differs });
    expect(found.code).toBe(1);
  } finally {
    await undo();
  }
});

test("undone, all of it is as it was", async () => {
  const found = await live();
  expect(unproven(found)).toEqual({});
  expect(drifted(found)).toEqual({ missing: [], extra: [], differs: [] });
});
