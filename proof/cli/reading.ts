import { attributeOf } from "../gate/reads";
import { UnrecognisedInput } from "../model/errors";
import { isObject } from "../model/json";
import { isMasked } from "../model/masked";
import type { Json, JsonObject, Model, Resource } from "../model/model";
import { READING, type Wanted } from "../model/read";
import type { Reading } from "./account";

/** Address -> what is sensitive in the values there, as Terraform writes it. */
export type Marks = Map<string, Json>;

/** Adds what a plan or a state marks as sensitive. */
export function collectMarks(json: unknown, marks: Marks): void {
  if (Array.isArray(json)) for (const item of json) collectMarks(item, marks);
  if (!isObject(json)) return;
  const { address, sensitive_values: own, change } = json;
  const planned = isObject(change) ? change.after_sensitive : undefined;
  for (const marked of [own, planned]) {
    if (typeof address === "string" && isObject(marked)) marks.set(address, marked);
  }
  for (const value of Object.values(json)) collectMarks(value, marks);
}

/**
 * A reading as an input that is stored: with Terraform's marks, by which it is masked as a state is; and of
 * what was declared, as much as it is compared with.
 */
export function storable(reading: Reading, wanted: Wanted, marks: Marks): JsonObject {
  const { account, region, model, declared, awaiting, byDefault } = reading;
  const marked = (of: Model) => ({
    ...of,
    resources: of.resources.map((one) => withMarks(one, marks)),
  });
  const stored = {
    kind: READING,
    account,
    region,
    model: marked(model),
    ...(declared && { declared: marked(compared(declared, wanted)) }),
    awaiting,
    byDefault,
  };
  return JSON.parse(JSON.stringify(stored));
}

/** What a sensitive attribute points to says as much as itself. */
function withMarks(resource: Resource, marks: Marks) {
  const sensitive_values = marks.get(resource.address) ?? {};
  const external = Object.entries(resource.external).filter(
    ([path]) => !(sensitive_values as JsonObject)[attributeOf(path)],
  );
  return { ...resource, external: Object.fromEntries(external), sensitive_values };
}

/** The attributes that are compared, and no others. */
const compared = (declared: Model, wanted: Wanted): Model => ({
  ...declared,
  resources: declared.resources.map((resource) => ({
    ...resource,
    values: Object.fromEntries(
      Object.entries(resource.values).filter(([name]) => wanted.get(resource.type)?.has(name)),
    ),
  })),
});

export const isReading = (json: unknown): json is JsonObject =>
  isObject(json) && json.kind === READING;

/** What a stored reading says: what is masked in it is unknown. @throws UnrecognisedInput */
export function readingIn(json: JsonObject, file: string): Reading {
  const { account, region, model, declared, awaiting, byDefault } = json;
  const isWhole =
    typeof account === "string" &&
    typeof region === "string" &&
    isModel(model) &&
    (declared === undefined || isModel(declared)) &&
    Array.isArray(awaiting) &&
    Array.isArray(byDefault);
  if (!isWhole) throw new UnrecognisedInput(file, "it is not a whole reading of an account");
  return {
    account,
    region,
    model: withMasksUnknown(model),
    ...(declared && { declared: withMasksUnknown(declared) }),
    awaiting: awaiting as unknown as Reading["awaiting"],
    byDefault: byDefault as string[],
  };
}

const isModel = (json: unknown): json is JsonObject & Model =>
  isObject(json) &&
  Array.isArray(json.resources) &&
  json.resources.every(
    (one) => isObject(one) && isObject(one.values) && Array.isArray(one.unknown),
  );

const withMasksUnknown = (model: Model): Model => ({
  ...model,
  resources: model.resources.map((resource) => {
    const { sensitive_values: _, ...rest } = resource as Resource & { sensitive_values: Json };
    const masked = [...new Set(maskedIn(resource.values, ""))].sort();
    if (masked.length === 0) return rest;
    const unknown = [...new Set([...resource.unknown, ...masked])].sort();
    return { ...rest, values: shown(resource.values) as JsonObject, unknown, masked };
  }),
});

/** Dotted paths, without indices, of what is masked. */
function maskedIn(value: Json, path: string): string[] {
  if (typeof value === "string") return isMasked(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item) => maskedIn(item, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    maskedIn(item as Json, path === "" ? key : `${path}.${key}`),
  );
}

/** The values without those that are masked. */
function shown(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => !isMaskedText(item)).map(shown);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      isMaskedText(item as Json) ? [] : [[key, shown(item as Json)] as const],
    ),
  );
}

const isMaskedText = (value: Json): boolean => typeof value === "string" && isMasked(value);
