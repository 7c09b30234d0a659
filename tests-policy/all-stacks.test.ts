import fc from "fast-check";
import all from "../stack/config/all.json";
import type { ConfigInput } from "../stack/config/schema";
import { everything } from "../tests-unit/stack/arbitraries";
import { synthesizeAll } from "../tests-unit/stack/synthesize";
import { resourcesOf } from "../tests-unit/stack/terraform";
import { unprovenUnder } from "./support/unproven";

// The first stack waits for CDKTF and the policy to load, which take their time on a busy machine.
jest.setTimeout(60_000);

test("all stacks are proven whole together, under the profile of all", async () => {
  const stacks = Object.values(synthesizeAll(all as ConfigInput));
  expect(stacks).toHaveLength(4);
  expect(await unprovenUnder("all", stacks)).toEqual([]);
});

test("all stacks are proven whole each under its own profile, alone", async () => {
  for (const [name, stack] of Object.entries(synthesizeAll(all as ConfigInput))) {
    expect([name, await unprovenUnder(name, [stack])]).toEqual([name, []]);
  }
});

test("all stacks are proven whole whatever they may be configured to be, but for what is switched off", async () => {
  await fc.assert(
    fc.asyncProperty(everything, async (config) => {
      const isTested = config.monitoring?.syntheticPayments?.enabled ?? true;
      expect(await unprovenUnder("all", Object.values(synthesizeAll(config)))).toEqual(
        isTested ? [] : ["canary/payment at stack: fail"],
      );
    }),
    { seed: 91, numRuns: 60 },
  );
});

test("all stacks hold no address twice", () => {
  const addresses = Object.values(synthesizeAll(all as ConfigInput)).flatMap((stack) =>
    resourcesOf(stack).map(({ address }) => address),
  );
  expect(addresses.length).toBe(new Set(addresses).size);
});
