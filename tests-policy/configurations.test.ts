import fc from "fast-check";
import example from "../stack/config/example.json";
import minimal from "../stack/config/minimal.json";
import type { ConfigInput } from "../stack/config/schema";
import { configurations } from "../tests-unit/stack/arbitraries";
import { synthesize } from "../tests-unit/stack/synthesize";
import { unprovenUnder } from "./support/unproven";

// The first stack waits for CDKTF and the policy to load, which take their time on a busy machine.
jest.setTimeout(60_000);

test.each([
  ["example", example],
  ["minimal", minimal],
])("the %s configuration is proven whole", async (_, config) => {
  expect(await unprovenUnder("payments", [synthesize(config as ConfigInput)])).toEqual([]);
});

test("whatever the stack may be configured to be is proven whole", async () => {
  await fc.assert(
    fc.asyncProperty(configurations, async (config) => {
      expect(await unprovenUnder("payments", [synthesize(config)])).toEqual([]);
    }),
    { seed: 90, numRuns: 200 },
  );
});

test("without its archive the stack is not proven, and nothing else about it is said", async () => {
  const config = { ...minimal, archive: { enabled: false } };
  const unproven = await unprovenUnder("payments", [synthesize(config)]);
  expect(unproven.length).toBeGreaterThan(0);
  expect(unproven.filter((one) => !one.startsWith("logs/archive "))).toEqual([]);
});
