/** The `count` or `for_each` key of an instance. */
export type Key = string | number | undefined;

/** As it stands at the end of an address. */
export const indexOf = (key: Key): string => (key === undefined ? "" : `[${JSON.stringify(key)}]`);
/** The address of what is in a module instance; the root's is empty. */
export const within = (module: string, address: string): string =>
  module === "" ? address : `${module}.${address}`;
