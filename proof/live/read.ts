import type { Awaiting } from "../gate/drift";
import { identityOf } from "../model/identity";
import { link } from "../model/link";
import type { Json, JsonObject, Model, Resource } from "../model/model";
import type { Wanted } from "../model/raw";
import { Account } from "./account";
import { ownAddresses } from "./address";
import type { Collector, Found } from "./collector";
import { COLLECTORS } from "./collectors";
import { regionOf, settled } from "./declared";
import { UnreadableAccount } from "./errors";
import { gather } from "./gather";
import { match } from "./match";
import { LiveResource } from "./raw";
import { DeclaredScope, EVERYTHING, either, type Scope, TaggedScope } from "./scope";
import { taggedArns } from "./tags";

/** What to read of the account that the SDK's settings lead to. */
export interface LiveRequest {
  /** Type -> the attributes that are to be judged. */
  wanted: Wanted;
  /** What gives the resources their addresses, and says which of them to read. */
  declared?: Model;
  /** Reads what carries all of these, beside what is declared. */
  tags?: Record<string, string>;
  onProgress?: (text: string) => void;
}

/** The account, as far as it was to be read and let itself be. */
export interface LiveAnswer {
  account: string;
  region: string;
  /** How many different calls it took. */
  calls: number;
  model: Model;
  /** The declaration, with the account and the region in it. */
  declared?: Model;
  awaiting: Awaiting[];
}

/**
 * Reads the account into a Model; what it would not tell is in the Model's `refused`.
 * @throws UnreadableAccount
 */
export async function readAccount(request: LiveRequest): Promise<LiveAnswer> {
  const { onProgress = () => {} } = request;
  const account: Account = await Account.open((calls) =>
    onProgress(`Reading account ${account.id} in ${account.region}: ${calls} calls…`),
  );
  try {
    return await new Reading(account, request).answer();
  } finally {
    account.close();
  }
}

class Reading {
  readonly #declared: Model | undefined;
  readonly #wanted: Wanted;
  readonly #tags: Record<string, string>;
  readonly #collectors: readonly Collector[];
  #tagged: ReadonlySet<string> | undefined;

  constructor(
    private readonly account: Account,
    { declared, wanted, tags = {} }: LiveRequest,
  ) {
    this.#declared = declared && settled(declared, account);
    this.#tags = tags;
    const ofAws = new Map([...wanted].filter(([type]) => type.startsWith("aws_")));
    this.#collectors = withNeeded(ofAws);
    this.#wanted = withIdentity(ofAws, this.#collectors);
    if (this.#declared) refuseElsewhere(this.#declared, account);
  }

  async answer(): Promise<LiveAnswer> {
    const scope = await this.#scope();
    const withTags = new Set(
      [...this.#wanted].flatMap(([type, attributes]) => (attributes.has("tags_all") ? type : [])),
    );
    const { found, refused } = await gather(this.account, this.#collectors, scope, withTags);
    for (const type of this.#wanted.keys()) {
      if (!this.#collectors.some((collector) => collector.type === type)) {
        refused.set(type, "proofstack live does not read this type");
      }
    }
    found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const own = ownAddresses(found);
    const raw = new Map(found.map((one, at) => [own[at] as string, one]));
    const provisional = link(
      "live",
      [...raw].map(
        ([address, one]) => new LiveResource(address, one.collector.type, one.found.values),
      ),
      { file: "the account", wanted: this.#wanted },
    );
    const addresses = this.#declared
      ? match(
          provisional,
          this.#declared,
          (type) => this.#collector(type)?.identity,
          new Map([...raw].map(([address, { found }]) => [address, found])),
        )
      : new Map<string, string>();
    const kept = this.#kept(provisional, addresses, raw);
    return {
      account: this.account.id,
      region: this.account.region,
      calls: this.account.calls,
      model: this.#model(kept, addresses, refused),
      ...(this.#declared && { declared: this.#declared }),
      awaiting: [...kept].flatMap(([address, { collector, found }]) => {
        const declared = addresses.get(address);
        return found.awaiting === undefined
          ? []
          : [
              {
                type: collector.type,
                reason: found.awaiting,
                ...(declared && { address: declared }),
              },
            ];
      }),
    };
  }

  async #scope(): Promise<Scope> {
    const scopes: Scope[] = [];
    if (Object.keys(this.#tags).length > 0) {
      this.#tagged = await taggedArns(this.account, this.#tags);
      scopes.push(
        new TaggedScope(this.#tagged, (type) => this.#collector(type)?.tagged !== undefined),
      );
    }
    if (this.#declared) {
      scopes.push(
        new DeclaredScope(this.#declared, (type) => {
          const { identity = [], within } = this.#collector(type) ?? {};
          return identity.find((attribute) => attribute !== within?.by);
        }),
      );
    }
    return scopes.length > 0 ? either(...scopes) : EVERYTHING;
  }

  /** What is declared, what carries the tags, and the parts of both. */
  #kept(
    { resources }: Model,
    addresses: ReadonlyMap<string, string>,
    raw: ReadonlyMap<string, { collector: Collector; found: Found }>,
  ) {
    const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
    const everything = !this.#declared && !this.#tagged;
    const isKept = (address: string): boolean => {
      const one = raw.get(address);
      if (!one) return false;
      if (addresses.has(address)) return true;
      if (one.collector.repeats) return false;
      if (everything || this.#tagged?.has(String(one.found.values.arn))) return true;
      const { within, tagged } = one.collector;
      const refs = byAddress.get(address)?.refs ?? {};
      if (within) return (refs[within.by] ?? []).some(isKept);
      return (
        this.#tagged !== undefined && !tagged && Object.values(refs).some((to) => to.some(isKept))
      );
    };
    return new Map([...raw].filter(([address]) => isKept(address)));
  }

  #model(
    kept: ReadonlyMap<string, { collector: Collector; found: Found }>,
    addresses: ReadonlyMap<string, string>,
    refused: ReadonlyMap<string, string>,
  ): Model {
    const declared = new Map(this.#declared?.resources.map((one) => [one.address, one]));
    const reasons = new Map(refused);
    const raw: LiveResource[] = [];
    for (const [own, { collector, found }] of kept) {
      if (found.awaiting !== undefined) continue;
      const address = addresses.get(own) ?? own;
      const { type, declaredOnly } = collector;
      if (found.refused !== undefined) reasons.set(address, found.refused);
      raw.push(new LiveResource(address, type, found.values, declaredOnly, declared.get(address)));
    }
    for (const resource of declared.values()) {
      if (refused.has(resource.type)) raw.push(unread(resource));
    }
    const model = link("live", raw, { file: "the account", wanted: this.#wanted });
    return reasons.size > 0 ? { ...model, refused: Object.fromEntries(reasons) } : model;
  }

  #collector(type: string): Collector | undefined {
    return this.#collectors.find((collector) => collector.type === type);
  }
}

/** The collectors of what is wanted, and of what their identities link to. */
function withNeeded(wanted: Wanted): Collector[] {
  const types = new Set(wanted.keys());
  for (const type of types) {
    const collector = COLLECTORS.find((one) => one.type === type);
    for (const needed of collector?.needs ?? []) types.add(needed);
    if (collector?.within) types.add(collector.within.type);
  }
  return COLLECTORS.filter(({ type }) => types.has(type));
}

function withIdentity(wanted: Wanted, collectors: readonly Collector[]): Wanted {
  const all = new Map(wanted);
  for (const { type, identity } of collectors) {
    all.set(type, new Set([...(wanted.get(type) ?? []), ...identity]));
  }
  return all;
}

/** @throws UnreadableAccount when the declaration itself says that it is of another place */
function refuseElsewhere({ resources }: Model, { id, region }: Account): void {
  const regions = new Set(resources.flatMap((resource) => regionOf(resource) ?? []));
  if (regions.size > 0 && !regions.has(region)) {
    throw new UnreadableAccount(
      `What was declared is in ${[...regions].join(", ")}, and this is ${region}: set AWS_REGION.`,
    );
  }
  const accounts = new Set(resources.flatMap(({ values }) => accountOf(values.arn) ?? []));
  if (accounts.size > 0 && !accounts.has(id)) {
    throw new UnreadableAccount(
      `What was declared is in account ${[...accounts].join(", ")}, and these credentials are of ` +
        `account ${id}: set AWS_PROFILE.`,
    );
  }
}

const accountOf = (arn: Json | undefined): string | undefined =>
  typeof arn === "string" ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] : undefined;

const keyOf = ({ collector, found }: { collector: Collector; found: Found }): string =>
  JSON.stringify([
    collector.type,
    ...collector.identity.map((attribute) => found.values[attribute] ?? ""),
    found.values.id ?? "",
  ]);

/** A declared resource of which the account tells nothing: who it is, so that others still find it. */
function unread({ address, type, values }: Resource): LiveResource {
  const { name, also = [] } = identityOf(type);
  const own: JsonObject = {};
  for (const attribute of ["arn", "id", ...(name ? [name] : []), ...also]) {
    const value = values[attribute];
    if (value !== undefined) own[attribute] = value;
  }
  return new LiveResource(address, type, own);
}
