import type { ControlCases } from "../../policies/lib/cases";
import type { ActiveControl } from "../../proof/gate/profile";
import type { Json, JsonObject } from "../../proof/model/model";
import { boundariesOf, type Damage, damagesOf, damagesWithin } from "./damage";
import type { Footing } from "./footing";
import { damagedKinds } from "./kinds";
import { documentIn, leavesOf, type Site, sitesOf, withValue } from "./sites";
import { type Swap, swapsOf } from "./swaps";
import type { Written } from "./written";

/** A compliant stack with one thing in it damaged. */
export interface Mutant {
  /** `<type>.<attribute path>`. */
  path: string;
  address: string;
  /** `all` the places that the path leads to, or the one that was damaged. */
  place: string;
  damage: string;
  written: Written;
}

/** Resources alike are damaged alike: this many of a type stand for all. */
const RESOURCES_A_PATH = 4;

export interface Depth {
  /** Only what the verdicts fall without, or only what they do not. */
  isHeld: boolean;
  /** Each figure of a block or document that is read as a whole, too. */
  within: boolean;
}

/** Every path that a control reads, as `[type, path]`. */
export const pathsOf = ({ selects, reads }: ActiveControl): [string, string][] => [
  ...selects.flatMap((type) => reads.own.map((path): [string, string] => [type, path])),
  ...[...reads.linked].flatMap(([type, paths]) =>
    paths.map((path): [string, string] => [type, path]),
  ),
];

/** What damage leaves of a resource, and what must stand beside it to make the damage what it is. */
interface Damaged {
  place: string;
  damage: string;
  body: JsonObject;
  beside?: Record<string, JsonObject>;
}

/** A resource that the control's verdicts rest on, and the places in it that the path leads to. */
interface Resting {
  address: string;
  body: JsonObject;
  sites: Site[];
  /** The sites where something stands. */
  standing: Site[];
}

/**
 * Damage, where `path` leads, to everything of `type` that the control's verdicts rest on: that they fall
 * without (`isHeld`), or that is only reached. A control which asks that whatever is there be right asks
 * nothing when nothing is; there, only what the control's author calls wrong is damage.
 */
export function mutantsOf(
  [type, path]: [string, string],
  { written, model, holds }: Footing,
  cases: ControlCases,
  { isHeld, within }: Depth,
): Mutant[] {
  const boundaries = boundariesOf(cases.damage?.[`${type}.${path}`]);
  const resting = [...holds].flatMap(([address, subjects]): Resting[] => {
    const body = written.bodyAt(address);
    const isOfType = address.startsWith(`${type}.`) && subjects.length > 0 === isHeld;
    if (!isOfType || !body) return [];
    const sites = sitesOf(body, path);
    return [{ address, body, sites, standing: sites.filter(stands) }];
  });
  const tellingFirst = resting.sort((a, b) => b.standing.length - a.standing.length);
  return tellingFirst.slice(0, RESOURCES_A_PATH).flatMap((one) => {
    const resource = model.resources.find(({ address }) => address === one.address);
    const damaged: Damaged[] = isHeld
      ? [
          ...inPlaces(one, (value) => [
            ...(value === undefined ? [] : damagesOf(value)),
            ...boundaries,
          ]),
          ...(within ? inside(one) : []),
          ...(resource ? swapped(one, swapsOf(resource, path, written)) : []),
          ...damagedKinds(one.address, path, written).map((kind) => ({ place: "all", ...kind })),
        ]
      : inPlaces(one, () => boundaries);
    const before = JSON.stringify(one.body);
    return damaged
      .filter(({ body }) => JSON.stringify(body) !== before)
      .map(({ place, damage, body, beside }) => ({
        path: `${type}.${path}`,
        address: one.address,
        place,
        damage,
        written: written.withBodies({ ...beside, [one.address]: body }),
      }));
  });
}

const stands = ({ value }: Site) => value !== undefined && value !== null;

/** The same damage everywhere at once, and at each place alone. */
function inPlaces(
  { body, sites, standing }: Resting,
  damagesTo: (value: Json | undefined) => Damage[],
): Damaged[] {
  const all: [string, Site[]] = ["all", standing.length > 0 ? standing : sites];
  const each = standing.map((site): [string, Site[]] => [placeOf(site), [site]]);
  return [all, ...(each.length > 1 ? each : [])].flatMap(([place, some]) =>
    damagesTo(standing.length > 0 ? some[0]?.value : undefined).map(({ name, after }) => ({
      place,
      damage: name,
      body: rewritten(body, some, () => after),
    })),
  );
}

/** Each figure of the blocks and documents that stand there. */
function inside({ body, standing }: Resting): Damaged[] {
  return standing.flatMap((site) =>
    [...leavesOf(site)]
      .filter((leaf) => leaf.steps.length > site.steps.length && stands(leaf))
      .flatMap((leaf) =>
        damagesWithin(leaf.value as Json).map(({ name, after }) => ({
          place: placeOf(leaf),
          damage: name,
          body: withValue(body, leaf, after),
        })),
      ),
  );
}

const swapped = ({ body, standing }: Resting, swaps: Swap[]): Damaged[] =>
  swaps.map(({ name, rewrite, decoy }) => ({
    place: "all",
    damage: name,
    body: rewritten(body, standing, (before) => rewrite(before ?? null)),
    beside: decoy,
  }));

const placeOf = ({ steps }: Site) => steps.filter((step) => typeof step !== "symbol").join(".");

/** The body with something else at each of the sites; a document goes back into the string it came in. */
function rewritten(
  body: JsonObject,
  sites: Site[],
  after: (before: Json | undefined) => Json | undefined,
): JsonObject {
  return sites.reduce((damaged, site) => {
    const value = after(site.value);
    const inText = typeof site.value === "string" && documentIn(site.value) !== undefined;
    const isDocument = typeof value === "object" && value !== null;
    return withValue(damaged, site, inText && isDocument ? JSON.stringify(value) : value);
  }, body);
}

export const nameOf = ({ path, address, place, damage }: Mutant): string =>
  `${path} of ${address}${place === "all" ? "" : `, ${place}`}: ${damage}`;
