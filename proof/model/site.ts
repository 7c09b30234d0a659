import { indexOf, type Key, within } from "./address";
import { ENVIRONMENT } from "./environment";
import { isObject, listOr, objectOr, own } from "./json";
import type { Json, JsonObject } from "./model";
import type { Module, Modules } from "./modules";
import { policyDocument, writesPolicy } from "./policy-document";
import {
  Document,
  entriesOf,
  Mixed,
  type Raw,
  Referred,
  type Resolution,
  type Scope,
  Templated,
  UNKNOWN,
} from "./raw";
import { leavesOf } from "./references";
import { parseTemplate } from "./template";
import { parseTraversal, type Step } from "./traversal";

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
    const only = shape === "map" ? undefined : this.#onlyReference(leavesOf(references));
    if (!only) return UNKNOWN;
    return shape === "list" ? new Mixed([new Referred(only)]) : new Referred(only);
  }

  /** The unknown elements of a list of which some are known, when each can be told. */
  elements(expression: Json | undefined, marks: Json[], unknown: number): Raw[] | undefined {
    if (!isObject(expression)) return undefined;
    const { constant_value: written, references } = expression;
    if (Array.isArray(written) && written.length === marks.length) {
      return written.map((item) => new Templated(item, this));
    }
    const leaves = leavesOf(references);
    if (unknown === 0 || leaves.length !== unknown) return undefined;
    const resolved = leaves.map((leaf) => this.#onlyReference([leaf]));
    if (resolved.includes(undefined)) return undefined;
    let next = 0;
    return marks.map((mark) => {
      const only = mark === true ? resolved[next++] : undefined;
      return only ? new Referred(only) : null;
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
    return entriesOf(this.raw(tags, "map"));
  }

  /** The resources that the expressions at a path refer to, through modules too. */
  *madeFrom(path: string[]): Iterable<string> {
    for (const expression of expressionsAt(this.expressions, path)) {
      for (const reference of leavesOf(expression.references)) {
        yield* this.#addresses(this.resolve(reference));
      }
    }
  }

  *#addresses(found: Resolution | undefined): Iterable<string> {
    if (!found) return;
    if ("address" in found) yield found.address;
    if (!("value" in found)) return;
    const { value: passed } = found;
    if (passed instanceof Referred) yield* this.#addresses(passed.to);
    if (!(passed instanceof Templated) || typeof passed.value !== "string") return;
    for (const part of parseTemplate(passed.value) ?? []) {
      const inner = typeof part === "string" ? undefined : passed.scope.resolve(part.expression);
      if (inner && "address" in inner) yield inner.address;
    }
  }

  /**
   * The one thing that an expression of HCL can be, of which a plan has the references only: there is
   * one that is not known yet, so it can be no other's choice. Locals hide theirs, and so tell nothing.
   */
  #onlyReference(leaves: readonly string[]): Resolution | undefined {
    const repeated = leaves.find((leaf) => leaf === "each.key" || leaf === "count.index");
    let only: string | undefined;
    for (const leaf of leaves) {
      if (leaf === repeated || this.#isKnown(leaf)) continue;
      if (only !== undefined) return undefined;
      only = leaf;
    }
    const steps = only === undefined ? undefined : parseTraversal(only);
    return steps && this.#open(repeated === undefined ? steps : this.#indexed(steps, repeated));
  }

  #open(steps: readonly Step[]): Resolution | undefined {
    const found = this.#resolved(steps);
    if (!found || !("address" in found)) return found && "value" in found ? found : undefined;
    const [attribute] = found.path;
    if (attribute === undefined) return { address: found.address, path: ["arn"] };
    // What is known cannot be what makes the whole unknown: then it is made of something unsaid.
    return this.modules.planned(found.address)?.isKnown(attribute) ? undefined : found;
  }

  /** `aws_sns_topic.t[count.index].arn` loses its index and attribute in the references. */
  #indexed(steps: readonly Step[], by: string): readonly Step[] {
    const isModule =
      "name" in (steps[0] as Step) && (steps[0] as { name: string }).name === "module";
    if (steps.length > 2 || this.key === undefined) return steps;
    if (!isModule && by === "count.index") {
      const [mine, theirs] = [this.block, blockOf(steps)].map((block) =>
        this.modules.count(this.module.address, block),
      );
      // Of another number of instances, another expression than the plain index must be choosing.
      if (mine !== theirs) return steps;
    }
    return [...steps, { index: this.key }];
  }

  /** What can be known before apply: a variable's value, a data source's that was read, a path. */
  #isKnown(reference: string): boolean {
    if (!/^(?:var|data|path|terraform|module)\./.test(reference)) return false;
    if (/^(?:path|terraform)\./.test(reference)) return true;
    const found = this.resolve(reference);
    if (!found) return false;
    return "text" in found || ("value" in found && !isOpen(found.value));
  }

  #resolved(steps: readonly Step[]): Resolution | undefined {
    const [root, name] = [nameAt(steps, 0), nameAt(steps, 1)];
    if (root === undefined || name === undefined) return undefined;
    const rest = steps.slice(2);
    switch (root) {
      case "var":
        return this.#variable(name, rest);
      case "module":
        return this.#output(name, rest);
      case "each":
        return name === "key" ? this.#key() : this.#eachValue(rest);
      case "count":
        return this.#key();
      case "data":
        return this.#data(steps);
      default:
        return this.#resource(`${root}.${name}`, rest);
    }
  }

  #key(): Resolution | undefined {
    return this.key === undefined ? undefined : { value: this.key };
  }

  /** `each.value`, when it iterates over the instances of one block or module: the one of this key. */
  #eachValue(rest: readonly Step[]): Resolution | undefined {
    const { references } = objectOr(this.configured.for_each_expression);
    const [reference, ...others] = leavesOf(references);
    const steps = reference === undefined ? undefined : parseTraversal(reference);
    if (!steps || others.length > 0 || this.key === undefined) return undefined;
    return this.#resolved([...steps, { index: this.key }, ...rest]);
  }

  #variable(name: string, rest: readonly Step[]): Resolution | undefined {
    const raw = this.module.value(`var.${name}`, () => this.#given(name));
    return raw === undefined ? undefined : part(raw, namesOf(rest));
  }

  /** What the module's caller gives for a variable; what the user gave, in the root. */
  #given(name: string): Raw | undefined {
    const { parent, configuration } = this.module;
    if (!parent) return objectOr(own(this.modules.variables, name)).value;
    const call = objectOr(own(objectOr(parent.configuration.module_calls), this.module.name));
    const argument = own(objectOr(call.expressions), name);
    if (argument === undefined) {
      return objectOr(own(objectOr(configuration.variables), name)).default;
    }
    const block = `module.${this.module.name}`;
    return new Site(this.modules, parent, call, this.module.key, block).raw(argument, "single");
  }

  #output(name: string, rest: readonly Step[]): Resolution | undefined {
    const [first] = rest;
    const key = first && this.#index(first);
    const child = this.module.call(name, key);
    const [output, ...further] = key === undefined ? rest : rest.slice(1);
    if (!child || !output || !("name" in output)) return undefined;
    const declared = own(objectOr(child.configuration.outputs), output.name);
    const site = new Site(this.modules, child, {}, undefined, "");
    const raw = child.value(output.name, () => site.raw(objectOr(declared).expression, "single"));
    return raw === undefined ? undefined : part(raw, namesOf(further));
  }

  #data(steps: readonly Step[]): Resolution | undefined {
    const [, type, name, ...rest] = steps;
    if (!type || !name || !("name" in type) || !("name" in name)) return undefined;
    const key = rest[0] && this.#index(rest[0]);
    const block = `data.${type.name}.${name.name}${indexOf(key)}`;
    const values = this.modules.data(this.module.address, block);
    const path = namesOf(rest);
    const known = values && settled(values, path);
    if (known) return known;
    const pending = this.modules.pending(within(this.module.address, block));
    if (pending && path.length === 1 && writesPolicy(type.name, path[0] as string)) {
      return { value: new Document(policyDocument((argument) => pending.value(argument))) };
    }
    return ENVIRONMENT.has(type.name)
      ? { text: `data.${[type.name, name.name, ...path].join(".")}` }
      : undefined;
  }

  #resource(block: string, rest: readonly Step[]): Resolution | undefined {
    const key = rest[0] && this.#index(rest[0]);
    const isIndexed = rest[0] !== undefined && !("name" in rest[0]);
    if (isIndexed && key === undefined) return undefined;
    const address = within(this.module.address, block) + indexOf(key);
    return this.modules.planned(address)
      ? { address, path: namesOf(key === undefined ? rest : rest.slice(1)) }
      : undefined;
  }

  #index(step: Step): Key {
    if ("index" in step) return step.index;
    return "by" in step ? this.key : undefined;
  }
}

/** Whether a value is not known before apply, or not in every part. */
const isOpen = (raw: Raw): raw is Exclude<Raw, Json> =>
  raw === UNKNOWN ||
  raw instanceof Templated ||
  raw instanceof Referred ||
  raw instanceof Mixed ||
  raw instanceof Document;

/** An expression as Terraform writes it, and not a nested block of them. */
const isExpression = (value: JsonObject): boolean =>
  Object.keys(value).every((key) => key === "constant_value" || key === "references");

function* expressionsAt(value: Json | undefined, path: string[]): Iterable<JsonObject> {
  if (Array.isArray(value)) for (const item of value) yield* expressionsAt(item, path);
  if (!isObject(value)) return;
  const [name, ...rest] = path;
  if (isExpression(value)) yield value;
  else if (name !== undefined) yield* expressionsAt(own(value, name), rest);
}

/** A part of a value, or of a resource that was passed whole. */
function part(raw: Raw, path: string[]): Resolution | undefined {
  if (raw === UNKNOWN) return undefined;
  if (!isOpen(raw)) return settled(raw, path);
  if (path.length === 0) return { value: raw };
  return raw instanceof Referred && "address" in raw.to
    ? { address: raw.to.address, path }
    : undefined;
}

function settled(value: Json | undefined, path: string[]): Resolution | undefined {
  let found = value;
  for (const name of path) {
    if (Array.isArray(found) && found.length === 1) [found] = found;
    found = isObject(found) ? own(found, name) : undefined;
  }
  return found === undefined || found === null ? undefined : { value: found };
}

function nameAt(steps: readonly Step[], at: number): string | undefined {
  const step = steps[at];
  return step && "name" in step ? step.name : undefined;
}

function namesOf(steps: readonly Step[]): string[] {
  const names: string[] = [];
  for (const step of steps) if ("name" in step) names.push(step.name);
  return names;
}

const blockOf = (steps: readonly Step[]): string => namesOf(steps.slice(0, 2)).join(".");
