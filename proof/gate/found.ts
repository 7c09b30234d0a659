import type { Json, Resource } from "../model/model";
import type { ActiveControl } from "./profile";

/** The value of every path that the control reads: what a person sees beside what was expected. */
export function foundIn(
  { reads: { own, linked } }: ActiveControl,
  subject: Resource,
  reached: Iterable<Resource>,
): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const path of own) found[path] = valueAt(subject, path);
  if (linked.size === 0) return found;
  // By address: in which order links led there depends on what else was read.
  const others = [...reached]
    .filter((resource) => resource !== subject)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  for (const [type, paths] of linked) {
    const those = others.filter((resource) => resource.type === type);
    for (const path of paths) found[`${type}.${path}`] = those.map((r) => valueAt(r, path));
  }
  return found;
}

/** What stands at a dotted path, through lists all of it; where nothing does, whom the path links to. */
export function valueAt(resource: Resource, path: string): Json {
  let values: Json[] = [resource.values];
  for (const key of path.split(".")) {
    values = values
      .flat()
      .flatMap((value) =>
        isObject(value) && Object.hasOwn(value, key) ? [value[key] as Json] : [],
      );
  }
  if (values.length === 0) values = resource.refs[path] ?? resource.external[path] ?? [];
  return values.length > 1 ? values : (values[0] ?? null);
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
