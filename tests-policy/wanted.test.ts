import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../proof/gate/judge";
import { wantedAttributes } from "../proof/gate/reads";
import { readModel } from "../proof/model/read";
import { ids } from "./support/controls";
import { activeControl, policy } from "./support/policy";
import { minimalStack } from "./support/stack";

const sample = (file: string): [string, string] => [
  file,
  readFileSync(join(__dirname, "samples", file), "utf8"),
];

/** A file is read only as far as the chosen controls want it; what is left out must not matter to them. */
test.each([
  ["the synthesized stack", JSON.stringify(minimalStack())] as [string, string],
  sample("payments.plan.json"),
  sample("payments.state.json"),
  sample("lab.plan.json"),
  sample("lab.state.json"),
])("%s, read for one control or whole, is judged alike", async (name, content) => {
  const loaded = await policy();
  const whole = readModel(content, name);
  for (const id of ids) {
    const active = activeControl(loaded, id);
    const part = readModel(content, name, wantedAttributes([active]));
    expect(judge(part, loaded, [active])).toEqual(judge(whole, loaded, [active]));
  }
});
