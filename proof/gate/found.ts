import type { Json, Resource } from "../model/model";
import type { ActiveControl } from "./profile";

/** Attributes whose names tell enough: what stands under them may be a secret, whatever it is called. */
const NAMES_ONLY = /(^|\.)environment\.variables$/;

/** The value of every path that the control reads: what a person sees beside what was expected. */
export function foundIn(
  { reads: { own, linked } }: ActiveControl,
  subject: Resource,
  reached: () => Iterable<Resource>,
): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const path of own) found[path] = shown(path, valueAt(subject, path));
  if (linked.size === 0) return found;
  // By address: in which order links led there depends on what else was read.
  const others = [...reached()]
    .filter((resource) => resource !== subject)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  for (const [type, paths] of linked) {
    const those = others.filter((resource) => resource.type === type);
    for (const path of paths)
      found[`${type}.${path}`] = those.map((r) => shown(path, valueAt(r, path)));
  }
  return found;
}

const shown = (path: string, value: Json): Json =>
  NAMES_ONLY.test(path) && isObject(value) ? Object.keys(value).sort() : value;

/** What stands at a dotted path, through lists all of it; where nothing does, whom the path links to. */
export function valueAt(resource: Resource, path: string): Json {
  let values: Json[] = [];
  collect(resource.values, path.split("."), 0, values);
  if (values.length === 0) values = resource.refs[path] ?? resource.external[path] ?? [];
  return values.length > 1 ? values : (values[0] ?? null);
}

function collect(value: Json, keys: string[], at: number, into: Json[]): void {
  const key = keys[at];
  if (key === undefined) {
    into.push(value);
    return;
  }
  for (const item of Array.isArray(value) ? value : [value]) {
    if (isObject(item) && Object.hasOwn(item, key)) collect(item[key] as Json, keys, at + 1, into);
  }
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
