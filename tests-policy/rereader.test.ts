import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { cases as alarms } from "../policies/controls/alarms/api-error-rate/cases";
import { cases as metrics } from "../policies/controls/metrics/no-orphans/cases";
import { readCatalogue } from "../proof/gate/policy";
import { activeControls } from "../proof/gate/profile";
import { wantedAttributes } from "../proof/gate/reads";
import { link } from "../proof/model/link";
import type { Json, JsonObject } from "../proof/model/model";
import type { RawResource, Wanted } from "../proof/model/raw";
import { deployedIn } from "../proof/model/state";
import { writtenIn } from "../proof/model/synth";
import { type Configuration, configurationOf, withBodies } from "./support/configuration";
import { DIST } from "./support/policy";
import { Rereader } from "./support/rereader";
import type { State } from "./support/written";

/** A stack of which one resource after the other can be another: all that stands in it, by its address. */
interface Changeable {
  bodies: Map<string, JsonObject>;
  raw(address?: string, body?: JsonObject): RawResource[];
}

function configured(configuration: Configuration): Changeable {
  const bodies = Object.entries(configuration.resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => [`${type}.${name}`, body] as const),
  );
  return {
    bodies: new Map(bodies),
    raw: (address, body) =>
      writtenIn(address ? withBodies(configuration, { [address]: body }) : configuration),
  };
}

function deployed(state: State): Changeable {
  const { resources } = state.values.root_module;
  return {
    bodies: new Map(resources.map(({ address, values }) => [address, values])),
    raw: (changed, body = {}) => {
      const others = resources.filter(({ address }) => address !== changed);
      const one = resources.find(({ address }) => address === changed);
      const all = one ? [...others, { ...one, values: body }] : others;
      return deployedIn({ ...state, values: { root_module: { resources: all } } });
    },
  };
}

const file = join(__dirname, "samples", "payments.state.json");
const examples = Object.assign({}, ...Object.values({ ...metrics.pass, ...alarms.pass }));
const stacks: Record<"synth" | "state", Changeable> = {
  synth: configured(configurationOf(examples)),
  state: deployed(JSON.parse(readFileSync(file, "utf8"))),
};

/** What another resource is called, or nothing, or nonsense. */
const values = ({ bodies }: Changeable) => {
  const names = [...bodies].flatMap(([address, { arn, name }]) =>
    [arn, name, `\${${address}.arn}`, `\${${address}.id}`].filter((one) => typeof one === "string"),
  );
  return fc.oneof(
    fc.constantFrom<Json | undefined>(undefined, null, "", 7, [], {}, "${var.nobody_knows}"),
    fc.constantFrom<Json>(...names),
  );
};

test.each([
  "synth",
  "state",
] as const)("what is reread of a %s is what is read of it as a whole", (view) => {
  const stack = stacks[view];
  const wanted: Wanted = wantedAttributes(activeControls(readCatalogue(DIST), "payments"));
  const rereader = new Rereader(view, stack.raw(), wanted);
  const attributes = [...stack.bodies].flatMap(([address, body]) =>
    Object.keys(body).map((attribute) => [address, attribute] as const),
  );
  fc.assert(
    fc.property(fc.constantFrom(...attributes), values(stack), ([address, attribute], value) => {
      // Terraform refuses a resource that refers to itself.
      fc.pre(!String(value).startsWith(`\${${address}.`));
      const { [attribute]: _, ...others } = stack.bodies.get(address) ?? {};
      const body = value === undefined ? others : { ...others, [attribute]: value };
      const raw = stack.raw(address, body);
      const whole = link(view, raw, { wanted });
      expect(JSON.stringify(rereader.model(raw, [address]))).toBe(JSON.stringify(whole));
    }),
    { seed: 92, numRuns: 100 },
  );
});
