import fc from "fast-check";
import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import { wantedAttributes } from "../proof/gate/reads";
import type { JsonObject } from "../proof/model/model";
import { linked, partOf } from "../proof/model/read";
import all from "../stack/config/all.json";
import example from "../stack/config/example.json";
import minimal from "../stack/config/minimal.json";
import type { ConfigInput } from "../stack/config/schema";
import { configurations, everything } from "../tests-unit/stack/arbitraries";
import { synthesize, synthesizeAll } from "../tests-unit/stack/synthesize";
import { resourcesOf } from "../tests-unit/stack/terraform";
import { policy } from "./support/policy";

// The first stack waits for CDKTF and the policy to load, which take their time on a busy machine.
jest.setTimeout(60_000);

/** What is not proven of synthesized stacks, under the profile that is made for them. */
async function unprovenIn(...stacks: JsonObject[]): Promise<string[]> {
  return unprovenUnder("payments", stacks);
}

async function unprovenUnder(profile: string, stacks: JsonObject[]): Promise<string[]> {
  const loaded = await policy();
  const active = activeControls(loaded, profile);
  const parts = stacks.map((terraform, at) => partOf(terraform, `${at}.json`));
  return judge(linked(parts, wantedAttributes(active)), loaded, active)
    .filter(({ verdict }) => verdict !== "pass")
    .map(({ control, address, verdict }) => `${control} at ${address}: ${verdict}`);
}

test.each([
  ["example", example],
  ["minimal", minimal],
])("the %s configuration is proven whole", async (_, config) => {
  expect(await unprovenIn(synthesize(config as ConfigInput))).toEqual([]);
});

test("whatever the stack may be configured to be is proven whole", async () => {
  await fc.assert(
    fc.asyncProperty(configurations, async (config) => {
      expect(await unprovenIn(synthesize(config))).toEqual([]);
    }),
    { seed: 90, numRuns: 200 },
  );
});

describe("all stacks", () => {
  test("are proven whole together, under the profile of all", async () => {
    const stacks = Object.values(synthesizeAll(all as ConfigInput));
    expect(stacks).toHaveLength(2);
    expect(await unprovenUnder("all", stacks)).toEqual([]);
  });

  test("are proven whole each under its own profile, alone", async () => {
    for (const [name, stack] of Object.entries(synthesizeAll(all as ConfigInput))) {
      expect([name, await unprovenUnder(name, [stack])]).toEqual([name, []]);
    }
  });

  test("are proven whole whatever they may be configured to be", async () => {
    await fc.assert(
      fc.asyncProperty(everything, async (config) => {
        expect(await unprovenUnder("all", Object.values(synthesizeAll(config)))).toEqual([]);
      }),
      { seed: 91, numRuns: 60 },
    );
  });

  test("hold no address twice", () => {
    const addresses = Object.values(synthesizeAll(all as ConfigInput)).flatMap((stack) =>
      resourcesOf(stack).map(({ address }) => address),
    );
    expect(addresses.length).toBe(new Set(addresses).size);
  });
});

test("without its archive the stack is not proven, and nothing else about it is said", async () => {
  const config = { ...minimal, archive: { enabled: false } };
  const unproven = await unprovenIn(synthesize(config));
  expect(unproven.length).toBeGreaterThan(0);
  expect(unproven.filter((one) => !one.startsWith("logs/archive "))).toEqual([]);
});
