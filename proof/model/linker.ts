import { withSeries } from "./dashboard";
import { decodeDocument, holdsDocument, holdsPolicy } from "./documents";
import { NestedTooDeep } from "./errors";
import { readFormat } from "./format";
import { BY_URL, identityOf, type Target, targetsOf } from "./identity";
import { isObject, put } from "./json";
import type { Lookup } from "./lookup";
import { isMasked } from "./masked";
import { withMeanings } from "./metric-math";
import type { Publishers } from "./metrics";
import type { Json, JsonObject, Resource } from "./model";
import { Multimap } from "./multimap";
import { isAbsent, isUnused } from "./normalise";
import { readPattern } from "./pattern";
import type { RawResource } from "./raw";
import { relationsOf } from "./relations";
import { meaningOf } from "./rule";
import { hasOwnArn, isObjectAttribute } from "./schema";
import { resourceAt, withScheme } from "./url";

const MAX_DEPTH = 100;

/** Where a string stands, which decides what it may name and how its absence is written. */
type Place = "attribute" | "map" | "document" | "policy";

/** Reads one resource: what it is, and whom it names. */
export class Linker {
  readonly #refs = new Multimap();
  readonly #external = new Multimap();
  readonly #unknown: string[] = [];
  readonly #masked: string[] = [];

  constructor(
    private readonly resource: RawResource,
    private readonly lookup: Lookup,
    private readonly publishers: Publishers,
    private readonly file: string,
  ) {}

  /** @param wanted the attributes to read; all of them when absent */
  read(wanted: ReadonlySet<string> | undefined): Resource {
    const { address, type, origin } = this.resource;
    const values = this.#values(wanted ?? this.resource.attributes());
    for (const { path, to } of relationsOf(this.resource, this.lookup, this.publishers, wanted)) {
      this.#link(path, to.address);
    }
    const resource: Resource = {
      address,
      type,
      values,
      refs: this.#refs.toSorted(),
      dependents: {},
      external: this.#external.toSorted(),
      unknown: this.#unknown.sort(),
    };
    if (this.#masked.length > 0) resource.masked = this.#masked.sort();
    if (origin) resource.origin = origin;
    return resource;
  }

  #values(attributes: Iterable<string>): JsonObject {
    const { expander } = this.lookup;
    const values: JsonObject = {};
    for (const attribute of attributes) {
      if (isUnused(this.resource, attribute, expander)) continue;
      const { value, unknown } = expander.attribute(this.resource, attribute);
      for (const path of unknown) this.#lose(path);
      const read = this.#attribute(value, attribute, 0);
      if (read !== undefined) put(values, attribute, withMeaning(attribute, read));
    }
    return values;
  }

  #attribute(value: Json | undefined, path: string, depth: number): Json | undefined {
    if (depth > MAX_DEPTH) throw new NestedTooDeep(this.file, this.resource.address, path);
    if (typeof value === "string" && isMasked(value)) return this.#mask(path);
    if (path === "pattern" && typeof value === "string") return this.#pattern(value);
    if (isAbsent(value)) return undefined;
    if (typeof value === "string") return this.#string(value, path);
    if (typeof value !== "object") return value;
    if (Array.isArray(value)) return this.#list(value, path, depth);
    if (isObjectAttribute(this.resource.type, path)) return this.#map(value, path, depth);
    return [this.#block(value, path, depth)];
  }

  #list(list: Json[], path: string, depth: number): Json | undefined {
    const items: Json[] = [];
    for (const item of list) {
      const read = isObject(item)
        ? this.#block(item, path, depth + 1)
        : this.#attribute(item, path, depth + 1);
      if (read !== undefined) items.push(read);
    }
    return items.length === 0 ? undefined : items;
  }

  #block(block: JsonObject, path: string, depth: number): JsonObject {
    const kept: JsonObject = {};
    for (const key of Object.keys(block)) {
      const item = block[key];
      // Of Terraform's JSON syntax: a comment, and blocks that are made when planning.
      if (key === "//") continue;
      if (key === "dynamic" && isObject(item)) {
        for (const name of Object.keys(item)) this.#lose(`${path}.${name}`);
        continue;
      }
      const read = this.#attribute(item, `${path}.${key}`, depth + 1);
      if (read !== undefined) put(kept, key, read);
    }
    return kept;
  }

  #map(map: JsonObject, path: string, depth: number): JsonObject | undefined {
    const entries = Object.entries(map).flatMap(([key, item]) => {
      const at = `${path}.${key}`;
      if (typeof item === "string" && isMasked(item)) this.#mask(at);
      else if (item !== null) return [[key, this.#within(item, at, "map", depth + 1)] as const];
      return [];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  /** Within a map or a document everything is kept as it is, but that names become addresses. */
  #within(value: Json, path: string, place: Place, depth: number): Json {
    if (depth > MAX_DEPTH) throw new NestedTooDeep(this.file, this.resource.address, path);
    if (typeof value === "string") {
      if (isMasked(value)) this.#mask(path);
      return this.#name(value, path, place);
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) {
      return value.map((item) => this.#within(item, path, place, depth + 1));
    }
    const kept: JsonObject = {};
    for (const key of Object.keys(value)) {
      put(kept, key, this.#within(value[key] as Json, `${path}.${key}`, place, depth + 1));
    }
    return kept;
  }

  #string(text: string, path: string): Json | undefined {
    const name = path.slice(path.lastIndexOf(".") + 1);
    if (name === "alarm_rule") return this.#rule(text, path);
    if (path === "access_log_settings.format") return readFormat(this.lookup.symbols.render(text));
    if (path === "function_name") return this.#name(this.#functionName(text), path, "attribute");
    if (path === "artifact_s3_location") return this.#name(withScheme(text), path, "attribute");
    return holdsDocument(name)
      ? this.#document(text, path, name)
      : this.#name(text, path, "attribute");
  }

  /** The provider reads back the ARN of a function that is configured by its name. */
  #functionName(text: string): string {
    const { resource, suffix } = this.lookup.arn(text) ?? {};
    const isWhole = resource?.type === "aws_lambda_function" && suffix === "";
    return (isWhole && this.lookup.expander.string(resource, "function_name")) || text;
  }

  #document(text: string, path: string, name: string): Json | undefined {
    const document = decodeDocument(text);
    const { symbols } = this.lookup;
    const isComputed =
      symbols.within(text).length > 0 &&
      (document === undefined || holdsString(document, (item) => this.lookup.isOpaque(item)));
    if (isComputed) {
      // What it is made of says nothing of what it will say.
      this.#lose(path);
      return undefined;
    }
    return document === undefined
      ? text
      : this.#within(document, path, holdsPolicy(name) ? "policy" : "document", 0);
  }

  /** An empty pattern matches everything, so it is no absence. */
  #pattern(text: string): Json | undefined {
    if (this.resource.type === "aws_cloudwatch_log_metric_filter") {
      return readPattern(this.lookup.symbols.render(text)) as unknown as Json;
    }
    return isAbsent(text) ? undefined : this.#name(text, "pattern", "attribute");
  }

  #rule(text: string, path: string): Json | undefined {
    const meaning = meaningOf(text, (operand) => this.#alarm(operand, path));
    if (!meaning) this.#lose(path);
    return meaning as unknown as Json | undefined;
  }

  #alarm(operand: string, path: string): string {
    const named = this.lookup.only(operand, [
      { type: "aws_cloudwatch_metric_alarm", attribute: "alarm_name" },
      { type: "aws_cloudwatch_composite_alarm", attribute: "alarm_name" },
    ]);
    if (!named) return this.#name(operand, path, "attribute");
    this.#link(path, named.address);
    return named.address;
  }

  /**
   * What a string says when every name in it that a computed value could be is an address: so that
   * views which know the value and views which know the reference say the same.
   */
  #name(text: string, path: string, place: Place): string {
    const { symbols } = this.lookup;
    const targets = targetsOf(this.resource.type, path, place === "document" || place === "policy");
    const holdsId = place === "attribute" && HOLDS_ID.test(path);
    // Most strings name nobody, and it can be seen of them.
    if (targets.length === 0 && !holdsId && !this.lookup.mayName(text)) return text;
    if (this.#isOwn(path)) return symbols.render(text);
    const found = this.lookup.arn(text);
    if (found) {
      const { address } = this.#behindAlias(found.resource);
      this.#link(path, address);
      return address + found.suffix;
    }
    const named =
      this.#byTarget(text, path, text.includes("://") ? BY_URL : targets) ??
      (holdsId ? this.#byOrigin(text, path) : undefined);
    if (named !== undefined) return named;
    this.#partly(text, path);
    if (place !== "policy" && pointsOutside(text)) this.#external.add(path, symbols.render(text));
    return symbols.render(text);
  }

  #isOwn(path: string): boolean {
    const { name, also = [] } = identityOf(this.resource.type);
    if (path === "arn") return hasOwnArn(this.resource.type);
    return path === "id" || path === name || also.includes(path);
  }

  /** By name, where the attribute names resources of one type. */
  #byTarget(text: string, path: string, targets: Target[]): string | undefined {
    if (targets.length === 0) return undefined;
    const named = this.lookup.only(text, targets);
    if (!named) return undefined;
    const resource = this.#behindAlias(named);
    this.#link(path, resource.address);
    return this.#spoken(text, named, resource);
  }

  /** By an id that AWS gave, where Terraform itself says of which resources the attribute was made. */
  #byOrigin(text: string, path: string): string | undefined {
    let only: RawResource | undefined;
    for (const address of this.resource.madeFrom(path)) {
      const candidate = this.lookup.get(address);
      if (!candidate || candidate === only || !this.#calls(candidate, text)) continue;
      if (only) return undefined;
      only = candidate;
    }
    if (!only) return undefined;
    this.#link(path, only.address);
    return only.address;
  }

  #calls(resource: RawResource, text: string): boolean {
    return ["id", ...(identityOf(resource.type).also ?? [])].some(
      (attribute) => this.lookup.expander.string(resource, attribute) === text,
    );
  }

  /** A configured name stays what it is; a computed one becomes the address. */
  #spoken(text: string, named: RawResource, resource: RawResource): string {
    const { name } = identityOf(named.type);
    const isName = name !== undefined && this.lookup.expander.string(named, name) === text;
    return isName ? this.lookup.symbols.render(text) : resource.address;
  }

  /** Names that are part of a longer string: an address on the web, or text around computed values. */
  #partly(text: string, path: string): void {
    const at = text.includes("://") ? resourceAt(this.lookup, text) : undefined;
    if (at) {
      this.#link(path, at.address);
      return;
    }
    for (const computed of this.lookup.symbols.within(text)) {
      if ("address" in computed) this.#link(path, computed.address);
    }
  }

  /** An alias is only a name: who names it means its key. */
  #behindAlias(resource: RawResource): RawResource {
    if (resource.type !== "aws_kms_alias") return resource;
    const key = this.lookup.expander.string(resource, "target_key_id");
    const byId = this.lookup.only(key, [{ type: "aws_kms_key", attribute: "key_id" }]);
    return byId ?? this.lookup.arn(key)?.resource ?? resource;
  }

  #lose(path: string): void {
    if (!this.#unknown.includes(path)) this.#unknown.push(path);
  }

  #mask(path: string): undefined {
    this.#lose(path);
    if (!this.#masked.includes(path)) this.#masked.push(path);
  }

  #link(path: string, address: string): void {
    this.#refs.add(path, address);
  }
}

/** Attributes that hold the ids which AWS gives. */
const HOLDS_ID = /(_ids?|subnets|security_groups)$/;

function holdsString(value: Json, holds: (text: string) => boolean): boolean {
  if (typeof value === "string") return holds(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((item) => holdsString(item, holds));
}

/** Metric math and dashboard lines by what they mean, over what they name. */
function withMeaning(attribute: string, value: Json): Json {
  if (attribute === "metric_query" && Array.isArray(value)) return withMeanings(value);
  return attribute === "dashboard_body" ? withSeries(value) : value;
}

/** One resource somewhere else: a pattern, a whole account, or what is AWS's own is none. */
const pointsOutside = (text: string): boolean =>
  text.startsWith("arn:") &&
  /^arn:[^:*?]+:[^:*?]+:[^:*?]*:(?!aws:)[^:*?]*:[^*?]+$/.test(text) &&
  !/:root$|:alias\/aws\/|:event-bus\/default$/.test(text);
