import type { JsonObject, Origin, Resource } from "../model/model";
import { type Raw, type RawResource, UNKNOWN } from "../model/raw";

/** A resource of the account, under the address that it has in the declaration or one of its own. */
export class LiveResource implements RawResource {
  readonly origin?: Origin;

  /**
   * @param values what the account tells; of what is not in it, nothing is known
   * @param declaredOnly attributes that are Terraform's own, so that only the declaration can tell them
   */
  constructor(
    readonly address: string,
    readonly type: string,
    readonly values: JsonObject,
    private readonly declaredOnly: readonly string[] = [],
    private readonly declared?: Resource,
  ) {
    if (declared?.origin) this.origin = declared.origin;
  }

  attributes(): Iterable<string> {
    return new Set([...Object.keys(this.values), ...this.declaredOnly]);
  }

  value(attribute: string): Raw | undefined {
    if (Object.hasOwn(this.values, attribute)) return this.values[attribute];
    if (!this.declared || !this.declaredOnly.includes(attribute)) return UNKNOWN;
    return this.declared.unknown.includes(attribute) ? UNKNOWN : this.declared.values[attribute];
  }

  /** What the declaration says it is made from; the account itself does not tell. */
  madeFrom(path: string): Iterable<string> {
    return this.declared?.refs[path] ?? [];
  }
}
