import fc from "fast-check";
import { judgementsOf } from "../../proof/gate/judge";
import { Links } from "../../proof/gate/links";
import { type ActiveControl, activeControls } from "../../proof/gate/profile";
import { wantedAttributes } from "../../proof/gate/reads";
import { gateInput } from "../../proof/gate/slice";
import { verdictOf } from "../../proof/gate/verdict";
import type { Model } from "../../proof/model/model";
import { readModel } from "../../proof/model/read";
import { renamed } from "../../tests-policy/support/company";
import { configurationOf } from "../../tests-policy/support/configuration";
import { casesById } from "../../tests-policy/support/controls";
import { policy } from "../../tests-policy/support/policy";

/** Every example of every control: all the kinds of resources and links that there are. */
const examples = Object.values(casesById).flatMap(({ pass, fail, unknown }) => [
  ...Object.values(pass),
  ...Object.values({ ...fail, ...unknown }).map(({ config }) => config),
]);

/** A configuration in which a few examples stand side by side. */
const configurations = fc
  .shuffledSubarray(examples, { minLength: 2, maxLength: 6 })
  .map((some) =>
    JSON.stringify(
      configurationOf(Object.assign({}, ...some.map((config, at) => renamed(config, `n${at}`)))),
    ),
  );

async function verdicts(model: Model, controls: ActiveControl[], sliceSize?: number) {
  const links = new Links(model);
  const options = sliceSize === undefined ? {} : { sliceSize };
  return judgementsOf(model, links, await policy(), controls, options).map((judgement) =>
    verdictOf(judgement, links),
  );
}

const RUNS = { seed: 3, numRuns: 60 };

const controlsOf = async () => activeControls(await policy(), "payments");

test("judged in slices of any size, the verdicts are the same", async () => {
  const controls = await controlsOf();
  await fc.assert(
    fc.asyncProperty(configurations, fc.integer({ min: 1, max: 20 }), async (text, size) => {
      const model = readModel(text, "cdk.tf.json");
      expect(await verdicts(model, controls, size)).toEqual(await verdicts(model, controls));
    }),
    RUNS,
  );
});

test("read only as far as the controls look, the verdicts are the same", async () => {
  const controls = await controlsOf();
  const wanted = wantedAttributes(controls);
  await fc.assert(
    fc.asyncProperty(configurations, async (text) => {
      const filtered = await verdicts(readModel(text, "cdk.tf.json", wanted), controls);
      expect(filtered).toEqual(await verdicts(readModel(text, "cdk.tf.json"), controls));
    }),
    RUNS,
  );
});

test("the model that other engines are given proves the same", async () => {
  const loaded = await policy();
  const controls = await controlsOf();
  await fc.assert(
    fc.asyncProperty(configurations, async (text) => {
      const model = readModel(text, "cdk.tf.json");
      const input = JSON.stringify(gateInput(model, new Links(model), controls));
      const [{ result }] = loaded.evaluate(new TextEncoder().encode(input)) as [
        { result: Record<string, Record<string, string[]>> },
      ];
      const proven = Object.entries(result).flatMap(([service, slugs]) =>
        Object.entries(slugs).flatMap(([slug, at]) => at.map((a) => `${service}/${slug} ${a}`)),
      );
      const passed = (await verdicts(model, controls))
        .filter(({ verdict }) => verdict === "pass")
        .map(({ control, address }) => `${control} ${address}`);
      expect(proven.sort()).toEqual(passed.sort());
    }),
    RUNS,
  );
});
