import { wantedAttributes } from "../../proof/gate/reads";
import type { JsonObject } from "../../proof/model/model";
import { linked, partOf } from "../../proof/model/read";
import { controlsOf, outcomesOf, policy } from "./policy";

/** What is not proven of synthesized stacks that are judged together. */
export async function unprovenUnder(profile: string, stacks: JsonObject[]): Promise<string[]> {
  const loaded = await policy();
  const active = controlsOf(loaded, profile);
  const parts = stacks.map((terraform, at) => partOf(terraform, `${at}.json`));
  return outcomesOf(linked(parts, wantedAttributes(active)), loaded, active)
    .filter(({ verdict }) => verdict !== "pass")
    .map(({ control, address, verdict }) => `${control} at ${address}: ${verdict}`);
}
