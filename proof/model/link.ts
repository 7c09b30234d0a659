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
  const { file = "the input", wanted } = options;
  const lookup = new Lookup(raw, file);
  const publishers = new Publishers(lookup);
  const resources = raw.map((resource): Resource => {
    const attributes = wanted?.get(resource.type);
    return wanted && !attributes
      ? unread(resource)
      : new Linker(resource, lookup, publishers, file).read(attributes);
  });
  addDependents(resources);
  return { view, resources };
}

/** A resource that nobody asked for is there to be counted. */
export function unread({ address, type, origin }: RawResource): Resource {
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
