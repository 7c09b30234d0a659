import { ENVIRONMENT } from "./environment";
import { UnrecognisedInput } from "./errors";
import { isObject, listOr, objectOr, own } from "./json";
import { link } from "./link";
import type { Json, JsonObject, Model, Origin } from "./model";
import { type Origins, originIn } from "./origin";
import { policyDocument, writesPolicy } from "./policy-document";
import {
  Document,
  type Raw,
  type RawResource,
  type ReadOptions,
  type Resolution,
  type Scope,
  Templated,
  UNKNOWN,
} from "./raw";
import { isTaggable } from "./schema";
import { parseTraversal } from "./traversal";

/** What Terraform itself understands in a resource, and no provider sees. */
const META = new Set([
  "//",
  "connection",
  "count",
  "depends_on",
  "dynamic",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

export const readSynth = (json: unknown, options: ReadOptions = {}): Model =>
  link("synth", writtenIn(json), options);

/**
 * Reads Terraform's JSON configuration syntax, as CDKTF synthesizes it. A resource with `count` or
 * `for_each` is one resource here, for its instances are not known before a plan.
 */
export function writtenIn(json: unknown): RawResource[] {
  const configuration = isObject(json) ? json : {};
  const scope = new Configuration(configuration);
  const raw: RawResource[] = [];
  for (const [type, name, body] of resourcesIn(configuration)) {
    if (body.count !== 0) raw.push(new Written(type, name, body, scope));
  }
  return raw;
}

/**
 * Where synthesized JSON says that its resources were made, and the modules that hold others.
 * @throws UnrecognisedInput when it is something else
 */
export function readOrigins(json: unknown, file: string): Origins {
  if (!isObject(json) || !("resource" in json || "module" in json)) {
    throw new UnrecognisedInput(
      file,
      "it is not synthesized Terraform, which alone says where resources were made",
      "Name the folder that CDKTF synthesized, or a cdk.tf.json in it.",
    );
  }
  const made = [
    ...[...resourcesIn(json)].map(([type, name, body]) => [`${type}.${name}`, body] as const),
    ...blocks(json.module).map(([name, body]) => [`module.${name}`, objectOr(body)] as const),
  ];
  return new Map(
    made.flatMap(([address, body]) => {
      const origin = originIn(body);
      return origin ? [[address, origin] as const] : [];
    }),
  );
}

function* resourcesIn(configuration: JsonObject): Generator<[string, string, JsonObject]> {
  for (const [type, named] of blocks(configuration.resource)) {
    for (const [name, bodies] of blocks(named)) {
      for (const body of list(bodies)) yield [type, name, body];
    }
  }
}

/** The labelled blocks of a level: an object, or, as the syntax allows, a list of objects. */
function blocks(value: Json | undefined): [string, Json][] {
  return list(value).flatMap(Object.entries);
}

class Written implements RawResource {
  readonly address: string;
  readonly origin?: Origin;

  constructor(
    readonly type: string,
    name: string,
    private readonly body: JsonObject,
    private readonly scope: Configuration,
  ) {
    this.address = `${type}.${name}`;
    const origin = originIn(body);
    if (origin) this.origin = origin;
  }

  *attributes(): Iterable<string> {
    yield* Object.keys(this.body).filter((attribute) => !META.has(attribute));
    if (this.body.tags_all === undefined && isTaggable(this.type)) yield "tags_all";
    yield* Object.keys(this.#dynamic);
  }

  value(attribute: string): Raw | undefined {
    if (Object.hasOwn(this.#dynamic, attribute)) return UNKNOWN;
    if (attribute === "tags_all" && isTaggable(this.type)) return this.#allTags();
    if (META.has(attribute) || !Object.hasOwn(this.body, attribute)) return undefined;
    return new Templated(this.body[attribute] as Json, this.scope);
  }

  /** Nothing that AWS gives is known here, so no id can be told by where it came from. */
  madeFrom(): Iterable<string> {
    return [];
  }

  get #dynamic(): JsonObject {
    return isObject(this.body.dynamic) ? this.body.dynamic : {};
  }

  /** The provider merges its `default_tags` with the resource's own, which win. */
  #allTags(): Raw {
    const own = this.body.tags ?? {};
    const defaults = this.scope.defaultTags(this.body.provider);
    if (!isObject(own) || defaults === undefined) return UNKNOWN;
    return new Templated({ ...defaults, ...own }, this.scope);
  }
}

/** What names mean in one configuration. */
class Configuration implements Scope {
  readonly #resources: JsonObject;
  readonly #data: JsonObject;
  readonly #variables: JsonObject;
  readonly #locals: JsonObject;
  readonly #providers: Json | undefined;

  constructor(configuration: JsonObject) {
    this.#resources = merged(configuration.resource);
    this.#data = merged(configuration.data);
    this.#variables = merged(configuration.variable);
    this.#locals = merged(configuration.locals);
    this.#providers = merged(configuration.provider).aws;
  }

  resolve(expression: string): Resolution | undefined {
    const steps = parseTraversal(expression);
    if (!steps) return undefined;
    const [first, second, ...path] = steps.flatMap((step) => ("name" in step ? [step.name] : []));
    if (first === undefined || second === undefined) return undefined;
    if (first === "var") return this.#settled(this.#default(second), path);
    if (first === "local") return this.#settled(own(this.#locals, second), path);
    if (first === "data") {
      return ENVIRONMENT.has(second) ? { text: expression } : this.#policy(second, path);
    }
    const named = own(this.#resources, first);
    return own(isObject(named) ? named : {}, second) === undefined
      ? undefined
      : { address: `${first}.${second}`, path };
  }

  /** The one data source that does no more than write down what it is given. */
  #policy(type: string, [name = "", attribute = ""]: string[]): Resolution | undefined {
    const body = list(own(objectOr(own(this.#data, type)), name))[0];
    if (!body || !writesPolicy(type, attribute)) return undefined;
    const isDynamic = body.dynamic !== undefined;
    const content = policyDocument((block) => {
      const written = own(body, block);
      return isDynamic ? UNKNOWN : written === undefined ? undefined : new Templated(written, this);
    });
    return { value: new Document(content) };
  }

  /** Undefined when they cannot be known. */
  defaultTags(alias: Json | undefined): JsonObject | undefined {
    const name = typeof alias === "string" ? alias.replace(/^aws\.?/, "") : "";
    const provider = list(this.#providers).find((one) => (one.alias ?? "") === name);
    if (!provider) return name === "" ? {} : undefined;
    const tags = list(provider.default_tags)[0]?.tags ?? {};
    return isObject(tags) ? tags : undefined;
  }

  #default(variable: string): Json | undefined {
    return list(own(this.#variables, variable))[0]?.default;
  }

  #settled(value: Json | undefined, path: string[]): Resolution | undefined {
    let found = value;
    for (const step of path) found = isObject(found) ? own(found, step) : undefined;
    return found === undefined || found === null
      ? undefined
      : { value: new Templated(found, this) };
  }
}

const list = (value: Json | undefined): JsonObject[] =>
  isObject(value) ? [value] : listOr(value).filter(isObject);

const merged = (value: Json | undefined): JsonObject =>
  isObject(value) ? value : Object.fromEntries(blocks(value));
