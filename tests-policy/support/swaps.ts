import type { Json, JsonObject, Resource } from "../../proof/model/model";
import { IDENTITY } from "./company";
import { bodyAt, type Configuration } from "./configuration";
import { documentIn } from "./sites";

/** What a value becomes when it names something else, and the something else. */
export interface Swap {
  name: string;
  rewrite(value: Json): Json;
  decoy: Record<string, JsonObject>;
}

/**
 * For everything that `resource` names at `path`: the same words naming a resource of the same type that
 * has a name and nothing else, and naming one of another type altogether.
 */
export function swapsOf(resource: Resource, path: string, configuration: Configuration): Swap[] {
  const targets = new Set(
    Object.entries(resource.refs)
      .filter(([key]) => covers(key, path) || covers(path, key))
      .flatMap(([, addresses]) => addresses),
  );
  return [...targets].flatMap((target) => {
    const body = bodyAt(configuration, target);
    return body ? [toSameType(target, body), toAnotherType(target)] : [];
  });
}

const covers = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}.`);

function toSameType(target: string, body: JsonObject): Swap {
  const decoy = `${target.split(".", 1)[0]}.decoy`;
  const names = new Map(identitiesOf(body).map((name) => [name, `${name}-decoy`]));
  return {
    name: `swapped ${target} for its like`,
    rewrite: (value) => replaced(value, new Map([[target, decoy], ...names])),
    decoy: { [decoy]: replaced(identityOf(body) ?? {}, names) as JsonObject },
  };
}

function toAnotherType(target: string): Swap {
  const decoy = target.startsWith("aws_sqs_queue.") ? "aws_sns_topic.decoy" : "aws_sqs_queue.decoy";
  return {
    name: `swapped ${target} for another type`,
    rewrite: (value) => replaced(value, new Map([[target, decoy]])),
    decoy: { [decoy]: { name: "decoy" } },
  };
}

const isIdentity = (key: string) => IDENTITY.test(key) && key !== "namespace";

function identitiesOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(identitiesOf);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== "string") return identitiesOf(inner);
    return isIdentity(key) && inner !== "" && !inner.includes("${") ? [inner] : [];
  });
}

/** Only what tells the resource from others of its type. */
function identityOf(value: Json): Json | undefined {
  if (Array.isArray(value)) return value.flatMap((item) => identityOf(item) ?? []);
  if (value === null || typeof value !== "object") return undefined;
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === "string") return IDENTITY.test(key) ? [[key, inner] as const] : [];
    const identity = identityOf(inner);
    return identity === undefined ? [] : [[key, identity] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function replaced(value: Json, names: Map<string, string>): Json {
  if (Array.isArray(value)) return value.map((item) => replaced(item, names));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, replaced(inner, names)]),
    );
  }
  if (typeof value !== "string") return value;
  const document = documentIn(value);
  if (document) return JSON.stringify(replaced(document, names));
  const known = [...names.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return value.replace(
    new RegExp(`(?<![\\w-])(${known.join("|")})(?![\\w-])`, "g"),
    (name) => names.get(name) ?? name,
  );
}
