import { patternOf } from "../model/computed";
import type { JsonObject, Model, Resource } from "../model/model";

/** Type -> the sets of attributes by each of which its resources can be told from each other. */
export type Identities = (type: string) => readonly (readonly string[])[] | undefined;

/** What the account says of a resource, before anything in it is linked, by its address. */
type Told = ReadonlyMap<string, JsonObject>;

/**
 * Which live resource is which declared one: address in `live` -> address in `declared`. By what
 * identifies them, parents before their parts; and what AWS has named (a key) by who refers to it, or by
 * what it refers to.
 */
export function match(
  live: Model,
  declared: Model,
  identities: Identities,
  raw: Told,
): Map<string, string> {
  const pairs = new Pairs(live, declared);
  let before = -1;
  while (pairs.size > before) {
    before = pairs.size;
    byIdentity(pairs, identities, raw);
    if (pairs.size === before) byReferrers(pairs);
    if (pairs.size === before) byReferences(pairs, identities);
  }
  return pairs.toDeclared;
}

class Pairs {
  readonly toDeclared = new Map<string, string>();
  readonly toLive = new Map<string, string>();
  readonly #live: Map<string, Resource[]>;
  readonly #declared: Map<string, Resource[]>;
  readonly #byAddress: Map<string, Resource>;

  constructor(live: Model, declared: Model) {
    this.#live = byType(live.resources);
    this.#declared = byType(declared.resources);
    this.#byAddress = new Map(live.resources.map((resource) => [resource.address, resource]));
    // What stands in for a declared resource has its address already.
    for (const resource of declared.resources) {
      if (this.#byAddress.has(resource.address)) this.add(resource, resource);
    }
  }

  get size(): number {
    return this.toDeclared.size;
  }

  get types(): Iterable<string> {
    return this.#declared.keys();
  }

  add(live: Resource, declared: Resource): void {
    this.toDeclared.set(live.address, declared.address);
    this.toLive.set(declared.address, live.address);
  }

  liveOf(declared: string): Resource | undefined {
    return this.#byAddress.get(this.toLive.get(declared) ?? "");
  }

  live(address: string): Resource | undefined {
    return this.#byAddress.get(address);
  }

  openLive(type: string): Resource[] {
    return (this.#live.get(type) ?? []).filter(({ address }) => !this.toDeclared.has(address));
  }

  openDeclared(type: string): Resource[] {
    return (this.#declared.get(type) ?? []).filter(({ address }) => !this.toLive.has(address));
  }
}

function byIdentity(pairs: Pairs, identities: Identities, raw: Told): void {
  for (const type of pairs.types) {
    for (const attributes of identities(type) ?? []) pairWithin(pairs, type, attributes, raw);
  }
}

function pairWithin(pairs: Pairs, type: string, attributes: readonly string[], raw: Told): void {
  const open = pairs.openDeclared(type);
  if (open.length === 0) return;
  const candidates = pairs.openLive(type).map((resource) => ({
    resource,
    parts: attributes.map((attribute) => livePart(resource, attribute, pairs, raw)),
  }));
  const exact = grouped(candidates, ({ parts }) => JSON.stringify(parts));
  for (const declared of open) {
    const parts = attributes.map((attribute) => declaredPart(declared, attribute));
    if (parts.includes(undefined)) continue;
    const fitting = parts.some((part) => part?.includes("${"))
      ? candidates.filter((candidate) => fits(parts, candidate.parts))
      : (exact.get(JSON.stringify(parts)) ?? []);
    const [only] = fitting;
    if (only && fitting.length === 1 && !pairs.toDeclared.has(only.resource.address)) {
      pairs.add(only.resource, declared);
    }
  }
}

function declaredPart({ refs, values }: Resource, attribute: string): string | undefined {
  const [target] = refs[attribute] ?? [];
  if (target !== undefined) return `=> ${target}`;
  const value = values[attribute];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** A link to what is declared is that; any other is the text that the account has. */
function livePart(
  { address, refs }: Resource,
  attribute: string,
  pairs: Pairs,
  raw: Told,
): string | undefined {
  const target = pairs.toDeclared.get(refs[attribute]?.[0] ?? "");
  if (target !== undefined) return `=> ${target}`;
  const value = raw.get(address)?.[attribute];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

const fits = (declared: (string | undefined)[], live: (string | undefined)[]): boolean =>
  declared.every((part = "", at) => {
    const pattern = patternOf(part);
    return pattern ? pattern.test(live[at] ?? "") : part === live[at];
  });

/** The one that most of those name which declare that they name it. */
function byReferrers(pairs: Pairs): void {
  for (const type of pairs.types) {
    for (const declared of pairs.openDeclared(type)) {
      const votes = new Map<Resource, number>();
      for (const [by, referrers] of Object.entries(declared.dependents)) {
        const path = by.slice(by.indexOf(".") + 1);
        for (const referrer of referrers) {
          const [named, ...others] = pairs.liveOf(referrer)?.refs[path] ?? [];
          const target = others.length === 0 ? pairs.live(named ?? "") : undefined;
          if (target?.type !== type || pairs.toDeclared.has(target.address)) continue;
          votes.set(target, (votes.get(target) ?? 0) + 1);
        }
      }
      const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
      if (first && first[1] !== second?.[1]) pairs.add(first[0], declared);
    }
  }
}

/** Of those whose name nobody knows before they are made, the only one that refers to the same. */
function byReferences(pairs: Pairs, identities: Identities): void {
  for (const type of pairs.types) {
    const attributes = identities(type)?.[0] ?? [];
    const nameless = pairs
      .openDeclared(type)
      .filter(
        ({ refs, unknown }) => hasAny(refs) && attributes.some((one) => unknown.includes(one)),
      );
    if (nameless.length === 0) continue;
    const live = grouped(pairs.openLive(type), ({ refs }) =>
      linksOf(refs, (address) => pairs.toDeclared.get(address)),
    );
    for (const [links, alike] of grouped(nameless, ({ refs }) => linksOf(refs, (own) => own))) {
      const there = live.get(links) ?? [];
      const [declared, found] = [alike[0], there[0]];
      if (alike.length === 1 && there.length === 1 && declared && found) pairs.add(found, declared);
    }
  }
}

/** The same text for the same links, under the addresses that are declared. */
const linksOf = (refs: Resource["refs"], declared: (address: string) => string | undefined) =>
  JSON.stringify(
    Object.keys(refs)
      .sort()
      .map((attribute) => [attribute, refs[attribute]?.map((target) => declared(target) ?? null)]),
  );

const hasAny = (refs: Resource["refs"]): boolean => Object.keys(refs).length > 0;

const byType = (resources: Resource[]) => grouped(resources, ({ type }) => type);

function grouped<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
