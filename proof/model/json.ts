import type { Json, JsonObject } from "./model";

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectOr = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export const listOr = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** What stands under a key of somebody's input, and never what every object inherits. */
export const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Makes it the object's own, whatever somebody calls it: by assignment, `__proto__` would be none. */
export function put<Value>(object: { [key: string]: Value }, key: string, value: Value): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, writable: true });
}
