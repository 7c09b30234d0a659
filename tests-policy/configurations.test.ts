import fc from "fast-check";
import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import { wantedAttributes } from "../proof/gate/reads";
import type { JsonObject } from "../proof/model/model";
import { readSynth } from "../proof/model/read";
import example from "../stack/config/example.json";
import minimal from "../stack/config/minimal.json";
import type { ConfigInput } from "../stack/config/schema";
import { configurations } from "../tests-unit/stack/arbitraries";
import { synthesize } from "../tests-unit/stack/synthesize";
import { policy } from "./support/policy";

/** What is not proven of a synthesized stack, under the profile that is made for it. */
async function unprovenIn(terraform: JsonObject): Promise<string[]> {
  const loaded = await policy();
  const active = activeControls(loaded, "payments");
  return judge(readSynth(terraform, { wanted: wantedAttributes(active) }), loaded, active)
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

test("without its archive the stack is not proven, and nothing else about it is said", async () => {
  const config = { ...minimal, archive: { enabled: false } };
  const unproven = await unprovenIn(synthesize(config));
  expect(unproven.length).toBeGreaterThan(0);
  expect(unproven.filter((one) => !one.startsWith("logs/archive "))).toEqual([]);
});
