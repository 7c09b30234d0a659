import { withoutKeys } from "./address";
import { isObject, listOr } from "./json";
import type { JsonObject, Model, Origin } from "./model";

/** Address of a resource or of a module call, without keys -> where it was made. */
export type Origins = ReadonlyMap<string, Origin>;

/** `stack/topic.ts:20`; of no source is a path or a line longer. */
const SITE = /^(.{1,1000}):([1-9]\d{0,6})$/u;

/** What no path within a repository holds: what ends a line, hides or reorders text, or makes it a URL. */
const NO_PATH = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\:]/u;

/**
 * Where the block was made, by the comment that CDKTF gives it: the construct, and as the first entry of
 * `stackTrace`, when `recordOrigins` saw it, the line. The comment is somebody's input as all the rest is: a
 * path that does not lead to a file within a repository is none.
 */
export function originIn(block: JsonObject): Origin | undefined {
  const comment = block["//"];
  const metadata = isObject(comment) ? comment.metadata : undefined;
  if (!isObject(metadata) || typeof metadata.path !== "string") return undefined;
  const [site] = listOr(metadata.stackTrace);
  return { construct: metadata.path, ...(typeof site === "string" && placeIn(site)) };
}

function placeIn(site: string): Pick<Origin, "file" | "line"> | undefined {
  const [, file = "", line] = SITE.exec(site) ?? [];
  const isWithin = file.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  return isWithin && !NO_PATH.test(file) ? { file, line: Number(line) } : undefined;
}

/** Where what was read elsewhere was made: the resource itself, else the call of the module that it is in. */
export function originOf(origins: Origins, address: string): Origin | undefined {
  const block = withoutKeys(address);
  return origins.get(block) ?? origins.get(/^module\.[^.]+/.exec(block)?.[0] ?? "");
}

/** The model, with where its resources were made; a synthesized one says so itself. */
export function withOrigins(model: Model, origins: Origins): Model {
  if (model.view === "synth") return model;
  const resources = model.resources.map((resource) => {
    const origin = originOf(origins, resource.address);
    return origin ? { ...resource, origin } : resource;
  });
  return { ...model, resources };
}

/** All of several stacks. Of an address that more than one of them has, what they agree on. */
export function together(several: readonly Origins[]): Origins {
  const all = new Map<string, Origin>();
  for (const [address, origin] of several.flatMap((origins) => [...origins])) {
    const before = all.get(address);
    all.set(address, before ? agreed(before, origin) : origin);
  }
  return all;
}

function agreed(one: Origin, other: Origin): Origin {
  const { construct, file, line } = one;
  return {
    ...(construct !== undefined && construct === other.construct && { construct }),
    ...(file !== undefined && file === other.file && { file }),
    ...(file !== undefined && file === other.file && line === other.line && { line }),
  };
}
