import type { Json, JsonObject } from "../../proof/model/model";

/** A step into a JSON document that is written as a string. */
const DECODE = Symbol("decode");

type Step = string | number | typeof DECODE;

/** One place in a resource, as it is written, that a control's dotted path leads to. */
export interface Site {
  steps: Step[];
  /** `undefined`: nothing stands there, but something could. */
  value: Json | undefined;
}

/**
 * Every place that `path` leads to: through lists, through the elements of blocks, and into documents
 * held in strings. A text whose meaning only the reader knows (an alarm rule, a filter pattern, a
 * dashboard line) is itself the place that deeper paths lead to.
 */
export function sitesOf(body: JsonObject, path: string): Site[] {
  const keys = path.split(".");
  const visit = (value: Json, at: number, steps: Step[]): Site[] => {
    const key = keys[at];
    if (key === undefined) return [{ steps, value }];
    if (Array.isArray(value)) {
      return value.flatMap((item, index) => visit(item, at, [...steps, index]));
    }
    if (typeof value === "string") {
      const document = documentIn(value);
      return document ? visit(document, at, [...steps, DECODE]) : [{ steps, value }];
    }
    if (typeof value !== "object" || value === null) return [];
    const inner = value[key];
    if (inner !== undefined) return visit(inner, at + 1, [...steps, key]);
    return [{ steps: [...steps, ...keys.slice(at)], value: undefined }];
  };
  return visit(body, 0, []);
}

/** Fields that say something to people and nothing to AWS. */
const REMARKS = new Set(["Sid", "label", "title", "color"]);

/** Every text, number and truth value within what stands at the site, but for remarks. */
export function* leavesOf({ steps, value }: Site): Generator<Site> {
  const document = typeof value === "string" ? documentIn(value) : undefined;
  if (document) yield* leavesOf({ steps: [...steps, DECODE], value: document });
  else if (typeof value !== "object" || value === null) yield { steps, value };
  else {
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const key of keys) {
      if (REMARKS.has(String(key))) continue;
      yield* leavesOf({
        steps: [...steps, key],
        value: (value as Record<string | number, Json>)[key],
      });
    }
  }
}

/** The JSON document that a text is, if it is one. */
export function documentIn(text: string): Json[] | JsonObject | undefined {
  try {
    const document = JSON.parse(text) as Json;
    return typeof document === "object" && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}

/** `body` with `value` at the site; `undefined` takes away what stands there. */
export function withValue(body: JsonObject, { steps }: Site, value: Json | undefined): JsonObject {
  return changed(body, steps, value) as JsonObject;
}

function changed(from: Json | undefined, steps: Step[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (step === DECODE) {
    return JSON.stringify(changed(JSON.parse(from as string) as Json, rest, value));
  }
  if (Array.isArray(from)) {
    const inner = changed(from[step as number], rest, value);
    // What is taken out of a list leaves null behind, so that the other sites' indices still hold.
    return from.map((item, index) => (index === step ? (inner ?? null) : item));
  }
  // In its own place, so that nothing changed is seen to be nothing changed.
  const fields = new Map(Object.entries((from ?? {}) as JsonObject));
  const inner = changed(fields.get(String(step)), rest, value);
  if (inner === undefined) fields.delete(String(step));
  else fields.set(String(step), inner);
  return Object.fromEntries(fields);
}
