import { patternOf } from "../model/computed";
import type { Json, Model, Resource } from "../model/model";
import { isDefault } from "./defaults";
import { valueAt } from "./found";
import type { Severity } from "./policy";
import type { ActiveControl } from "./profile";
import { isPresence, overlap } from "./reads";

/** An attribute that is not as it was declared. */
export interface Difference {
  address: string;
  /** Dotted path. */
  attribute: string;
  declared: Json;
  live: Json;
}

/** Something that was asked for and is not there until somebody confirms it. */
export interface Awaiting {
  /** Its address, when it is declared. */
  address?: string;
  type: string;
  reason: string;
}

/** Where an account and what was declared disagree, in everything that the controls read. */
export interface Drift {
  /** Declared, and not there. */
  missing: string[];
  /** There, and not declared. */
  extra: string[];
  differing: Difference[];
}

/** By what name and how severely a disagreement is reported: neither can be trusted to say what the other is. */
export const AS_DECLARED: { id: string; severity: Severity } = {
  id: "live/as-declared",
  severity: "high",
};

/** One disagreement. */
export interface DriftItem {
  kind: keyof Drift;
  address: string;
  difference?: Difference;
  /** The same for the same disagreement, and for no other. */
  key: string;
}

/** Every disagreement by itself, in the order in which they are reported. */
export function driftItems(drift: Drift | undefined): DriftItem[] {
  const { missing = [], extra = [], differing = [] } = drift ?? {};
  const item = (kind: keyof Drift, address: string): DriftItem => ({
    kind,
    address,
    key: JSON.stringify([kind, address]),
  });
  return [
    ...missing.map((address) => item("missing", address)),
    ...extra.map((address) => item("extra", address)),
    ...differing.map((difference) => {
      const { address, attribute, declared, live } = difference;
      const key = JSON.stringify(["differing", address, attribute, declared, live]);
      return { kind: "differing" as const, address, difference, key };
    }),
  ];
}

/** Whether the account is as declared. */
export const isNone = ({ missing, extra, differing }: Drift): boolean =>
  missing.length + extra.length + differing.length === 0;

/**
 * Compares by address what the controls read; all lists by address.
 * @param byDefault addresses of what AWS has made so for everybody: not extra
 */
export function driftOf(
  declared: Model,
  live: Model,
  controls: ActiveControl[],
  byDefault: readonly string[] = [],
): Drift {
  const paths = pathsRead(controls);
  const expected = byAddress(declared, paths);
  const actual = byAddress(live, paths);
  const drift: Drift = { missing: [], extra: [], differing: [] };
  const unread = new Set(
    declared.resources.filter(({ type }) => !paths.has(type)).map(({ address }) => address),
  );
  for (const [address, resource] of expected) {
    const there = actual.get(address);
    if (there) drift.differing.push(...differences(resource, there, paths, unread));
    else drift.missing.push(address);
  }
  for (const address of actual.keys()) {
    if (!expected.has(address) && !byDefault.includes(address)) drift.extra.push(address);
  }
  return drift;
}

/** Type -> the paths that some control reads; none where only links pass through. */
function pathsRead(controls: ActiveControl[]): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>();
  const add = (type: string, more: string[]) =>
    paths.set(type, new Set([...(paths.get(type) ?? []), ...more]));
  for (const control of controls) {
    if (!isPresence(control)) for (const type of control.selects) add(type, control.reads.own);
    for (const [type, more] of control.reads.linked) add(type, more);
  }
  return paths;
}

function byAddress({ resources }: Model, paths: Map<string, unknown>): Map<string, Resource> {
  return new Map(
    resources
      .filter(({ type }) => paths.has(type))
      .sort((a, b) => (a.address < b.address ? -1 : 1))
      .map((resource) => [resource.address, resource]),
  );
}

function differences(
  declared: Resource,
  live: Resource,
  paths: Map<string, Set<string>>,
  unread: ReadonlySet<string>,
): Difference[] {
  const { address, type } = declared;
  const unknown = [...declared.unknown, ...live.unknown];
  return [...(paths.get(type) ?? [])].sort().flatMap((attribute) => {
    if (unknown.some((path) => overlap(path, attribute))) return [];
    const [expected, actual] = [valueAt(declared, attribute), valueAt(live, attribute)];
    const same =
      expected === null
        ? isDefault(type, attribute, actual)
        : isSame(expected, actual, unread) || isSameLink(declared, live, attribute);
    return same ? [] : [{ address, attribute, declared: expected, live: actual }];
  });
}

/** Whether both name the same resource, declared by its address for want of a name, which the account knows. */
function isSameLink(declared: Resource, live: Resource, attribute: string): boolean {
  const [target, ...others] = declared.refs[attribute] ?? [];
  const [actual, ...more] = live.refs[attribute] ?? [];
  const isOne = target !== undefined && others.length + more.length === 0;
  return isOne && target === actual && declared.values[attribute] === target;
}

/** An ARN that a data source completes: it may be that of a declared resource, and then is a link in the account. */
const LOOKED_UP = /^arn:.*\$\{data\./;

/**
 * Whether two values say the same. Nothing that a control reads depends on the order of a list, and AWS
 * writes a list of one as its item where a policy allows both. What is computed at apply may be anything.
 * @param unread addresses of what the account is not asked about: a link to one may be anything as well
 */
export function isSame(
  declared: Json,
  live: Json,
  unread: ReadonlySet<string> = new Set(),
): boolean {
  const actual = canonical(live, (text) => text);
  const isOpen = (text: string) =>
    LOOKED_UP.test(text) || unread.has(text.replace(/[:/*].*$/s, ""));
  return (
    canonical(declared, (text) => text) === actual ||
    (patternOf(canonical(declared, (text) => (isOpen(text) ? "${…}" : text)))?.test(actual) ??
      false)
  );
}

function canonical(value: Json, say: (text: string) => string): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, say)).sort();
    const isItem = items.length === 1 && !Array.isArray(value[0]);
    return isItem ? (items[0] as string) : `[${items.join()}]`;
  }
  if (typeof value === "string") return JSON.stringify(say(value));
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json, say)}`);
  return `{${entries.join()}}`;
}
