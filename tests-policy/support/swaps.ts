import type { Json, JsonObject, Resource } from "../../proof/model/model";
import { IDENTITY } from "./company";
import { documentIn } from "./sites";
import type { Written } from "./written";

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
export function swapsOf(resource: Resource, path: string, written: Written): Swap[] {
  const targets = new Set(
    Object.entries(resource.refs)
      .filter(([key]) => covers(key, path) || covers(path, key))
      .flatMap(([, addresses]) => addresses),
  );
  return [...targets].flatMap((target) => {
    const body = written.bodyAt(target);
    return body ? [toSameType(target, body), toAnotherType(target, body)] : [];
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

/** In a configuration the words are a reference; in a state they are the target's ARN, id or name. */
function toAnotherType(target: string, { arn, id, name }: JsonObject): Swap {
  const isQueue = target.startsWith("aws_sqs_queue.");
  const decoy = isQueue ? "aws_sns_topic.decoy" : "aws_sqs_queue.decoy";
  const decoyArn = `arn:aws:${isQueue ? "sns" : "sqs"}:us-east-1:000000000000:decoy`;
  const body = { name: "decoy", ...(arn !== undefined && { arn: decoyArn, id: decoyArn }) };
  const names = new Map([[target, decoy]]);
  for (const known of [id, name])
    if (typeof known === "string" && arn !== undefined) names.set(known, "decoy");
  if (typeof arn === "string") names.set(arn, decoyArn);
  return {
    name: `swapped ${target} for another type`,
    rewrite: (value) => replaced(value, names),
    decoy: { [decoy]: body },
  };
}

const isIdentity = (key: string) =>
  key === "arn" || key === "id" || (IDENTITY.test(key) && key !== "namespace");

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
    if (typeof inner === "string")
      return isIdentity(key) || key === "namespace" ? [[key, inner] as const] : [];
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
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const known = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return value.replace(
    new RegExp(`(?<![\\w-])(${known.join("|")})(?![\\w-])`, "g"),
    (name) => names.get(name) ?? name,
  );
}
