import { link } from "../model/link";
import type { Model } from "../model/model";
import { ownAddresses } from "./address";
import { match } from "./match";
import type { Findings, One } from "./membership";
import { LiveResource, unread } from "./raw";
import type { Catalogue } from "./wanted";

/**
 * Gives what was found addresses of its own, links it to see who refers to whom, and finds out by that
 * who is which of the declared resources.
 */
export function identified(
  found: One[],
  catalogue: Catalogue,
  declared: Model | undefined,
  refused: ReadonlyMap<string, string>,
): Pick<Findings, "live" | "raw" | "addresses"> {
  const sorted = [...found].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const own = ownAddresses(sorted);
  const raw = new Map(sorted.map((one, at) => [own[at] as string, one]));
  const resources = [...raw].map(
    ([address, { collector, found }]) => new LiveResource(address, collector.type, found.values),
  );
  const live = link("live", [...resources, ...standIns(declared, catalogue, refused)], {
    file: "the account",
    wanted: catalogue.wanted,
  });
  const addresses = declared
    ? match(live, declared, (type) => catalogue.identity(type), valuesOf(raw))
    : new Map<string, string>();
  return { live, raw, addresses };
}

/** The declared resources of types of which nothing is told: others refer to them. */
export function standIns(
  declared: Model | undefined,
  catalogue: Catalogue,
  refused: ReadonlyMap<string, string>,
): LiveResource[] {
  return (declared?.resources ?? [])
    .filter(({ type }) => !catalogue.get(type) || refused.has(type))
    .map(unread);
}

const valuesOf = (raw: ReadonlyMap<string, One>) =>
  new Map([...raw].map(([address, { found }]) => [address, found.values]));

const sortKey = ({ collector: { type, identity }, found: { values } }: One): string =>
  JSON.stringify([type, ...identity[0].map((name) => values[name] ?? ""), values.id ?? ""]);
