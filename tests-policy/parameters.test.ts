import { modelOf } from "./support/configuration";
import { casesById, metadataOf } from "./support/controls";
import { activeControl, outcomesOf, policy } from "./support/policy";

const withParameters = Object.entries(casesById).filter(
  ([id]) => Object.keys(metadataOf(id).parameters).length > 0,
);

describe.each(withParameters)("%s", (id, cases) => {
  test.each(Object.keys(metadataOf(id).parameters))("proves nothing without %s", async (name) => {
    const loaded = await policy();
    const active = activeControl(loaded, id);
    const { [name]: _, ...others } = active.parameters;
    for (const config of Object.values(cases.pass)) {
      const verdicts = outcomesOf(modelOf(config), loaded, [{ ...active, parameters: others }]);
      expect(verdicts.filter(({ verdict }) => verdict === "pass")).toEqual([]);
    }
  });
});
