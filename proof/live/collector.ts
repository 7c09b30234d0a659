import type { Json, JsonObject } from "../model/model";
import type { Account } from "./account";
import { isAbsence, Refused } from "./errors";
import type { Scope } from "./scope";

/** One resource of the account. */
export interface Found {
  /** What is told of it, as the provider has it in a state; null is told to be absent. */
  values: JsonObject;
  /** Why nothing else is. */
  refused?: string;
  /** Who has yet to confirm it: until then it does nothing. */
  awaiting?: string;
}

/** Reads the resources of one type. */
export interface Collector {
  /** As the provider names it. */
  type: string;
  /** The IAM actions that its calls need. */
  actions: readonly string[];
  /** The attributes that together tell its resources from each other, known in every view or links. */
  identity: readonly string[];
  /** The type that it is a part of, and the attribute that names which one. */
  within?: { type: string; by: string };
  /** Other types that its identity links to. */
  needs?: readonly string[];
  /** Its name in the Resource Groups Tagging API, when that is where its tags are read. */
  tagged?: string;
  /** Attributes that are Terraform's own: no call tells them. */
  declaredOnly?: readonly string[];
  /** It says again what an attribute of the resource that it is within says: there only where declared. */
  repeats?: boolean;
  /** @throws Refused when not even the list of them can be had */
  collect(account: Account, scope: Scope): Promise<Found[]>;
}

/** Everything in all pages. */
export async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** The resources that several lookups find, made at once; how many really are is the account's to say. */
export async function each<Item>(
  items: readonly Item[],
  find: (item: Item) => Promise<Found | Found[] | undefined>,
): Promise<Found[]> {
  const found = await Promise.all(items.map(find));
  return found.flat().filter((one) => one !== undefined);
}

/**
 * A resource whose details take calls of their own; none when it was deleted in the meantime.
 * @param known what is known of it when those are refused
 */
export async function detailed(
  known: JsonObject,
  read: () => Promise<JsonObject | undefined>,
): Promise<Found | undefined> {
  try {
    const values = await read();
    return values && { values: { ...known, ...values } };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    if (error instanceof Refused) return { values: known, refused: error.message };
    throw error;
  }
}

/** What a lookup answers, or undefined when it says that there is no such thing. */
export async function ifThere<T>(lookup: Promise<T>): Promise<T | undefined> {
  try {
    return await lookup;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Attributes as an answer has them. One that the answer left out is told to be absent. */
export function values(given: { [attribute: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(given).map(([attribute, value]) => [attribute, value ?? null]),
  );
}

interface Tag {
  Key?: string | undefined;
  Value?: string | undefined;
}

/** Tags as a list of `Key` and `Value`, as most services answer them. */
export function tagsOf(list: readonly Tag[] | undefined): JsonObject {
  return Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}
