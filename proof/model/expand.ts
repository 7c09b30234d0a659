import { NestedTooDeep } from "./errors";
import { identityOf, isIdentity, sameAs } from "./identity";
import type { Json, JsonObject } from "./model";
import {
  Document,
  Mixed,
  type Raw,
  type RawResource,
  Referred,
  type Resolution,
  type Scope,
  Templated,
  UNKNOWN,
} from "./raw";
import { hasOwnArn } from "./schema";
import type { Symbols } from "./symbols";
import { isTemplate, parseTemplate } from "./template";

/** More than any document of AWS nests, and little enough for every recursion that follows. */
const MAX_DEPTH = 100;

/** An attribute with its templates resolved: what is computed at apply stands in strings as tokens. */
export interface Expanded {
  value: Json | undefined;
  /** Paths within it that this view cannot tell, dotted, without indices. */
  unknown: string[];
}

/** Resolves the templates of resources, each in the scope where it is written. */
export class Expander {
  /** Attributes that are being expanded, so that a cycle ends as a computed value. */
  readonly #under = new Set<string>();

  constructor(
    private readonly resources: ReadonlyMap<string, RawResource>,
    private readonly symbols: Symbols,
    private readonly file: string,
  ) {}

  attribute(resource: RawResource, attribute: string): Expanded {
    const raw = resource.value(attribute);
    if (isPlain(raw)) return { value: raw, unknown: NOTHING };
    const unknown: string[] = [];
    const walk = new Walk(this, this.file, resource.address, attribute, unknown);
    return { value: walk.value(raw, attribute, 0), unknown };
  }

  /** The string that stands at an attribute, or a token for it when it is computed. */
  string(resource: RawResource, attribute: string): string {
    const { value } = this.attribute(resource, attribute);
    if (typeof value === "string" && value !== "") return value;
    return this.#computed(resource, [attribute]);
  }

  /** One template. Undefined when it cannot be known. */
  template(text: string, scope: Scope, depth: number): Raw | undefined {
    const parts = parseTemplate(text);
    if (!parts) return undefined;
    const [first] = parts;
    if (parts.length === 1 && typeof first === "object") {
      return this.resolved(scope.resolve(first.expression), first.expression, depth, true);
    }
    let joined = "";
    for (const part of parts) {
      const piece =
        typeof part === "string"
          ? part
          : this.resolved(scope.resolve(part.expression), part.expression, depth, false);
      if (typeof piece !== "string" && typeof piece !== "number" && typeof piece !== "boolean") {
        return undefined;
      }
      joined += piece;
    }
    return joined;
  }

  /**
   * What an expression stands for.
   * @param whole whether it is all of a template, so that its value need not be a string
   */
  resolved(
    found: Resolution | undefined,
    expression: string,
    depth: number,
    whole: boolean,
  ): Raw | undefined {
    if (!found) return undefined;
    if ("text" in found) return this.symbols.text(found.text);
    if ("value" in found) return this.#settled(found.value, expression, depth, whole);
    const resource = this.resources.get(found.address);
    return resource && this.#attributeOf(resource, found.path, whole);
  }

  /** What a variable or a local holds; between other text it must be plain already. */
  #settled(value: Raw, expression: string, depth: number, whole: boolean): Raw | undefined {
    if (whole || depth > MAX_DEPTH) return depth > MAX_DEPTH ? undefined : value;
    const unknown: string[] = [];
    const walk = new Walk(this, this.file, expression, expression, unknown);
    const settled = walk.value(value, expression, depth + 1);
    return unknown.length > 0 ? undefined : settled;
  }

  #attributeOf(resource: RawResource, path: string[], whole: boolean): Raw | undefined {
    const attribute = sameAs(resource.type, path[0] ?? "id");
    // Nobody configures these: what is not known of them is not worth the way through the configuration.
    const isComputed = attribute === "id" || (attribute === "arn" && hasOwnArn(resource.type));
    const raw =
      isComputed && resource.isKnown?.(attribute) === false ? undefined : resource.value(attribute);
    const key = `${resource.address}.${attribute}`;
    if (raw !== undefined && raw !== null && raw !== "" && !this.#under.has(key)) {
      this.#under.add(key);
      try {
        const { value, unknown } = this.attribute(resource, attribute);
        if (unknown.length === 0) return at(value, path.slice(1));
        // Whom it names is certain, though its name is not; of what it is like, nothing is.
        if (!isIdentity(resource.type, attribute)) return undefined;
      } finally {
        this.#under.delete(key);
      }
    }
    if (whole && !(path.length < 2 && isIdentity(resource.type, attribute))) return undefined;
    return this.#computed(resource, [attribute, ...path.slice(1)]);
  }

  #computed(resource: RawResource, path: string[]): string {
    const { id, name } = identityOf(resource.type);
    const attribute = path.join(".");
    if (attribute !== "id" || id === undefined) {
      return this.symbols.attribute(resource.address, attribute);
    }
    return id === name ? this.string(resource, id) : this.symbols.attribute(resource.address, id);
  }
}

const NOTHING: string[] = [];

const isPlain = (raw: Raw | undefined): raw is Json | undefined =>
  typeof raw !== "object" || raw === null
    ? raw !== UNKNOWN
    : !(
        raw instanceof Templated ||
        raw instanceof Referred ||
        raw instanceof Mixed ||
        raw instanceof Document
      );

function at(value: Json | undefined, path: string[]): Json | undefined {
  let found = value;
  for (const step of path) {
    while (Array.isArray(found)) {
      if (found.length !== 1) return undefined;
      found = found[0];
    }
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step))
      return undefined;
    found = (found as JsonObject)[step];
  }
  return found;
}

/** One walk through one attribute. */
class Walk {
  constructor(
    private readonly expander: Expander,
    private readonly file: string,
    private readonly address: string,
    private readonly attribute: string,
    private readonly unknown: string[],
  ) {}

  value(raw: Raw | undefined, path: string, depth: number, scope?: Scope): Json | undefined {
    if (depth > MAX_DEPTH) throw new NestedTooDeep(this.file, this.address, this.attribute);
    if (raw === undefined || raw === null) return undefined;
    if (raw === UNKNOWN) return this.#lost(path);
    if (raw instanceof Templated) return this.value(raw.value, path, depth, raw.scope);
    if (raw instanceof Referred) {
      return this.#settled(this.expander.resolved(raw.to, path, depth, true), path, depth);
    }
    if (raw instanceof Document) return this.#document(raw, path, depth);
    if (raw instanceof Mixed) return this.#inner(raw.value, path, depth, undefined);
    if (typeof raw === "string") return scope ? this.#template(raw, path, depth, scope) : raw;
    if (typeof raw !== "object") return raw;
    return this.#inner(raw, path, depth, scope);
  }

  #inner(
    raw: readonly Raw[] | { [key: string]: Raw },
    path: string,
    depth: number,
    scope: Scope | undefined,
  ): Json {
    if (Array.isArray(raw)) {
      return raw.flatMap((item: Raw) => {
        const value = this.value(item, path, depth + 1, scope);
        return value === undefined ? [] : [value];
      });
    }
    return Object.fromEntries(
      Object.entries(raw).flatMap(([key, item]) => {
        const value = this.value(item, `${path}.${key}`, depth + 1, scope);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }

  #template(text: string, path: string, depth: number, scope: Scope): Json | undefined {
    if (!isTemplate(text)) return text;
    return this.#settled(this.expander.template(text, scope, depth), path, depth);
  }

  /** What a template resolved to, which may hold templates of another scope. */
  #settled(raw: Raw | undefined, path: string, depth: number): Json | undefined {
    return raw === undefined ? this.#lost(path) : this.value(raw, path, depth + 1);
  }

  /** Of a document that is unknown in part, nobody can say what it allows. */
  #document({ content }: Document, path: string, depth: number): Json | undefined {
    const unknown: string[] = [];
    const walk = new Walk(this.expander, this.file, this.address, this.attribute, unknown);
    const document = walk.value(content, path, depth + 1);
    return unknown.length > 0 ? this.#lost(path) : JSON.stringify(document);
  }

  #lost(path: string): undefined {
    if (!this.unknown.includes(path)) this.unknown.push(path);
    return undefined;
  }
}
