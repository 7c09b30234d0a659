import { isMap } from "./blocks";
import { decodeDocument } from "./documents";
import type { Json, JsonObject, Model, Resource, View } from "./model";
import type { RawResource } from "./raw";

const REFERENCE = /\$\{([^{}]*)\}/g;
const TARGET = /^([a-z][a-z0-9_]*\.[A-Za-z0-9_-]+)\.([a-z0-9_]+)$/;

/** Resolves what the resources of a view say of each other, in both directions. */
export function link(view: View, raw: RawResource[]): Model {
  const byAddress = new Map(raw.map((resource) => [resource.address, resource]));
  const resources = raw.map(({ address, type, values, origin }): Resource => {
    const refs = new Map<string, Set<string>>();
    const unknown = new Set<string>();
    const read = (attribute: string, path: string, value: Json): Json | undefined => {
      if (value === null) return undefined;
      if (Array.isArray(value)) {
        return value
          .map((item) => read(attribute, path, item))
          .filter((item) => item !== undefined);
      }
      if (typeof value === "object") {
        const entries = Object.entries(value).flatMap(([key, item]) => {
          const inner = read(key, `${path}.${key}`, item);
          if (inner === undefined) return [];
          const block =
            typeof inner === "object" && !Array.isArray(inner) && !isMap(key) && !inDocument(path);
          return [[key, block ? [inner] : inner]];
        });
        return Object.fromEntries(entries) as JsonObject;
      }
      if (typeof value !== "string") return value;
      const document = decodeDocument(attribute, value);
      if (typeof document === "object") {
        documents.add(path);
        return read("", path, document);
      }
      return resolve(path, value);
    };
    const documents = new Set<string>();
    const inDocument = (path: string): boolean =>
      [...documents].some((document) => path === document || path.startsWith(`${document}.`));
    const resolve = (path: string, text: string): string | undefined => {
      let computed = false;
      const resolved = text.replace(REFERENCE, (whole, expression: string) => {
        const [, target = "", wanted = ""] = TARGET.exec(expression) ?? [];
        const referred = byAddress.get(target);
        if (!referred) {
          if (!expression.startsWith("data.")) computed = true;
          return whole;
        }
        const found = refs.get(path) ?? new Set();
        refs.set(path, found.add(target));
        if (inDocument(path)) return target;
        const literal = referred.values[wanted];
        if (typeof literal === "string" && !literal.includes("${")) return literal;
        if (text === whole) return "";
        return whole;
      });
      if (computed) unknown.add(path);
      if (computed || resolved === "") return undefined;
      return resolved;
    };
    const known: JsonObject = {};
    for (const [key, value] of Object.entries(values)) {
      const inner = read(key, key, value);
      if (inner === undefined) continue;
      const block =
        typeof inner === "object" && !Array.isArray(inner) && !isMap(key) && !inDocument(key);
      known[key] = block ? [inner] : inner;
    }
    return {
      address,
      type,
      values: known,
      refs: Object.fromEntries([...refs].map(([path, targets]) => [path, [...targets]])),
      dependents: {},
      external: {},
      unknown: [...unknown].sort(),
      ...(origin && { origin }),
    };
  });
  const linked = new Map(resources.map((resource) => [resource.address, resource]));
  for (const resource of resources) {
    for (const [path, targets] of Object.entries(resource.refs)) {
      for (const target of targets) {
        const dependents = linked.get(target)?.dependents;
        if (!dependents) continue;
        const by = `${resource.type}.${path}`;
        dependents[by] = [...(dependents[by] ?? []), resource.address];
      }
    }
  }
  return { view, resources };
}
