import type { Json } from "./model";

/** The configuration is shared by all instances of a module: each list of references is read once. */
const leaves = new WeakMap<Json[], string[]>();

/** References without those that only lead to another: `a.b.arn` comes with `a.b`. */
export function leavesOf(references: Json | undefined): readonly string[] {
  if (!Array.isArray(references)) return [];
  const known = leaves.get(references);
  if (known) return known;
  const all = [...new Set(references.map(String))];
  const found = all.filter(
    (reference) =>
      !all.some((other) => other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`)),
  );
  leaves.set(references, found);
  return found;
}
