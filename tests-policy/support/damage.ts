import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../proof/model/model";

/** What one kind of damage leaves where a value stood; `undefined`: nothing. */
export interface Damage {
  name: string;
  after: Json | undefined;
}

/** Values of a boundary arbitrary that stand for all of them. */
const BOUNDARY_SAMPLES = 6;
const SEED = 90;

const show = (value: Json) => JSON.stringify(value).slice(0, 60);

export const NOT_KNOWN = "not known";

/** Damage that needs to know nothing but what stands there. */
export function damagesOf(before: Json): Damage[] {
  return [
    { name: "removed", after: undefined },
    { name: "null", after: null },
    { name: NOT_KNOWN, after: "${var.nobody_knows}" },
    ...[...emptied(before), ...ofAnotherType(before)].map((after) => ({
      name: show(after),
      after,
    })),
  ];
}

/** The same of one figure among the many of a block or a document, where every kind would be too many. */
export function damagesWithin(before: Json): Damage[] {
  if (typeof before === "boolean") return [{ name: show(!before), after: !before }];
  const after = typeof before === "number" ? String(before) : { not: "text" };
  return [
    { name: "removed", after: undefined },
    { name: show(after), after },
  ];
}

function emptied(before: Json): Json[] {
  const empty = Array.isArray(before) ? [] : typeof before === "object" ? {} : "";
  return typeof before === "number" || typeof before === "boolean" || show(empty) === show(before)
    ? []
    : [empty];
}

function ofAnotherType(before: Json): Json[] {
  if (typeof before === "number") return [String(before), {}];
  if (typeof before === "boolean") return [String(before), Number(before)];
  if (typeof before === "string") return [7, { not: "text" }];
  // A block may be written as one object or as a list of them: neither is another type than the other.
  return ["neither a list nor an object", 7];
}

/** Values that the control's author names as wrong there. */
export function boundariesOf(arbitrary: Arbitrary<unknown> | undefined): Damage[] {
  if (!arbitrary) return [];
  const samples = fc.sample(arbitrary, { numRuns: 60, seed: SEED }).map((v) => JSON.stringify(v));
  return [...new Set(samples)].slice(0, BOUNDARY_SAMPLES).map((text) => {
    const after = JSON.parse(text) as Json;
    return { name: `boundary ${show(after)}`, after };
  });
}
