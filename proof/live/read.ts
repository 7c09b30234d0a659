import type { Awaiting } from "../gate/drift";
import type { Model } from "../model/model";
import type { Wanted } from "../model/raw";
import { Account } from "./account";
import { modelOf } from "./build";
import { settled } from "./declared";
import { gather } from "./gather";
import { identified } from "./identify";
import { type Findings, Membership } from "./membership";
import { DeclaredScope, EVERYTHING, either, type Scope, TaggedScope } from "./scope";
import { taggedArns } from "./tags";
import { Catalogue } from "./wanted";

/** What to read of the account that the SDK's settings lead to. */
export interface LiveRequest {
  /** Type -> the attributes that are to be judged. */
  wanted: Wanted;
  /** What gives the resources their addresses, and says which of them to read. */
  declared?: Model;
  /** Reads what carries all of these, beside what is declared. Neither: everything in the region. */
  tags?: Record<string, string>;
  onProgress?: (text: string) => void;
}

/** The account, as far as it was to be read and let itself be. */
export interface LiveAnswer {
  account: string;
  region: string;
  /** How many different calls it took, and the IAM actions that they need. */
  calls: number;
  actions: string[];
  model: Model;
  /** The declaration, with the account and the region in it. */
  declared?: Model;
  awaiting: Awaiting[];
  /** Addresses of what nobody declared because AWS has it so for everybody. */
  byDefault: string[];
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
    return await read(account, request);
  } finally {
    account.close();
  }
}

async function read(account: Account, request: LiveRequest): Promise<LiveAnswer> {
  const { wanted, tags = {} } = request;
  const declared = request.declared && settled(request.declared, account);
  const tagged = Object.keys(tags).length > 0 ? await taggedArns(account, tags) : undefined;
  const types = new Set(declared?.resources.map(({ type }) => type));
  const catalogue = new Catalogue(wanted, declared && !tagged ? types : undefined);
  const scope = scopeOf(catalogue, declared, tagged);

  const { found, refused } = await gather(account, catalogue, scope);
  for (const type of catalogue.unreadable) {
    refused.set(type, "proofstack live does not read this type");
  }
  const findings: Findings = {
    ...identified(found, catalogue, declared, refused),
    tags,
    tagged: tagged ?? new Set(),
    ...(declared && { declared }),
  };
  const membership = new Membership(findings);
  const members = new Map([...findings.raw].filter(([address]) => membership.isMember(address)));
  return {
    account: account.id,
    region: account.region,
    calls: account.calls,
    actions: [...account.actions].sort(),
    model: modelOf(members, membership, findings, catalogue, refused),
    ...(declared && { declared }),
    awaiting: awaitingIn(findings, members),
    byDefault: [...members]
      .filter(([own, { found }]) => found.byDefault && !findings.addresses.has(own))
      .map(([own]) => own),
  };
}

function scopeOf(
  catalogue: Catalogue,
  declared: Model | undefined,
  tagged: ReadonlySet<string> | undefined,
): Scope {
  const isListed = (type: string) => catalogue.get(type)?.tagged !== undefined;
  const scopes: Scope[] = [
    ...(tagged ? [new TaggedScope(tagged, isListed)] : []),
    ...(declared ? [new DeclaredScope(declared, (type) => catalogue.nameOf(type))] : []),
  ];
  return scopes.length > 0 ? either(...scopes) : EVERYTHING;
}

function awaitingIn({ addresses }: Findings, members: Findings["raw"]): Awaiting[] {
  const awaiting: Awaiting[] = [];
  for (const [own, { collector, found }] of members) {
    if (found.awaiting === undefined) continue;
    const address = addresses.get(own);
    awaiting.push({ ...(address && { address }), type: collector.type, reason: found.awaiting });
  }
  return awaiting;
}
