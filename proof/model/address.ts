/** The `count` or `for_each` key of an instance. */
export type Key = string | number | undefined;

/** As it stands at the end of an address. */
export const indexOf = (key: Key): string => (key === undefined ? "" : `[${JSON.stringify(key)}]`);
/** The address of what is in a module instance; the root's is empty. */
export const within = (module: string, address: string): string =>
  module === "" ? address : `${module}.${address}`;

/** The address of the block that an instance is of: without the keys of `count` and `for_each`. */
export const withoutKeys = (address: string): string =>
  address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");

/** The type of the resource at an address, in whatever module. */
export function typeAt(address: string): string {
  const names = withoutKeys(address).split(".");
  while (names[0] === "module") names.splice(0, 2);
  return names[0] ?? "";
}
