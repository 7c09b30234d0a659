import { identityOf } from "../model/identity";
import type { JsonObject, Origin, Resource } from "../model/model";
import { type Raw, type RawResource, UNKNOWN } from "../model/raw";

/** A resource of the account, under the address that it has in the declaration or one of its own. */
export class LiveResource implements RawResource {
  readonly origin?: Origin;

  /** @param values what the account tells; of what is not in it, nothing is known */
  constructor(
    readonly address: string,
    readonly type: string,
    private readonly values: JsonObject,
    private readonly declared?: Resource,
  ) {
    if (declared?.origin) this.origin = declared.origin;
  }

  attributes(): Iterable<string> {
    return Object.keys(this.values);
  }

  value(attribute: string): Raw | undefined {
    return Object.hasOwn(this.values, attribute) ? this.values[attribute] : UNKNOWN;
  }

  /** What the declaration says it is made from; the account itself does not tell. */
  madeFrom(path: string): Iterable<string> {
    return this.declared?.refs[path] ?? [];
  }
}

/** A declared resource of which the account tells nothing: who it is, so that others still find it. */
export function unread(declared: Resource): LiveResource {
  const { address, type, values } = declared;
  const { name, also = [] } = identityOf(type);
  const own: JsonObject = {};
  for (const attribute of ["arn", "id", ...(name ? [name] : []), ...also]) {
    const value = values[attribute];
    if (value !== undefined) own[attribute] = value;
  }
  return new LiveResource(address, type, own, declared);
}
