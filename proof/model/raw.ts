import { isObject } from "./json";
import type { Json, Origin } from "./model";

/** What an expression stands for, as far as its scope can say. */
export type Resolution =
  /** An attribute of a resource of this model. */
  | { address: string; path: string[] }
  /** What is written elsewhere: a variable's default, a local, a module's argument. */
  | { value: Raw }
  /** A fact about where Terraform runs (account, region), which no control judges: kept as it is written. */
  | { text: string };

/** Where an expression is written: what the names in it mean. */
export interface Scope {
  /** Undefined when it cannot be known. */
  resolve(expression: string): Resolution | undefined;
}

/** A value whose strings are templates. */
export class Templated {
  constructor(
    readonly value: Json,
    readonly scope: Scope,
  ) {}
}

/** A value that is what a reference resolves to, whole. */
export class Referred {
  constructor(readonly to: Resolution) {}
}

/** A value within which some parts are templates, or not known. */
export class Mixed {
  constructor(readonly value: Raw[] | { [key: string]: Raw }) {}
}

/** The text of a JSON document, by what will be in it. */
export class Document {
  constructor(readonly content: Raw) {}
}

/** What this view cannot tell. */
export const UNKNOWN = Symbol("unknown");

/** An attribute as a view has it. */
export type Raw = Json | Templated | Referred | Mixed | Document | typeof UNKNOWN;

/** The entries of an object, each as the view has it; undefined when it is none, or not known to be. */
export function entriesOf(raw: Raw | undefined): { [key: string]: Raw } | undefined {
  if (raw instanceof Templated) {
    const { value, scope } = raw;
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, new Templated(v, scope)]))
      : undefined;
  }
  const entries = raw instanceof Mixed ? raw.value : raw;
  const isPlain =
    isObject(entries) && !(entries instanceof Referred || entries instanceof Document);
  return isPlain ? (entries as { [key: string]: Raw }) : undefined;
}

/** The items of a list, each as the view has it; a block that is written alone is a list of one. */
export function itemsOf(raw: Raw | undefined): readonly Raw[] | undefined {
  if (raw === undefined || raw === null) return [];
  if (raw instanceof Templated) {
    const { value, scope } = raw;
    if (Array.isArray(value)) return value.map((item) => new Templated(item, scope));
    return isObject(value) ? [raw] : undefined;
  }
  const items = raw instanceof Mixed ? raw.value : raw;
  return Array.isArray(items) ? items : undefined;
}

/** One managed resource as a view has it, before anything is linked: what every reader gives the linker. */
export interface RawResource {
  address: string;
  type: string;
  /** The attributes that the view speaks of. */
  attributes(): Iterable<string>;
  value(attribute: string): Raw | undefined;
  /** False when the view has no value there, but at most an expression: known without reading that. */
  isKnown?(attribute: string): boolean;
  /** Addresses that the attribute at this path was made from, by Terraform's own account. */
  madeFrom(path: string): Iterable<string>;
  origin?: Origin;
}

/** Type -> the attributes that will be looked at; whatever else is there is not read. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>;

export interface ReadOptions {
  /** What messages call the input. */
  file?: string;
  wanted?: Wanted;
}
