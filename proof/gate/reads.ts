import type { Control } from "./policy";

/** The subject of a presence control: not a resource, so no Terraform address can equal it. */
export const STACK = "stack";

/** A control's `reads`, taken apart. */
export interface Reads {
  /** Attribute paths of the selected resources themselves. */
  own: string[];
  /** Type -> attribute paths of the resources that links reach. */
  linked: Map<string, string[]>;
}

export function readsOf(control: Control): Reads {
  const own: string[] = [];
  const linked = new Map<string, string[]>();
  for (const read of control.reads) {
    const [, type, path] = read.match(/^(aws_[a-z0-9_]+)\.(.+)$/) ?? [];
    if (type && path) linked.set(type, [...(linked.get(type) ?? []), path]);
    else own.push(read);
  }
  return { own, linked };
}

/** Type -> top-level attributes that some control reads: all of a resource that the WASM is given. */
export function wantedAttributes(
  controls: { selects: string[]; reads: Reads }[],
): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  const want = (type: string, paths: string[]) => {
    const attributes = wanted.get(type) ?? new Set();
    for (const path of paths) attributes.add(path.split(".", 1)[0] as string);
    wanted.set(type, attributes);
  };
  for (const control of controls) {
    const { own, linked } = control.reads;
    for (const type of control.selects) if (type !== STACK) want(type, own);
    for (const [type, paths] of linked) want(type, paths);
  }
  return wanted;
}
