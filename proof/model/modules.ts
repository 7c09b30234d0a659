import { indexOf, type Key, within } from "./address";
import { Joined } from "./joined";
import { isObject, listOr, objectOr, own } from "./json";
import type { Json, JsonObject } from "./model";
import type { Raw, RawResource } from "./raw";
import { Site } from "./site";
import { parseTraversal } from "./traversal";

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

/** The `configuration` of a plan, and who lives in which module. */
export class Modules {
  readonly #root: Module;
  readonly #modules = new Map<string, Module>();
  readonly #data = new Map<string, JsonObject>();
  readonly #providers: JsonObject;
  readonly variables: JsonObject;
  /** Names of blocks: `type.name`. */
  readonly blocks = new Joined();
  #counts: Map<string, number> | undefined;
  #byAddress: Map<string, Planned> | undefined;
  #held: readonly Planned[] = [];
  #pending = new Map<string, Planned>();

  constructor(plan: JsonObject) {
    const configuration = objectOr(plan.configuration);
    this.#providers = objectOr(configuration.provider_config);
    this.variables = objectOr(plan.variables);
    this.#root = new Module("", objectOr(configuration.root_module), undefined, "", undefined);
    this.#readData(objectOr(objectOr(objectOr(plan.prior_state).values).root_module));
  }

  /** @param data what Terraform will read only when it applies */
  hold(resources: readonly Planned[], data: readonly Planned[]): void {
    this.#held = resources;
    this.#pending = new Map(data.map((source) => [source.address, source]));
  }

  pending(address: string): Planned | undefined {
    return this.#pending.get(address);
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

  planned(address: string): Planned | undefined {
    if (!this.#byAddress) {
      this.#byAddress = new Map();
      for (const resource of this.#held) this.#byAddress.set(resource.address, resource);
    }
    return this.#byAddress.get(address);
  }

  /** How many instances a block has, in one module instance. */
  count(module: string, block: string): number {
    if (!this.#counts) {
      this.#counts = new Map();
      for (const resource of this.#held) {
        const address = within(resource.module, resource.block);
        this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
      }
    }
    return this.#counts.get(within(module, block)) ?? 0;
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
export class Module {
  readonly #children = new Map<string, Module>();
  readonly #values = new Map<string, Raw | undefined>();

  constructor(
    readonly address: string,
    readonly configuration: JsonObject,
    readonly parent: Module | undefined,
    readonly name: string,
    readonly key: Key,
  ) {}

  resource(block: string): JsonObject | undefined {
    return resourcesIn(this.configuration).get(block);
  }

  /** The instance of a child module with that key. */
  call(name: string, key: Key): Module | undefined {
    const call = own(objectOr(this.configuration.module_calls), name);
    if (!isObject(call)) return undefined;
    const address = within(this.address, `module.${name}${indexOf(key)}`);
    const known = this.#children.get(address);
    if (known) return known;
    const child = new Module(address, objectOr(call.module), this, name, key);
    this.#children.set(address, child);
    return child;
  }

  /** The value of a variable (`var.x`) or an output, which is one for everything in the module. */
  value(name: string, made: () => Raw | undefined): Raw | undefined {
    if (!this.#values.has(name)) {
      // Asked for again while it is being made, it is made of itself, which tells nothing.
      this.#values.set(name, undefined);
      this.#values.set(name, made());
    }
    return this.#values.get(name);
  }
}

/** All instances of a module share its configuration. */
const resources = new WeakMap<JsonObject, Map<string, JsonObject>>();

function resourcesIn(configuration: JsonObject): Map<string, JsonObject> {
  const known = resources.get(configuration);
  if (known) return known;
  const byBlock = new Map<string, JsonObject>();
  for (const resource of listOr(configuration.resources)) {
    if (isObject(resource)) byBlock.set(String(resource.address), resource);
  }
  resources.set(configuration, byBlock);
  return byBlock;
}
