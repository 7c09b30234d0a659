import { withoutKeys } from "./address";
import { UnknownFormat } from "./errors";
import { isObject } from "./json";
import { link } from "./link";
import type { Json, JsonObject, Model } from "./model";
import type { Raw, RawResource, ReadOptions } from "./raw";

export const readState = (json: unknown, options: ReadOptions = {}): Model =>
  link("state", deployedIn(json, options.file), options);

/**
 * Reads a state as `terraform show -json` writes it. A state without values is one where nothing is
 * deployed: readable, and empty.
 * @throws UnknownFormat
 */
export function deployedIn(json: unknown, file = "the input"): RawResource[] {
  const state = isObject(json) ? json : {};
  if (!/^1\./.test(String(state.format_version))) {
    throw new UnknownFormat(file, "state", state.format_version, "1.x");
  }
  const raw = [...resourcesIn(state.values)].filter(isJudged).map((entry) => new Deployed(entry));
  const addresses = new Map<string, string[]>();
  for (const { address, block } of raw) {
    const same = addresses.get(block);
    if (same) same.push(address);
    else addresses.set(block, [address]);
  }
  for (const resource of raw) resource.addresses = addresses;
  return raw;
}

function* resourcesIn(values: Json | undefined): Iterable<JsonObject> {
  const modules = [isObject(values) ? values.root_module : undefined];
  while (modules.length > 0) {
    const module = modules.pop();
    if (!isObject(module)) continue;
    if (Array.isArray(module.resources)) yield* module.resources.filter(isObject);
    if (Array.isArray(module.child_modules)) modules.push(...module.child_modules);
  }
}

/** A deposed object is on its way out: the resource that replaced it has the address. */
const isJudged = ({ mode, deposed_key }: JsonObject): boolean =>
  mode === "managed" && deposed_key === undefined;

class Deployed implements RawResource {
  readonly address: string;
  readonly type: string;
  /** The address in the configuration: without the keys of instances. */
  readonly block: string;
  addresses: ReadonlyMap<string, readonly string[]> = new Map();
  readonly #values: JsonObject;
  readonly #dependsOn: Json[];

  constructor({ address, type, values, depends_on }: JsonObject) {
    this.address = String(address);
    this.type = String(type);
    this.block = this.address.includes("[") ? withoutKeys(this.address) : this.address;
    this.#values = isObject(values) ? values : {};
    this.#dependsOn = Array.isArray(depends_on) ? depends_on : [];
  }

  attributes(): Iterable<string> {
    return Object.keys(this.#values);
  }

  value(attribute: string): Raw | undefined {
    return Object.hasOwn(this.#values, attribute) ? this.#values[attribute] : undefined;
  }

  /** Terraform records, of the whole resource, the blocks that its configuration refers to. */
  *madeFrom(): Iterable<string> {
    for (const block of this.#dependsOn) yield* this.addresses.get(String(block)) ?? [];
  }
}
