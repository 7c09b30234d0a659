import type { Model, Resource } from "../../proof/model/model";

/** A resource of which only what matters to the test is said. */
export const resource = (address: string, rest: Partial<Resource> = {}): Resource => ({
  address,
  type: address.replace(/^module\.[^.]+\./, "").split(".")[0] ?? "",
  values: {},
  refs: {},
  dependents: {},
  external: {},
  unknown: [],
  ...rest,
});

export const model = (...resources: Resource[]): Model => ({ view: "plan", resources });
