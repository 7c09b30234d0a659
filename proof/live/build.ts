import { link } from "../model/link";
import type { JsonObject, Model, Resource } from "../model/model";
import { standIns } from "./identify";
import type { Findings, Membership, One } from "./membership";
import { LiveResource } from "./raw";
import type { Catalogue } from "./wanted";

/**
 * The Model of the members of the scope, under their declared addresses.
 * @param refused type -> why nothing is known of it
 */
export function modelOf(
  members: ReadonlyMap<string, One>,
  membership: Membership,
  { addresses, declared }: Findings,
  catalogue: Catalogue,
  refused: ReadonlyMap<string, string>,
): Model {
  const byAddress = new Map(declared?.resources.map((one) => [one.address, one]));
  const reasons = new Map(refused);
  const taken = new Map<string, string[]>();
  const raw: LiveResource[] = [];
  for (const [own, { collector, found }] of members) {
    if (found.awaiting !== undefined) continue;
    const address = addresses.get(own) ?? own;
    const resource = byAddress.get(address);
    if (found.refused !== undefined) reasons.set(address, found.refused);
    const apart = saidApart(collector.type, own, membership, catalogue);
    if (resource) {
      const known = apart.filter((attribute) => !resource.unknown.includes(attribute));
      taken.set(address, [...(collector.declaredOnly ?? []), ...known]);
    }
    const values: JsonObject = { ...found.values };
    for (const attribute of [...(taken.get(address) ?? []), ...apart]) values[attribute] = null;
    raw.push(new LiveResource(address, collector.type, values, resource));
  }
  raw.push(...standIns(declared, catalogue, refused));
  const model = link("live", raw, { file: "the account", wanted: catalogue.wanted });
  for (const resource of model.resources) {
    const from = byAddress.get(resource.address);
    for (const attribute of taken.get(resource.address) ?? []) {
      if (from && catalogue.wanted.get(resource.type)?.has(attribute))
        take(resource, attribute, from);
    }
  }
  return reasons.size > 0 ? { ...model, refused: Object.fromEntries(reasons) } : model;
}

/** The attributes of a resource that its parts say for it. */
function saidApart(
  type: string,
  own: string,
  membership: Membership,
  { collectors }: Catalogue,
): string[] {
  return collectors.flatMap((part) =>
    part.repeats && part.within?.type === type && membership.isSaidApart(part, own)
      ? [part.repeats.attribute]
      : [],
  );
}

/** Has the resource say of an attribute what the declaration says of it, and nothing else. */
function take(resource: Resource, attribute: string, from: Resource): void {
  const isOf = (path: string) => path === attribute || path.startsWith(`${attribute}.`);
  const value = from.values[attribute];
  if (value !== undefined) resource.values[attribute] = value;
  for (const links of ["refs", "external"] as const) {
    const own = Object.entries(resource[links]).filter(([path]) => !isOf(path));
    const taken = Object.entries(from[links]).filter(([path]) => isOf(path));
    resource[links] = Object.fromEntries([...own, ...taken]);
  }
  resource.unknown = [
    ...resource.unknown.filter((path) => !isOf(path)),
    ...from.unknown.filter(isOf),
  ].sort();
}
