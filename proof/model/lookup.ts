import { parseArn, SHAPES, type Shape } from "./arn";
import { DuplicateAddress } from "./errors";
import { Expander } from "./expand";
import { identityOf, isIdentity, type Target } from "./identity";
import type { RawResource } from "./raw";
import { hasOwnArn } from "./schema";
import { Symbols } from "./symbols";

/** A resource that a string names, and what the string adds to that name (`/*`, `:*`). */
export interface Found {
  resource: RawResource;
  suffix: string;
}

/** Services whose ARNs may go on after the resource's own. */
const SUFFIXED = new Set(
  SHAPES.filter((shape) => shape.resource.source.includes("suffix")).map((shape) => shape.service),
);

/** Who is who in one model. Each table is made when it is first asked for. */
export class Lookup {
  readonly symbols = new Symbols();
  readonly expander: Expander;
  readonly #byAddress = new Map<string, RawResource>();
  readonly #byType = new Map<string, RawResource[]>();
  readonly #byAttribute = new Map<string, Map<string, RawResource[]>>();
  #byArn: Map<string, RawResource | undefined> | undefined;

  constructor(resources: readonly RawResource[], file: string) {
    for (const resource of resources) {
      if (this.#byAddress.has(resource.address)) {
        throw new DuplicateAddress(file, resource.address);
      }
      this.#byAddress.set(resource.address, resource);
      const same = this.#byType.get(resource.type);
      if (same) same.push(resource);
      else this.#byType.set(resource.type, [resource]);
    }
    this.expander = new Expander(this.#byAddress, this.symbols, file);
  }

  get(address: string): RawResource | undefined {
    return this.#byAddress.get(address);
  }

  ofType(type: string): readonly RawResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** All resources of the target's type whose attribute equals `text`. */
  named(text: string, { type, attribute }: Target): readonly RawResource[] {
    const key = `${type}.${attribute}`;
    let table = this.#byAttribute.get(key);
    if (!table) {
      table = new Map();
      for (const resource of this.ofType(type)) {
        const name = this.expander.string(resource, attribute);
        const same = table.get(name);
        if (same) same.push(resource);
        else table.set(name, [resource]);
      }
      this.#byAttribute.set(key, table);
    }
    return table.get(text) ?? [];
  }

  /** The one resource that `text` names as one of `targets`; undefined when several might be meant. */
  only(text: string, targets: readonly Target[]): RawResource | undefined {
    let only: RawResource | undefined;
    for (const target of targets) {
      for (const found of this.named(text, target)) {
        if (only !== undefined && only !== found) return undefined;
        only = found;
      }
    }
    return only;
  }

  /** Whether a string is nothing but a computed value that names nobody: it may turn out to be anything. */
  isOpaque(text: string): boolean {
    const leading = this.symbols.leading(text);
    if (leading?.rest !== "" || "text" in leading.computed) return false;
    const { address, attribute } = leading.computed;
    return !isIdentity(this.get(address)?.type ?? "", attribute);
  }

  /** Whether a string that stands where nothing is named by its name alone could name a resource at all. */
  mayName(text: string): boolean {
    return text.startsWith("arn:") || text.includes("://") || this.symbols.standIn(text);
  }

  /** What an ARN, or a computed value with something after it, names in this model. */
  arn(text: string): Found | undefined {
    const leading = this.symbols.leading(text);
    if (leading) {
      const { computed, rest } = leading;
      const resource = "address" in computed ? this.get(computed.address) : undefined;
      if (!resource || !("address" in computed)) return undefined;
      return rest === "" || /(^|_)arn$/.test(computed.attribute)
        ? { resource, suffix: rest }
        : undefined;
    }
    if (!text.startsWith("arn:")) return undefined;
    return this.#known(text) ?? this.#constructed(text);
  }

  /** By the ARNs that this view knows: the whole string, or all of it up to a separator. */
  #known(text: string): Found | undefined {
    const arns = this.#arns();
    if (arns.size === 0) return undefined;
    const whole = arns.get(text);
    if (whole || !SUFFIXED.has(text.split(":", 3)[2] as string)) {
      return whole && { resource: whole, suffix: "" };
    }
    for (let end = text.length - 1; end > 0; end -= 1) {
      if (text[end] !== ":" && text[end] !== "/") continue;
      const resource = arns.get(text.slice(0, end));
      if (resource) return { resource, suffix: text.slice(end) };
    }
    return undefined;
  }

  #arns(): Map<string, RawResource | undefined> {
    if (this.#byArn) return this.#byArn;
    this.#byArn = new Map();
    for (const [type, resources] of this.#byType) {
      for (const attribute of ownArns(type)) {
        for (const resource of resources) {
          if (resource.isKnown?.(attribute) === false) continue;
          const value = resource.value(attribute);
          if (typeof value !== "string" || !value.startsWith("arn:")) continue;
          // An ARN that two resources call their own names neither.
          this.#byArn.set(value, this.#byArn.has(value) ? undefined : resource);
        }
      }
    }
    return this.#byArn;
  }

  /** By the name in an ARN that is put together in the configuration. */
  #constructed(text: string): Found | undefined {
    const arn = parseArn(text);
    if (!arn || /[*?]/.test(arn.partition + arn.region + arn.account)) return undefined;
    if (arn.service === "apigateway") {
      const invoked = /^path\/.*\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(
        arn.resource,
      )?.[1];
      return invoked === undefined ? undefined : this.arn(invoked);
    }
    for (const shape of SHAPES) {
      if (shape.service !== arn.service) continue;
      const groups = shape.resource.exec(arn.resource)?.groups;
      const resource = groups && this.#shaped(shape, groups);
      if (!resource) continue;
      return this.#mayBe(resource, shape, text, arn.region)
        ? { resource, suffix: groups.suffix ?? "" }
        : undefined;
    }
    return undefined;
  }

  #shaped(shape: Shape, groups: Record<string, string | undefined>): RawResource | undefined {
    const { name = "", parent } = groups;
    const targets = targetsIn(shape);
    if (parent === undefined) return this.only(name, targets);
    const siblings = targets.flatMap((target) => this.named(name, target));
    const found = siblings.filter(
      (resource) => this.expander.string(resource, shape.parent ?? "") === parent,
    );
    return found.length === 1 ? found[0] : undefined;
  }

  /** Not when this view knows the resource to have another ARN, or to be in another region. */
  #mayBe(resource: RawResource, { arn = "arn" }: Shape, text: string, region: string): boolean {
    const known = resource.value(arn);
    if (typeof known === "string" && known !== "") return text.startsWith(known);
    const own = resource.value("region");
    return region === "" || typeof own !== "string" || this.symbols.within(region).length > 0
      ? true
      : own === region;
  }
}

const ownArns = (type: string): string[] => [
  ...(hasOwnArn(type) ? ["arn"] : []),
  ...(identityOf(type).also ?? []),
];

function targetsIn({ types, attribute }: Shape): Target[] {
  return types.map((type) => ({ type, attribute: attribute ?? identityOf(type).name ?? "id" }));
}
