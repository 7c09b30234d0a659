import type { Resource } from "../model/model";
import type { Control } from "./policy";

/** The subject of a presence control: not a resource, so no Terraform address can equal its own. */
export const STACK: Resource = {
  address: "stack",
  type: "stack",
  values: {},
  refs: {},
  dependents: {},
  external: {},
  unknown: [],
};

/** Whether a control says that something is there, rather than that what is there is right. */
export const isPresence = ({ selects }: { selects: string[] }): boolean =>
  selects.includes(STACK.type);

/** A control's `reads`, taken apart. */
export interface Reads {
  /** Attribute paths of the selected resources themselves. */
  own: string[];
  /** Type -> attribute paths of the resources that links reach; none when only a link passes there. */
  linked: Map<string, string[]>;
  /** Type -> the top-level attributes of all those paths: the links that may be followed. */
  attributes: Map<string, Set<string>>;
}

/** Takes `attribute.path`, `<type>.<attribute.path>` and `<type>` apart, for the types that are selected. */
export function readsOf({ reads, selects }: Pick<Control, "reads" | "selects">): Reads {
  const own: string[] = [];
  const linked = new Map<string, string[]>();
  for (const read of reads) {
    const [, type, path] = read.match(/^(aws_[a-z0-9_]+)(?:\.(.+))?$/) ?? [];
    if (type) linked.set(type, [...(linked.get(type) ?? []), ...(path ? [path] : [])]);
    else own.push(read);
  }
  const attributes = new Map<string, Set<string>>();
  for (const [type, paths] of [...selects.map((s) => [s, own] as const), ...linked]) {
    const tops = attributes.get(type) ?? new Set();
    attributes.set(type, tops);
    for (const path of paths) tops.add(attributeOf(path));
  }
  return { own, linked, attributes };
}

/** Type -> top-level attributes that some control reads: all of a resource that the WASM is given. */
export function wantedAttributes(controls: { reads: Reads }[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { reads } of controls) {
    for (const [type, attributes] of reads.attributes) {
      wanted.set(type, new Set([...(wanted.get(type) ?? []), ...attributes]));
    }
  }
  return wanted;
}

/** The same where there are resources of these types only: a control that selects none of them reads nothing. */
export const wantedAmong = (
  controls: { selects: string[]; reads: Reads }[],
  types: ReadonlySet<string>,
): Map<string, Set<string>> =>
  wantedAttributes(
    controls.filter((control) => isPresence(control) || control.selects.some((t) => types.has(t))),
  );

/** The top-level attribute of a dotted path. */
export const attributeOf = remembered((path) => path.split(".", 1)[0] as string);

/** A key of `dependents`, taken apart: the referring resource's type and attribute path. */
export const referrer = remembered((key): [type: string, path: string] => {
  const dot = key.indexOf(".");
  return [key.slice(0, dot), key.slice(dot + 1)];
});

/** The same few paths stand in every resource of a large model: each is taken apart once. */
function remembered<Result>(take: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = take(text);
    known.set(text, result);
    return result;
  };
}

/** Whether one dotted path is the other, or lies within it. */
export const overlap = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
