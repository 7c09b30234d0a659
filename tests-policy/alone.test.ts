import { judge } from "../proof/gate/judge";
import type { ActiveControl } from "../proof/gate/profile";
import type { Model } from "../proof/model/model";
import { modelOf } from "./support/configuration";
import { casesById } from "./support/controls";
import { activeControl, controlsOf, homeOf, policy } from "./support/policy";

/**
 * Controls are evaluated together and share what is handed to them, so one that reads more than it says
 * would answer otherwise by itself.
 */
test.each(
  Object.entries(casesById),
)("%s says the same alone as with all others", async (id, cases) => {
  const loaded = await policy();
  const verdictsBy = (controls: ActiveControl[], model: Model) =>
    judge(model, loaded, controls).filter(({ control }) => control === id);
  const bad = [cases.fail, cases.unknown ?? {}].flatMap((some) => Object.values(some));
  for (const config of [...Object.values(cases.pass), ...bad.map((one) => one.config)]) {
    const model = modelOf(config);
    expect(verdictsBy([activeControl(loaded, id)], model)).toEqual(
      verdictsBy(controlsOf(loaded, homeOf(loaded, id)), model),
    );
  }
});
