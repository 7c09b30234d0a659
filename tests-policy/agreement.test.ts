import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import type { Model, Origin } from "../proof/model/model";
import { withOrigins } from "../proof/model/origin";
import { readModel, readOrigins } from "../proof/model/read";
import example from "../stack/config/example.json";
import type { ConfigInput } from "../stack/config/schema";
import { idle, synthesizeAll } from "../tests-unit/stack/synthesize";
import { policy } from "./support/policy";

const { payments: synthesized } = synthesizeAll(example as ConfigInput, idle, { origins: true });

/** The stack of the example, as three files tell it; the last two are the real Terraform's. */
const views: Record<string, Model> = {
  synth: readModel(JSON.stringify(synthesized), "synth"),
  plan: sample("payments.plan.json"),
  state: sample("payments.state.json"),
};

function sample(file: string): Model {
  return readModel(readFileSync(join(__dirname, "samples", file)), file);
}

const addresses = ({ resources }: Model) => resources.map(({ address }) => address).sort();

async function verdictsIn(model: Model): Promise<Record<string, string>> {
  const loaded = await policy();
  const verdicts = judge(model, loaded, activeControls(loaded, "payments"));
  return Object.fromEntries(
    verdicts.map(({ control, address, verdict }) => [`${control} at ${address}`, verdict]),
  );
}

test("each file says which view it is", () => {
  expect(Object.entries(views).map(([name, { view }]) => [name, view])).toEqual([
    ["synth", "synth"],
    ["plan", "plan"],
    ["state", "state"],
  ]);
});

test.each([
  "plan",
  "state",
] as const)("the %s is one of this stack, made anew when it changes", (view) => {
  expect(addresses(views[view] as Model)).toEqual(addresses(views.synth as Model));
});

test("the plan is one of this stack to the last figure", () => {
  const planned = new Map(views.plan?.resources.map((resource) => [resource.address, resource]));
  for (const { address, values } of views.synth?.resources ?? []) {
    for (const [attribute, value] of Object.entries(values)) {
      if (typeof value === "object" || String(value).includes("${")) continue;
      expect([address, attribute, planned.get(address)?.values[attribute]]).toEqual([
        address,
        attribute,
        value,
      ]);
    }
  }
});

test.each([
  "plan",
  "state",
] as const)("the %s is judged as the synthesized stack is", async (view) => {
  const expected = await verdictsIn(views.synth as Model);
  expect(await verdictsIn(views[view] as Model)).toEqual(expected);
  expect(new Set(Object.values(expected))).toEqual(new Set(["pass"]));
});

test.each([
  "plan",
  "state",
] as const)("every resource of the %s is told the line that made it", (view) => {
  const originsIn = ({ resources }: Model): [string, Origin | undefined][] =>
    resources.map(({ address, origin }): [string, Origin | undefined] => [address, origin]).sort();
  const made = originsIn(views.synth as Model);
  for (const [address, origin] of made) {
    expect([address, origin]).toEqual([
      address,
      {
        construct: expect.stringMatching(/^payments\//),
        file: expect.stringMatching(/^stack\/[\w/-]+\.ts$/),
        line: expect.any(Number),
      },
    ]);
  }
  const located = withOrigins(views[view] as Model, readOrigins(synthesized, "cdk.tf.json"));
  expect(originsIn(located)).toEqual(made);
});
