import type { JsonObject, Model } from "../../proof/model/model";
import type { Wanted } from "../../proof/model/raw";
import { readState, readSynth } from "../../proof/model/read";
import { bodyAt, type Configuration, withBodies } from "./configuration";

/** A stack as one of Terraform's files has it, as far as the suites change it. */
export interface Written {
  /** Read by the real reader, whole or as far as it is `wanted`. */
  model(wanted?: Wanted): Model;
  bodyAt(address: string): JsonObject | undefined;
  bodiesOf(type: string): [address: string, body: JsonObject][];
  /** The same with other resources at these addresses; `undefined` takes one away. */
  withBodies(bodies: Record<string, JsonObject | undefined>): Written;
}

export const synthesized = (configuration: Configuration): Written => ({
  model: (wanted) => readSynth(configuration, wanted && { wanted }),
  bodyAt: (address) => asJudged(bodyAt(configuration, address)),
  bodiesOf: (type) =>
    Object.entries(configuration.resource[type] ?? {}).map(([name, body]) => [
      `${type}.${name}`,
      asJudged(body) as JsonObject,
    ]),
  withBodies: (bodies) =>
    synthesized(
      withBodies(
        configuration,
        Object.fromEntries(
          Object.entries(bodies).map(([address, body]) => [address, asConfigured(body)]),
        ),
      ),
    ),
});

/** What is judged of tags is `tags_all`; what a configuration says of it is `tags`. */
function asJudged(body: JsonObject | undefined): JsonObject | undefined {
  if (body?.tags === undefined) return body;
  const { tags, ...others } = body;
  return { ...others, tags_all: tags };
}

function asConfigured(body: JsonObject | undefined): JsonObject | undefined {
  if (body?.tags_all === undefined) return body;
  const { tags_all, ...others } = body;
  return { ...others, tags: tags_all };
}

/** `terraform show -json` of a state without modules. */
export type State = JsonObject & {
  values: { root_module: { resources: (JsonObject & { address: string; values: JsonObject })[] } };
};

export function deployed(state: State): Written {
  const { resources } = state.values.root_module;
  return {
    model: (wanted) => readState(state, wanted && { wanted }),
    bodyAt: (address) => resources.find((one) => one.address === address)?.values,
    bodiesOf: (type) =>
      resources.filter((one) => one.type === type).map((one) => [one.address, one.values]),
    withBodies: (bodies) => {
      const kept = resources.filter(({ address }) => !(address in bodies));
      const changed = Object.entries(bodies).flatMap(([address, values]) =>
        values === undefined
          ? []
          : [{ ...resources.find((one) => one.address === address), ...entry(address), values }],
      );
      return deployed({ ...state, values: { root_module: { resources: [...kept, ...changed] } } });
    },
  };
}

function entry(address: string) {
  const [type = "", name = ""] = address.split(".");
  return { address, mode: "managed", type, name };
}
