import { patternOf } from "../model/computed";
import type { Json, Model, Resource } from "../model/model";

/** What of an account is to be read. */
export interface Scope {
  /**
   * Whether what goes by these names (its name, id, ARN) may be wanted. A collector asks before it
   * spends a call on one resource; what it yields beyond the scope is left out later.
   */
  covers(type: string, ...names: string[]): boolean;
}

export const EVERYTHING: Scope = { covers: () => true };

/** What the declaration speaks of anywhere, so that what a declared resource is a part of is read too. */
export class DeclaredScope implements Scope {
  readonly #mentioned = new Set<string>();
  readonly #patterns: RegExp[] = [];
  readonly #nameless = new Set<string>();

  /** @param nameOf the attribute that tells a type's resources from each other */
  constructor({ resources }: Model, nameOf: (type: string) => string | undefined) {
    for (const resource of resources) {
      this.#mention(resource.values);
      this.#mention(resource.external);
      if (isNameless(resource, nameOf(resource.type))) this.#nameless.add(resource.type);
    }
  }

  covers(type: string, ...names: string[]): boolean {
    return (
      this.#nameless.has(type) ||
      names.some(
        (name) => this.#mentioned.has(name) || this.#patterns.some((pattern) => pattern.test(name)),
      )
    );
  }

  #mention(value: Json): void {
    if (typeof value === "string") {
      const pattern = patternOf(value);
      if (pattern) this.#patterns.push(pattern);
      else this.#mentioned.add(value);
    } else if (typeof value === "object" && value !== null) {
      for (const item of Object.values(value)) this.#mention(item);
    }
  }
}

/** A resource that AWS names when it is made can be any of its type. */
function isNameless({ values, refs }: Resource, attribute: string | undefined): boolean {
  return attribute !== undefined && !refs[attribute] && typeof values[attribute] !== "string";
}

/** What carries the tags; and what can carry none, until it is known to what it refers. */
export class TaggedScope implements Scope {
  readonly #names: ReadonlySet<string>;

  constructor(
    arns: ReadonlySet<string>,
    private readonly isTaggable: (type: string) => boolean,
  ) {
    this.#names = new Set([...arns].flatMap((arn) => [arn, ...namesIn(arn)]));
  }

  covers(type: string, ...names: string[]): boolean {
    return !this.isTaggable(type) || names.some((name) => this.#names.has(name));
  }
}

/** What a resource may go by whose ARN this is: `type/name`, `type:name` or the name alone. */
function namesIn(arn: string): string[] {
  const resource = arn.split(":").slice(5).join(":");
  return [resource, resource.slice(resource.search(/[:/]/) + 1)];
}

/** Whatever one of the scopes covers. */
export const either = (...scopes: Scope[]): Scope => ({
  covers: (type, ...names) => scopes.some((scope) => scope.covers(type, ...names)),
});
