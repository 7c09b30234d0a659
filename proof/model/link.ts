import { Joined } from "./joined";
import { Linker } from "./linker";
import { Lookup } from "./lookup";
import { Publishers } from "./metrics";
import type { Model, Resource, View } from "./model";
import type { RawResource, ReadOptions } from "./raw";

const NOTHING = Object.freeze({});

/**
 * The Model of what a view tells: attributes normalised and decoded, and what the resources say of each
 * other resolved in both directions. The same for every view.
 * @throws DuplicateAddress, NestedTooDeep
 */
export function link(view: View, raw: readonly RawResource[], options: ReadOptions = {}): Model {
  const reading = new Reading(raw, options);
  const resources = raw.map((resource) => reading.of(resource));
  addDependents(resources);
  return { view, resources };
}

/** Reads resources one by one, as they stand among the others; who refers to each is not told yet. */
export class Reading {
  readonly #file: string;
  readonly #wanted: ReadOptions["wanted"];
  readonly #lookup: Lookup;
  readonly #publishers: Publishers;

  /** @throws DuplicateAddress */
  constructor(raw: readonly RawResource[], { file = "the input", wanted }: ReadOptions) {
    this.#file = file;
    this.#wanted = wanted;
    this.#lookup = new Lookup(raw, file);
    this.#publishers = new Publishers(this.#lookup);
  }

  /** @throws NestedTooDeep */
  of(resource: RawResource): Resource {
    const attributes = this.#wanted?.get(resource.type);
    return this.#wanted && !attributes
      ? unread(resource)
      : new Linker(resource, this.#lookup, this.#publishers, this.#file).read(attributes);
  }
}

/** A resource that nobody asked for is there to be counted. */
function unread({ address, type, origin }: RawResource): Resource {
  const resource: Resource = {
    address,
    type,
    values: NOTHING,
    refs: NOTHING,
    dependents: NOTHING,
    external: NOTHING,
    unknown: [],
  };
  if (origin) resource.origin = origin;
  return resource;
}

/** Of resources that were read, which as yet have none: who refers to each. */
export function addDependents(resources: Resource[]): void {
  const keys = new Joined();
  const byAddress = new Map<string, Resource>();
  for (const resource of resources) {
    if (resource.dependents !== NOTHING) byAddress.set(resource.address, resource);
  }
  for (const { address, type, refs } of byAddress.values()) {
    for (const path in refs) {
      const by = keys.of(type, path);
      for (const target of refs[path] as string[]) {
        const dependents = byAddress.get(target)?.dependents;
        if (dependents?.[by]) dependents[by].push(address);
        else if (dependents) dependents[by] = [address];
      }
    }
  }
  for (const { dependents } of byAddress.values()) {
    for (const by in dependents) dependents[by]?.sort();
  }
}
