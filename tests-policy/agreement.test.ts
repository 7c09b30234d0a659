import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import type { Model } from "../proof/model/model";
import { readModel } from "../proof/model/read";
import example from "../stack/config/example.json";
import type { ConfigInput } from "../stack/config/schema";
import { synthesize } from "../tests-unit/stack/synthesize";
import { policy } from "./support/policy";

/** The stack of the example, as three files tell it; the last two are the real Terraform's. */
const views: Record<string, Model> = {
  synth: readModel(JSON.stringify(synthesize(example as ConfigInput)), "synth"),
  plan: sample("payments.plan.json"),
  state: sample("payments.state.json"),
};

function sample(file: string): Model {
  return readModel(readFileSync(join(__dirname, "samples", file)), file);
}

/** `<control> at <address>` of what a plan cannot tell yet, and why not. */
const UNDECIDED_IN_PLAN: Record<string, string> = {};

/** `<control> at <address>` of what the local AWS forgets and AWS itself would answer, and what that is. */
const FORGOTTEN_IN_STATE: Record<string, string> = {
  "alarms/volume-anomaly at stack": "an alarm's ThresholdMetricId, in DescribeAlarms",
  ...Object.fromEntries(
    ["cloudwatch", "logs", "sns", "xray"].map((service) => [
      `network/private-access at aws_vpc_endpoint.private-access_${service}`,
      "an endpoint's policy and private DNS, in DescribeVpcEndpoints",
    ]),
  ),
};

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

test("the plan is judged as the synthesized stack is", async () => {
  const synth = await verdictsIn(views.synth as Model);
  const expected = Object.fromEntries(
    Object.entries(synth).map(([what, verdict]) => [
      what,
      what in UNDECIDED_IN_PLAN ? "unknown" : verdict,
    ]),
  );
  expect(await verdictsIn(views.plan as Model)).toEqual(expected);
  expect(Object.keys(expected)).toEqual(expect.arrayContaining(Object.keys(UNDECIDED_IN_PLAN)));
});

test("the state is judged as the synthesized stack is", async () => {
  const expected = await verdictsIn(views.synth as Model);
  for (const what of Object.keys(FORGOTTEN_IN_STATE)) {
    expect(expected[what]).toBe("pass");
    expected[what] = "fail";
  }
  expect(await verdictsIn(views.state as Model)).toEqual(expected);
});
