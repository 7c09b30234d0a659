/** Where a Model was read from: synthesized JSON, a plan, a state, or the live account. */
export type View = "synth" | "plan" | "state" | "live";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Where in somebody's source a resource was made; only what the reader could learn. */
export interface Origin {
  construct?: string;
  file?: string;
  line?: number;
}

/**
 * One managed resource, in the provider's own vocabulary.
 *
 * Attribute paths here (keys of `refs` and `external`, entries of `unknown`) are dotted, without the
 * indices of blocks and lists: `access_log_settings.destination_arn`, `policy.Statement.Resource`.
 */
export interface Resource {
  /** Terraform's address, with `[0]` or `["key"]`. */
  address: string;
  type: string;
  /** The provider's attribute names; blocks always as lists; JSON held in strings decoded. */
  values: JsonObject;
  /** Attribute path -> addresses in this model. */
  refs: Record<string, string[]>;
  /** `<type>.<attribute path>` of the referring resource -> addresses of those that refer to this one. */
  dependents: Record<string, string[]>;
  /** Attribute path -> ARNs that point outside this model. */
  external: Record<string, string[]>;
  /** Attribute paths not known in this view and not resolved by a ref, sorted. */
  unknown: string[];
  /** Those of them that were masked before the input was stored. */
  masked?: string[];
  origin?: Origin;
}

/** What every reader yields and every control judges. */
export interface Model {
  view: View;
  resources: Resource[];
  /**
   * Resource type, or address -> why this view was not told of it: of the type, not even which there
   * are; of the resource, what is in its `unknown`. Only the live view can be refused anything.
   */
  refused?: Record<string, string>;
}
