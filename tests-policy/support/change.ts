import type { ActiveControl } from "../../proof/gate/profile";
import { attributeOf } from "../../proof/gate/reads";
import type { Model, Resource } from "../../proof/model/model";

/** `<type>.<attribute>` of everything that is not the same in both models. */
export function changedBetween(before: Model, after: Model): Set<string> {
  const changed = new Set<string>();
  const old = new Map(before.resources.map((resource) => [resource.address, resource]));
  for (const resource of after.resources) {
    const then = contentOf(old.get(resource.address));
    const now = contentOf(resource);
    for (const attribute of new Set([...then.keys(), ...now.keys()])) {
      if (then.get(attribute) !== now.get(attribute)) changed.add(`${resource.type}.${attribute}`);
    }
  }
  return changed;
}

/** Whether the control is allowed an opinion on the change at all. */
export const readsAnyOf = ({ reads }: ActiveControl, changed: Set<string>): boolean =>
  [...reads.attributes].some(([type, attributes]) =>
    [...attributes].some((attribute) => changed.has(`${type}.${attribute}`)),
  );

function contentOf(resource: Resource | undefined): Map<string, string> {
  const content = new Map<string, string>();
  if (!resource) return content;
  const add = (attribute: string, what: unknown) =>
    content.set(attribute, `${content.get(attribute) ?? ""}${JSON.stringify(what)}`);
  for (const [attribute, value] of Object.entries(resource.values)) add(attribute, value);
  for (const links of [resource.refs, resource.external]) {
    for (const [path, targets] of Object.entries(links)) add(attributeOf(path), [path, targets]);
  }
  for (const path of resource.unknown) add(attributeOf(path), path);
  return content;
}
