import type { Json, JsonObject } from "../../proof/model/model";

/** One resource of synthesized JSON. */
export interface Synthesized {
  address: string;
  type: string;
  values: JsonObject;
}

/** Every managed resource of synthesized JSON, metadata taken off. */
export function resourcesOf(terraform: JsonObject): Synthesized[] {
  const byType = terraform.resource as Record<string, Record<string, JsonObject>>;
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { "//": _metadata, ...values }]) => ({
      address: `${type}.${name}`,
      type,
      values,
    })),
  );
}

/** The resources of one type, by name. */
export function ofType(terraform: JsonObject, type: string): Record<string, JsonObject> {
  return (terraform.resource as Record<string, Record<string, JsonObject>>)[type] ?? {};
}

/** The one resource of that type. */
export function only(terraform: JsonObject, type: string): JsonObject {
  const [resource, ...others] = Object.values(ofType(terraform, type));
  if (resource === undefined || others.length > 0) {
    throw new Error(`expected one ${type}, found ${others.length + (resource ? 1 : 0)}`);
  }
  return resource;
}

/** A document that stands as text in an attribute. */
export const decoded = (value: Json | undefined): JsonObject => JSON.parse(value as string);
