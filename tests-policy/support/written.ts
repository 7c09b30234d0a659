import { link } from "../../proof/model/link";
import type { JsonObject, Model } from "../../proof/model/model";
import type { RawResource, Wanted } from "../../proof/model/raw";
import { deployedIn } from "../../proof/model/state";
import { writtenIn } from "../../proof/model/synth";
import { bodyAt, type Configuration, withBodies } from "./configuration";
import { Rereader } from "./rereader";

/** A stack as one of Terraform's files has it, as far as the suites change it. */
export interface Written {
  /** Read by the real reader, whole or as far as it is `wanted`. */
  model(wanted?: Wanted): Model;
  bodyAt(address: string): JsonObject | undefined;
  bodiesOf(type: string): [address: string, body: JsonObject][];
  /** The same with other resources at these addresses; `undefined` takes one away. */
  withBodies(bodies: Record<string, JsonObject | undefined>): Written;
}

export function synthesized(configuration: Configuration, first?: Read): Written {
  const read = readerOf("synth", () => writtenIn(configuration), first);
  return {
    model: read.model,
    bodyAt: (address) => asJudged(bodyAt(configuration, address)),
    bodiesOf: (type) =>
      Object.entries(configuration.resource[type] ?? {}).map(([name, body]) => [
        `${type}.${name}`,
        asJudged(body) as JsonObject,
      ]),
    withBodies: (bodies) => {
      const configured = Object.entries(bodies).map(([at, body]) => [at, asConfigured(body)]);
      return synthesized(
        withBodies(configuration, Object.fromEntries(configured)),
        read.changed(Object.keys(bodies)),
      );
    },
  };
}

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

export function deployed(state: State, first?: Read): Written {
  const { resources } = state.values.root_module;
  const read = readerOf("state", () => deployedIn(state), first);
  return {
    model: read.model,
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
      return deployed(
        { ...state, values: { root_module: { resources: [...kept, ...changed] } } },
        read.changed(Object.keys(bodies)),
      );
    },
  };
}

function entry(address: string) {
  const [type = "", name = ""] = address.split(".");
  return { address, mode: "managed", type, name };
}

/** Reads what a stack became of one that is read again and again. */
type Read = (raw: RawResource[], wanted: Wanted) => Model;

/** How a stack is read, and whatever becomes of it. */
function readerOf(view: "synth" | "state", raw: () => RawResource[], read?: Read) {
  let last: { wanted: Wanted; rereader: Rereader } | undefined;
  return {
    model: (wanted?: Wanted): Model =>
      wanted && read ? read(raw(), wanted) : link(view, raw(), wanted && { wanted }),
    changed:
      (addresses: string[]): Read =>
      (changed, wanted) => {
        // One control after the other is tried, each with all that it reads.
        if (last?.wanted !== wanted) last = { wanted, rereader: new Rereader(view, raw(), wanted) };
        return last.rereader.model(changed, addresses);
      },
  };
}
