import type { ControlCases } from "../../policies/lib/cases";
import type { ActiveControl } from "../../proof/gate/profile";
import type { Json, JsonObject } from "../../proof/model/model";
import { boundariesOf, damagesOf, damagesWithin } from "./damage";
import type { Footing } from "./footing";
import { damagedKinds } from "./kinds";
import { documentIn, leavesOf, type Site, sitesOf, withValue } from "./sites";
import { swapsOf } from "./swaps";
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

/**
 * Damage, where `path` leads, to everything of `type` that the control's verdicts rest on: that they fall
 * without (`held`), or that is only reached. A control which asks that whatever is there be right asks
 * nothing when nothing is; there, only what the control's author calls wrong is damage.
 */
export function mutantsOf(
  [type, path]: [string, string],
  { written, model, holds }: Footing,
  cases: ControlCases,
  { isHeld, within }: Depth,
): Mutant[] {
  const boundaries = boundariesOf(cases.damage?.[`${type}.${path}`]);
  const resting = [...holds].flatMap(([address, subjects]) => {
    const body = written.bodyAt(address);
    const isOfType = address.startsWith(`${type}.`) && subjects.length > 0 === isHeld;
    if (!isOfType || !body) return [];
    const sites = sitesOf(body, path);
    const standing = sites.filter(({ value }) => value !== undefined && value !== null);
    return [{ address, body, sites, standing }];
  });
  const tellingFirst = resting.sort((a, b) => b.standing.length - a.standing.length);
  return tellingFirst.slice(0, RESOURCES_A_PATH).flatMap(({ address, body, sites, standing }) => {
    const resource = model.resources.find((one) => one.address === address);
    if (!resource) return [];
    const chosen: [string, Site[]][] = [
      ["all", standing.length > 0 ? standing : sites],
      ...(standing.length > 1
        ? standing.map((site): [string, Site[]] => [placeOf(site), [site]])
        : []),
    ];
    const damaged: Damaged[] = [
      ...chosen.flatMap(([place, some]) => {
        const first = some[0]?.value;
        const kinds = [
          ...(isHeld && first !== undefined && first !== null ? damagesOf(first) : []),
          ...boundaries,
        ];
        return kinds.map(({ name, after }) => ({
          place,
          damage: name,
          body: rewritten(body, some, () => after),
        }));
      }),
      ...(isHeld && within ? standing : []).flatMap((site) =>
        [...leavesOf(site)]
          .filter(
            ({ steps, value }) =>
              steps.length > site.steps.length && value !== null && value !== undefined,
          )
          .flatMap((leaf) =>
            damagesWithin(leaf.value as Json).map(({ name, after }) => ({
              place: placeOf(leaf),
              damage: name,
              body: withValue(body, leaf, after),
            })),
          ),
      ),
      ...(isHeld ? swapsOf(resource, path, written) : []).map(({ name, rewrite, decoy }) => ({
        place: "all",
        damage: name,
        body: rewritten(body, standing, (before) => rewrite(before ?? null)),
        beside: decoy,
      })),
      ...(isHeld ? damagedKinds(address, path, written) : []).map((one) => ({
        place: "all",
        ...one,
      })),
    ];
    return damaged
      .filter((one) => JSON.stringify(one.body) !== JSON.stringify(body))
      .map((one) => ({
        path: `${type}.${path}`,
        address,
        place: one.place,
        damage: one.damage,
        written: written.withBodies({ ...one.beside, [address]: one.body }),
      }));
  });
}

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
