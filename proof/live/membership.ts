import type { Json, JsonObject, Model, Resource } from "../model/model";
import { isAbsent } from "../model/normalise";
import type { Collector, Found } from "./collector";

/** A resource that was found, and by whom. */
export interface One {
  collector: Collector;
  found: Found;
}

/** What was found, under addresses of its own, and who of it is declared. */
export interface Findings {
  live: Model;
  raw: ReadonlyMap<string, One>;
  /** Own address -> declared address. */
  addresses: ReadonlyMap<string, string>;
  declared?: Model;
  /** What it must carry, or be part of what does, when it isn't declared. */
  tags: Readonly<Record<string, string>>;
  /** The ARNs of what carries them. */
  tagged: ReadonlySet<string>;
}

/** Who of what was found is in scope: what is declared, what carries the tags, and the parts of both. */
export class Membership {
  readonly #live: Map<string, Resource>;
  readonly #declared: Map<string, Resource>;
  readonly #everything: boolean;
  /** Type that is there only where it is declared -> what the account tells of those that are. */
  readonly #told = new Map<string, JsonObject[]>();

  constructor(private readonly findings: Findings) {
    this.#live = byAddress(findings.live);
    this.#declared = byAddress(findings.declared);
    for (const [address, { collector, found }] of findings.raw) {
      if (!collector.onlyDeclared || !findings.addresses.has(address)) continue;
      this.#told.set(collector.type, [...(this.#told.get(collector.type) ?? []), found.values]);
    }
    this.#everything = !findings.declared && Object.keys(findings.tags).length === 0;
  }

  isMember(address: string): boolean {
    const one = this.findings.raw.get(address);
    if (!one) return false;
    if (this.findings.addresses.has(address)) return true;
    const { within, repeats, onlyDeclared } = one.collector;
    if (onlyDeclared || this.#isSaidTogether(one)) return false;
    const parent = within && this.#live.get(address)?.refs[within.by]?.[0];
    if (repeats && !this.isSaidApart(one.collector, parent)) return false;
    if (this.#everything || this.#isTagged(one)) return true;
    if (within) return parent !== undefined && this.isMember(parent);
    return this.#isAbout(address, one);
  }

  /**
   * Whether what a part can say of its parent is said by the part, and not by the parent's attribute:
   * as it is declared; and by the part's own kind where it isn't.
   */
  isSaidApart({ type, within, repeats }: Collector, parent: string | undefined): boolean {
    if (!within || !repeats) return true;
    const declared = this.#declared.get(this.findings.addresses.get(parent ?? "") ?? "");
    if (declared?.dependents[`${type}.${within.by}`]) return true;
    return isAbsent(declared?.values[repeats.attribute]) && repeats.apart;
  }

  /** Whether what is declared for several at once says this one too. */
  #isSaidTogether({ collector: { together }, found: { values } }: One): boolean {
    if (!together) return false;
    const { type, of, own, list } = together;
    return (this.#told.get(type) ?? []).some((all) => {
      const named = all[list];
      return all[of] === values[of] && Array.isArray(named) && named.includes(values[own] ?? null);
    });
  }

  #isTagged({ found: { values } }: One): boolean {
    const { tags, tagged } = this.findings;
    const wanted = Object.entries(tags);
    if (wanted.length === 0) return false;
    const own = values.tags_all;
    return (
      tagged.has(String(values.arn)) ||
      (isObject(own) && wanted.every(([key, value]) => own[key] === value))
    );
  }

  /** What can carry no tag belongs to what it refers to. */
  #isAbout(address: string, { collector: { tagged, tagsOf }, found }: One): boolean {
    const isTaggable = tagged !== undefined || tagsOf !== undefined || "tags_all" in found.values;
    if (isTaggable || Object.keys(this.findings.tags).length === 0) return false;
    const refs = this.#live.get(address)?.refs ?? {};
    return Object.values(refs).some((targets) =>
      targets.some((target) => this.findings.raw.get(target) && this.isMember(target)),
    );
  }
}

const byAddress = (model: Model | undefined): Map<string, Resource> =>
  new Map(model?.resources.map((resource) => [resource.address, resource]));

const isObject = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
