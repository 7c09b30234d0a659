import { type Equivalent, SHARED } from "../equivalent-mutants";
import { casesById } from "./controls";
import type { Mutant } from "./mutants";

/** Damage that no control could be asked to notice: what its own cases say of it, and what is true of several. */
export const equivalents: Equivalent[] = [
  ...SHARED,
  ...Object.entries(casesById).flatMap(([control, { equivalent = [] }]) =>
    equivalent.map((one) => ({ control, ...one })),
  ),
];

/** The entry that says why nothing that stands at the path need be noticed in any example. */
export const immaterialTo = (control: string, path: string) =>
  equivalents.find((one) => one.control === control && one.path === path && one.damage === "*");

/** The entry that says why a mutant of the control need not be noticed. */
export const equivalentOf = (control: string, { path, address, damage, place }: Mutant) =>
  equivalents.find(
    (one) =>
      matches(one.control, control) &&
      matches(one.path, path) &&
      matches(one.damage, damage) &&
      matches(one.address ?? "*", address) &&
      matches(one.place ?? "*", place),
  );

const matches = (pattern: string, text: string) => {
  if (pattern.endsWith("*")) return text.startsWith(pattern.slice(0, -1));
  return pattern.startsWith("*") ? text.endsWith(pattern.slice(1)) : text === pattern;
};
