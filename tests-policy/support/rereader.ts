import { addDependents, link, Reading } from "../../proof/model/link";
import type { Model, Resource, View } from "../../proof/model/model";
import { type Raw, type RawResource, Templated, UNKNOWN, type Wanted } from "../../proof/model/raw";

/**
 * Reads a stack again and again, each time with something in it changed: of each time only the resources
 * that asked for what has changed. The others would ask the same, be answered the same, and so say the same.
 */
export class Rereader {
  readonly #raw: Map<string, RawResource>;
  readonly #read: Map<string, Resource>;
  /** Address -> attribute -> the addresses of those whose reading asks for it, beside the tables. */
  readonly #askers = new Map<string, Map<string, Set<string>>>();
  /** `<address> <attribute>` of what stands in tables, which are made for all resources. */
  readonly #tabled: Set<string>;

  constructor(
    private readonly view: View,
    raw: readonly RawResource[],
    private readonly wanted: Wanted,
  ) {
    let asked: (address: string, attribute: string) => void = () => {};
    const watched = raw.map((one) => watching(one, (attribute) => asked(one.address, attribute)));
    const reading = new Reading(watched, { wanted });

    // What is asked for more often while the tables are being made than later on is asked for by them.
    const times = new Map<string, number>();
    const count = (address: string, attribute: string, by: number) => {
      const key = `${address} ${attribute}`;
      times.set(key, (times.get(key) ?? 0) + by);
    };
    asked = (address, attribute) => {
      count(address, attribute, 1);
      this.#askersOf(address, attribute);
    };
    for (const one of watched) reading.of(one);
    this.#read = new Map(
      watched.map((asker) => {
        asked = (address, attribute) => {
          count(address, attribute, -1);
          this.#askersOf(address, attribute).add(asker.address);
        };
        return [asker.address, reading.of(asker)] as const;
      }),
    );
    this.#raw = new Map(raw.map((one) => [one.address, one]));
    this.#tabled = new Set([...times].flatMap(([key, left]) => (left === 0 ? [] : [key])));
  }

  /** @param changed addresses of all that is not what it was */
  model(raw: readonly RawResource[], changed: string[]): Model {
    const stale = this.#staleIn(raw, changed);
    if (!stale) return link(this.view, raw, { wanted: this.wanted });
    const reading = new Reading(raw, { wanted: this.wanted });
    const resources = raw.map((one) => {
      const read = stale.has(one.address) ? undefined : this.#read.get(one.address);
      return read ? withoutDependents(read) : reading.of(one);
    });
    addDependents(resources);
    return { view: this.view, resources };
  }

  /** Whom to read again. @returns undefined where all must be */
  #staleIn(raw: readonly RawResource[], changed: string[]): Set<string> | undefined {
    const now = new Map(raw.map((one) => [one.address, one]));
    if (now.size !== this.#raw.size) return undefined;
    const stale = new Set(changed);
    for (const address of changed) {
      const [before, after] = [this.#raw.get(address), now.get(address)];
      if (!before || !after) return undefined;
      for (const [attribute, askers] of this.#askers.get(address) ?? []) {
        if (textOf(before.value(attribute)) === textOf(after.value(attribute))) continue;
        if (this.#tabled.has(`${address} ${attribute}`)) return undefined;
        for (const asker of askers) stale.add(asker);
      }
    }
    return stale;
  }

  #askersOf(address: string, attribute: string): Set<string> {
    const attributes = this.#askers.get(address) ?? new Map<string, Set<string>>();
    this.#askers.set(address, attributes);
    const askers = attributes.get(attribute) ?? new Set();
    attributes.set(attribute, askers);
    return askers;
  }
}

function watching(resource: RawResource, asked: (attribute: string) => void): RawResource {
  return {
    address: resource.address,
    type: resource.type,
    attributes: () => resource.attributes(),
    value: (attribute) => {
      asked(attribute);
      return resource.value(attribute);
    },
    madeFrom: (path) => resource.madeFrom(path),
    ...(resource.origin && { origin: resource.origin }),
  };
}

/** Where everybody reads it, nothing is written: see `addDependents`. */
const withoutDependents = (read: Resource): Resource =>
  Object.isFrozen(read.dependents) ? read : { ...read, dependents: {} };

const textOf = (raw: Raw | undefined): string =>
  raw === UNKNOWN ? "unknown" : String(JSON.stringify(raw instanceof Templated ? raw.value : raw));
