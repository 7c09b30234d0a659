import { ENVIRONMENT } from "./environment";
import { isObject } from "./json";
import type { Json, JsonObject } from "./model";
import {
  Mixed,
  type Raw,
  type RawResource,
  type Resolution,
  type Scope,
  Templated,
  UNKNOWN,
} from "./raw";
import { parseTemplate } from "./template";
import { parseTraversal, type Step } from "./traversal";

type Key = string | number | undefined;

/** What the plan knows of an instance, beyond what the linker needs. */
export interface Planned extends RawResource {
  /** `type.name`, within its module. */
  block: string;
  /** The address of its module instance; empty for the root. */
  module: string;
  /** Its `count` or `for_each` key. */
  key: Key;
  isKnown(attribute: string): boolean;
}

/** More than any configuration passes a value on: a cycle, which Terraform never writes. */
const MAX_PASSES = 64;

/** The `configuration` of a plan, and who lives in which module. */
export class Modules {
  readonly #root: Module;
  readonly #modules = new Map<string, Module>();
  readonly #data = new Map<string, JsonObject>();
  readonly #providers: JsonObject;
  readonly variables: JsonObject;
  #instances: Map<string, Planned[]> | undefined;
  #held: readonly Planned[] = [];
  passes = 0;

  constructor(plan: JsonObject) {
    const configuration = objectOr(plan.configuration);
    this.#providers = objectOr(configuration.provider_config);
    this.variables = objectOr(plan.variables);
    this.#root = new Module("", objectOr(configuration.root_module), undefined, "", undefined);
    this.#readData(objectOr(objectOr(objectOr(plan.prior_state).values).root_module));
  }

  hold(resources: readonly Planned[]): void {
    this.#held = resources;
  }

  siteOf(resource: Planned): Site | undefined {
    const module = this.at(resource.module);
    const configured = module?.resource(resource.block);
    return module && configured && new Site(this, module, configured, resource.key, resource.block);
  }

  /** A module instance by its address. */
  at(address: string): Module | undefined {
    if (address === "") return this.#root;
    const known = this.#modules.get(address);
    if (known) return known;
    let module: Module | undefined = this.#root;
    const steps = parseTraversal(address) ?? [];
    for (let at = 0; at < steps.length && module; ) {
      const [keyword, call, index] = steps.slice(at, at + 3);
      if (!keyword || !("name" in keyword) || !call || !("name" in call)) return undefined;
      const key = index && "index" in index ? index.index : undefined;
      module = module.call(call.name, key);
      at += key === undefined ? 2 : 3;
    }
    if (module) this.#modules.set(address, module);
    return module;
  }

  instances(module: string, block: string): readonly Planned[] {
    if (!this.#instances) {
      this.#instances = new Map();
      for (const resource of this.#held) {
        const key = within(resource.module, resource.block);
        const same = this.#instances.get(key);
        if (same) same.push(resource);
        else this.#instances.set(key, [resource]);
      }
    }
    return this.#instances.get(within(module, block)) ?? [];
  }

  /** What a data source was read to say, before the plan. */
  data(module: string, block: string): JsonObject | undefined {
    return this.#data.get(within(module, block));
  }

  /** The `default_tags` blocks of a provider; of the root's, where a module inherits it. */
  defaultTags(providerKey: Json | undefined): Json | undefined {
    const key = String(providerKey);
    const provider = objectOr(own(this.#providers, key));
    const inherited = objectOr(own(this.#providers, key.slice(key.lastIndexOf(":") + 1)));
    return objectOr(provider.expressions ?? inherited.expressions).default_tags;
  }

  #readData(module: JsonObject): void {
    for (const resource of listOr(module.resources)) {
      if (isObject(resource) && resource.mode === "data") {
        this.#data.set(String(resource.address), objectOr(resource.values));
      }
    }
    for (const child of listOr(module.child_modules)) this.#readData(objectOr(child));
  }
}

/** One instance of a module. */
class Module {
  #resources: Map<string, JsonObject> | undefined;

  constructor(
    readonly address: string,
    readonly configuration: JsonObject,
    readonly parent: Module | undefined,
    readonly name: string,
    readonly key: Key,
  ) {}

  resource(block: string): JsonObject | undefined {
    if (!this.#resources) {
      this.#resources = new Map();
      for (const resource of listOr(this.configuration.resources)) {
        if (isObject(resource)) this.#resources.set(String(resource.address), resource);
      }
    }
    return this.#resources.get(block);
  }

  /** The instance of a child module with that key. */
  call(name: string, key: Key): Module | undefined {
    const call = own(objectOr(this.configuration.module_calls), name);
    if (!isObject(call)) return undefined;
    const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
    const address = within(this.address, `module.${name}${index}`);
    return new Module(address, objectOr(call.module), this, name, key);
  }

  /** What the module's caller gives for a variable. */
  argument(name: string): Json | undefined {
    const call = own(objectOr(this.parent?.configuration.module_calls), this.name);
    return own(objectOr(objectOr(call).expressions), name);
  }
}

type Shape = "single" | "list" | "map";

/** Where the expressions of one block stand: its module, and which instance of it is meant. */
export class Site implements Scope {
  constructor(
    private readonly modules: Modules,
    private readonly module: Module,
    private readonly configured: JsonObject,
    private readonly key: Key,
    private readonly block: string,
  ) {}

  get expressions(): JsonObject {
    return objectOr(this.configured.expressions);
  }

  resolve(expression: string): Resolution | undefined {
    const steps = parseTraversal(expression);
    return steps && this.#resolved(steps);
  }

  /** What an expression (or the blocks of them) will be, as far as the configuration tells. */
  raw(expression: Json | undefined, shape: Shape): Raw {
    if (Array.isArray(expression))
      return new Mixed(expression.map((item) => this.raw(item, "single")));
    if (!isObject(expression)) return UNKNOWN;
    if (!isExpression(expression)) {
      return new Mixed(
        Object.fromEntries(
          Object.entries(expression).map(([name, inner]) => [name, this.raw(inner, "single")]),
        ),
      );
    }
    const { constant_value: constant, references } = expression;
    if (constant !== undefined) {
      // JSON configuration keeps the template itself beside the references; HCL keeps only constants.
      return references === undefined ? constant : new Templated(constant, this);
    }
    const only = this.#onlyReference(listOr(references).map(String));
    if (!only || shape === "map") return UNKNOWN;
    const standsFor = new Templated("${}", { resolve: () => only });
    return shape === "list" ? new Mixed([standsFor]) : standsFor;
  }

  /** The unknown elements of a list of which some are known, when each can be told. */
  elements(expression: Json | undefined, marks: Json[], unknown: number): Raw[] | undefined {
    if (!isObject(expression)) return undefined;
    const { constant_value: written, references } = expression;
    if (Array.isArray(written) && written.length === marks.length) {
      return written.map((item) => new Templated(item, this));
    }
    const leaves = leavesOf(listOr(references).map(String));
    if (unknown === 0 || leaves.length !== unknown) return undefined;
    const resolved = leaves.map((leaf) => this.#onlyReference([leaf]));
    if (resolved.includes(undefined)) return undefined;
    let next = 0;
    return marks.map((mark) => {
      const only = mark === true ? resolved[next++] : undefined;
      return only ? new Templated("${}", { resolve: () => only }) : null;
    });
  }

  /** The unknown entries of a map of which some are known: only a template tells them apart. */
  entries(expression: Json | undefined): ((key: string) => Raw) | undefined {
    if (!isObject(expression) || !isExpression(expression)) return undefined;
    const { constant_value: written } = expression;
    return (key) => {
      const entry = isObject(written) ? own(written, key) : undefined;
      return entry === undefined ? UNKNOWN : new Templated(entry, this);
    };
  }

  /** Undefined when they cannot be known. */
  defaultTags(): { [key: string]: Raw } | undefined {
    const [block] = listOr(this.modules.defaultTags(this.configured.provider_config_key));
    const tags = objectOr(block).tags;
    if (tags === undefined) return {};
    const raw = this.raw(tags, "map");
    const entries = raw instanceof Templated || raw instanceof Mixed ? raw.value : raw;
    if (!isObject(entries)) return undefined;
    return raw instanceof Templated
      ? Object.fromEntries(Object.entries(entries).map(([k, v]) => [k, new Templated(v, this)]))
      : entries;
  }

  /** The resources that the expressions at a path refer to, through modules too. */
  *madeFrom(path: string[]): Iterable<string> {
    for (const expression of expressionsAt(this.expressions, path)) {
      for (const reference of leavesOf(listOr(expression.references).map(String))) {
        yield* this.#addresses(this.resolve(reference));
      }
    }
  }

  *#addresses(found: Resolution | undefined): Iterable<string> {
    if (!found) return;
    if ("address" in found) yield found.address;
    if (!("value" in found) || !(found.value instanceof Templated)) return;
    const { value, scope } = found.value;
    for (const part of (typeof value === "string" && parseTemplate(value)) || []) {
      const inner = typeof part === "string" ? undefined : scope.resolve(part.expression);
      if (inner && "address" in inner) yield inner.address;
    }
  }

  /**
   * The one thing that an expression of HCL can be, of which a plan has the references only: there is
   * one that is not known yet, so it can be no other's choice. Locals hide theirs, and so tell nothing.
   */
  #onlyReference(references: string[]): Resolution | undefined {
    if (this.modules.passes >= MAX_PASSES) return undefined;
    this.modules.passes += 1;
    try {
      const leaves = leavesOf(references);
      const repeated = leaves.find((leaf) => leaf === "each.key" || leaf === "count.index");
      const open = leaves.filter((leaf) => leaf !== repeated && !this.#isKnown(leaf));
      const [only] = open;
      if (only === undefined || open.length > 1) return undefined;
      const steps = parseTraversal(only);
      if (!steps) return undefined;
      return this.#open(repeated === undefined ? steps : this.#indexed(steps, repeated));
    } finally {
      this.modules.passes -= 1;
    }
  }

  #open(steps: Step[]): Resolution | undefined {
    const found = this.#resolved(steps);
    if (!found || !("address" in found)) return found && "value" in found ? found : undefined;
    const [attribute] = found.path;
    const isKnown =
      attribute !== undefined &&
      this.modules
        .instances(this.module.address, blockOf(steps))
        .some((instance) => instance.address === found.address && instance.isKnown(attribute));
    // What is known cannot be what makes the whole unknown: then it is made of something unsaid.
    if (isKnown) return undefined;
    return attribute === undefined ? { address: found.address, path: ["arn"] } : found;
  }

  /** `aws_sns_topic.t[count.index].arn` loses its index and attribute in the references. */
  #indexed(steps: Step[], by: string): Step[] {
    const isModule =
      "name" in (steps[0] as Step) && (steps[0] as { name: string }).name === "module";
    if (steps.length > 2 || this.key === undefined) return steps;
    if (!isModule && by === "count.index") {
      const [mine, theirs] = [this.block, blockOf(steps)].map(
        (block) => this.modules.instances(this.module.address, block).length,
      );
      // Of another number of instances, another expression than the plain index must be choosing.
      if (mine !== theirs) return steps;
    }
    return [...steps, { index: this.key }];
  }

  /** What can be known before apply: a variable's value, a data source's that was read, a path. */
  #isKnown(reference: string): boolean {
    const found = this.resolve(reference);
    if (/^(path|terraform)\./.test(reference)) return true;
    if (!found) return false;
    if ("text" in found) return true;
    return "value" in found && !(found.value instanceof Templated || found.value instanceof Mixed)
      ? found.value !== UNKNOWN
      : false;
  }

  #resolved(steps: Step[]): Resolution | undefined {
    const [first, second, ...rest] = steps;
    if (!first || !("name" in first) || !second || !("name" in second)) return undefined;
    switch (first.name) {
      case "var":
        return this.#variable(second.name, rest);
      case "module":
        return this.#output(second.name, rest);
      case "each":
        return second.name === "key" ? this.#key() : this.#eachValue(rest);
      case "count":
        return this.#key();
      case "data":
        return this.#data(steps);
      default:
        return this.#resource(`${first.name}.${second.name}`, rest);
    }
  }

  #key(): Resolution | undefined {
    return this.key === undefined ? undefined : { value: this.key };
  }

  /** `each.value`, when it iterates over the instances of one block or module: the one of this key. */
  #eachValue(rest: Step[]): Resolution | undefined {
    const [reference, ...others] = leavesOf(
      listOr(objectOr(this.configured.for_each_expression).references).map(String),
    );
    const steps = reference === undefined ? undefined : parseTraversal(reference);
    if (!steps || others.length > 0 || this.key === undefined) return undefined;
    return this.#resolved([...steps, { index: this.key }, ...rest]);
  }

  #variable(name: string, rest: Step[]): Resolution | undefined {
    const { parent } = this.module;
    if (!parent) {
      const value = objectOr(own(this.modules.variables, name)).value;
      return settled(value, namesOf(rest));
    }
    const argument = this.module.argument(name);
    if (argument === undefined) {
      const variable = objectOr(own(objectOr(this.module.configuration.variables), name));
      return settled(variable.default, namesOf(rest));
    }
    const call = objectOr(own(objectOr(parent.configuration.module_calls), this.module.name));
    const site = new Site(
      this.modules,
      parent,
      call,
      this.module.key,
      `module.${this.module.name}`,
    );
    return site.#passed(argument, rest);
  }

  #output(name: string, rest: Step[]): Resolution | undefined {
    const [first] = rest;
    const key = first && this.#index(first);
    const child = this.module.call(name, key);
    const [output, ...further] = key === undefined ? rest : rest.slice(1);
    if (!child || !output || !("name" in output)) return undefined;
    const declared = own(objectOr(child.configuration.outputs), output.name);
    const site = new Site(this.modules, child, {}, undefined, "");
    return site.#passed(objectOr(declared).expression, further);
  }

  /** What a value is in the place that it was passed from, or a part of it. */
  #passed(expression: Json | undefined, rest: Step[]): Resolution | undefined {
    const path = namesOf(rest);
    const raw = this.raw(expression, "single");
    if (raw === UNKNOWN) return undefined;
    if (!(raw instanceof Templated) && !(raw instanceof Mixed)) return settled(raw, path);
    if (path.length === 0) return { value: raw };
    // A part of a resource that was passed whole.
    const whole =
      raw instanceof Templated && raw.value === "${}" ? raw.scope.resolve("") : undefined;
    if (whole && "address" in whole) return { address: whole.address, path };
    return undefined;
  }

  #data(steps: Step[]): Resolution | undefined {
    const [, type, name, ...rest] = steps;
    if (!type || !name || !("name" in type) || !("name" in name)) return undefined;
    const key = rest[0] && this.#index(rest[0]);
    const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
    const values = this.modules.data(this.module.address, `data.${type.name}.${name.name}${index}`);
    const path = namesOf(rest);
    const known = values && settled(values, path);
    if (known) return known;
    return ENVIRONMENT.has(type.name)
      ? { text: `data.${[type.name, name.name, ...path].join(".")}` }
      : undefined;
  }

  #resource(block: string, rest: Step[]): Resolution | undefined {
    const instances = this.modules.instances(this.module.address, block);
    const key = rest[0] && this.#index(rest[0]);
    const isIndexed = rest[0] !== undefined && !("name" in rest[0]);
    const found = instances.find((instance) => instance.key === key);
    if (!found || (isIndexed && key === undefined)) return undefined;
    return { address: found.address, path: namesOf(key === undefined ? rest : rest.slice(1)) };
  }

  #index(step: Step): Key {
    if ("index" in step) return step.index;
    return "by" in step ? this.key : undefined;
  }
}

/** An expression as Terraform writes it, and not a nested block of them. */
const isExpression = (value: JsonObject): boolean =>
  Object.keys(value).every((key) => key === "constant_value" || key === "references");

/** References without those that only lead to another: `a.b.arn` comes with `a.b`. */
function leavesOf(references: string[]): string[] {
  const all = [...new Set(references)];
  return all.filter(
    (reference) =>
      !all.some((other) => other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`)),
  );
}

function* expressionsAt(value: Json | undefined, path: string[]): Iterable<JsonObject> {
  if (Array.isArray(value)) for (const item of value) yield* expressionsAt(item, path);
  if (!isObject(value)) return;
  const [name, ...rest] = path;
  if (isExpression(value)) yield value;
  else if (name !== undefined) yield* expressionsAt(own(value, name), rest);
}

function settled(value: Json | undefined, path: string[]): Resolution | undefined {
  let found = value;
  for (const name of path) {
    if (Array.isArray(found) && found.length === 1) [found] = found;
    found = isObject(found) ? own(found, name) : undefined;
  }
  return found === undefined || found === null ? undefined : { value: found };
}

const namesOf = (steps: Step[]): string[] =>
  steps.flatMap((step) => ("name" in step ? [step.name] : []));
const blockOf = (steps: Step[]): string => namesOf(steps).slice(0, 2).join(".");
const within = (module: string, address: string): string =>
  module === "" ? address : `${module}.${address}`;
const objectOr = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const listOr = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
