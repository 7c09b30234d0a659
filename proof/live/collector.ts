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
  /** AWS has it so for everybody: nobody need declare it. */
  byDefault?: boolean;
}

/** Whether any of these attributes is judged, or tells resources from each other. */
export type Wants = (...attributes: string[]) => boolean;

/** Reads the resources of one type. */
export interface Collector {
  /** As the provider names it. */
  type: string;
  /** The IAM actions that its calls need. */
  actions: readonly string[];
  /**
   * Attributes that together tell its resources from each other; another set where a declaration may
   * leave some of the first to AWS.
   */
  identity: readonly [readonly string[], ...(readonly string[])[]];
  /** The type that it is a part of, and the attribute that names which one. */
  within?: { type: string; by: string };
  /** Other types that its identity links to. */
  needs?: readonly string[];
  /** Its name in the Resource Groups Tagging API, when that is where its tags are read. */
  tagged?: string;
  /** Reads the tags of one, when no call tells those of several. */
  tagsOf?: (account: Account, values: JsonObject) => Promise<JsonObject>;
  /** Attributes that are Terraform's own: no call tells them. */
  declaredOnly?: readonly string[];
  /**
   * The attribute by which what it is within can say the same. Each is said where the declaration says
   * it; where that says neither, in the attribute, or here when `apart`.
   */
  repeats?: { attribute: string; apart: boolean };
  /**
   * Another type by which several of these are declared as one: the attribute that both have, and in which
   * list of the other one this one's own stands.
   */
  together?: { type: string; of: string; own: string; list: string };
  /** It is one way among several to declare what is there: there only where it is declared. */
  onlyDeclared?: boolean;
  /**
   * @param wants what a call for one resource by itself is worth: none is made for what nobody reads
   * @throws Refused when not even the list of them can be had
   */
  collect(account: Account, scope: Scope, wants: Wants): Promise<Found[]>;
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

/** Pages of an operation for which the SDK has no paginator. */
export async function* followed<Page>(
  ask: (token: string | undefined) => Promise<Page>,
  next: (page: Page) => string | undefined,
): AsyncGenerator<Page> {
  let token: string | undefined;
  do {
    const page: Page = await ask(token);
    yield page;
    token = next(page);
  } while (token !== undefined);
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

/** Attributes that a call tells: each with where its answer has it. */
export type Details<Answer> = Readonly<Record<string, (answer: Answer) => Json | undefined>>;

/** What a call for one resource by itself tells of it; it is made only when some of that is wanted. */
export async function asked<Answer>(
  details: Details<Answer>,
  wants: Wants,
  ask: () => Promise<Answer>,
): Promise<JsonObject> {
  if (!wants(...Object.keys(details))) return {};
  const answer = await ask();
  return values(
    Object.fromEntries(Object.entries(details).map(([attribute, of]) => [attribute, of(answer)])),
  );
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
  return ownTags(Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value])));
}

/** Tags without those that AWS itself gives, which the provider leaves out as well. */
export function ownTags(tags: Record<string, string> | undefined): JsonObject {
  return Object.fromEntries(Object.entries(tags ?? {}).filter(([key]) => !key.startsWith("aws:")));
}
