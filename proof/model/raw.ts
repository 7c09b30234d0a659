import type { Json, Origin } from "./model";

/** One resource as a view tells it, before anything is linked: what every reader hands to the linker. */
export interface RawResource {
  address: string;
  type: string;
  /** As written: templates stand in strings as `${…}`. */
  values: Record<string, Json>;
  origin?: Origin;
}
