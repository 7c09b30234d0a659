import type { JsonObject } from "../model/model";
import type { Account } from "./account";
import type { Collector, Found, Wants } from "./collector";
import { Refused, UnreadableAccount } from "./errors";
import type { Scope } from "./scope";
import { tagsByArn } from "./tags";
import type { Catalogue } from "./wanted";

/** What the account tells of some types; and of which it tells nothing, and why. */
export interface Gathered {
  found: { collector: Collector; found: Found }[];
  /** Type -> reason. */
  refused: Map<string, string>;
}

/** Runs the collectors. One that is refused takes none of the others with it. */
export async function gather(
  account: Account,
  catalogue: Catalogue,
  scope: Scope,
): Promise<Gathered> {
  const { collectors, withTags } = catalogue;
  const gathered: Gathered = { found: [], refused: new Map() };
  const tagging = tagsOfAll(account, collectors, withTags);
  await Promise.all(
    collectors.map(async (collector) => {
      const wants: Wants = (...attributes) =>
        attributes.some((attribute) => catalogue.wanted.get(collector.type)?.has(attribute));
      try {
        for (const found of await collector.collect(account, scope, wants)) {
          gathered.found.push({ collector, found });
        }
      } catch (error) {
        gathered.refused.set(collector.type, reasonOf(error));
      }
    }),
  );
  const tags = await tagging;
  await Promise.all(
    gathered.found.map(async ({ collector, found }) => {
      if (!withTags.has(collector.type) || found.values.tags_all !== undefined) return;
      try {
        const own = await tagsOf(account, collector, found.values, tags);
        if (own) found.values.tags_all = own;
      } catch (error) {
        found.refused ??= reasonOf(error);
      }
    }),
  );
  return gathered;
}

/** @throws Refused */
async function tagsOf(
  account: Account,
  { tagged, tagsOf: read }: Collector,
  values: JsonObject,
  listed: Map<string, JsonObject> | Refused,
): Promise<JsonObject | undefined> {
  if (read) return read(account, values);
  if (!tagged) return undefined;
  if (listed instanceof Refused) throw listed;
  // One that never had a tag is not listed.
  return listed.get(String(values.arn)) ?? {};
}

/** @returns the refusal, which leaves the tags unknown and nothing else */
async function tagsOfAll(
  account: Account,
  collectors: readonly Collector[],
  withTags: ReadonlySet<string>,
): Promise<Map<string, JsonObject> | Refused> {
  const types = collectors.flatMap(({ type, tagged }) =>
    tagged && withTags.has(type) ? [tagged] : [],
  );
  if (types.length === 0) return new Map();
  try {
    return await tagsByArn(account, [...new Set(types)].sort());
  } catch (error) {
    return new Refused(reasonOf(error));
  }
}

/** @throws UnreadableAccount, after which there is no point in going on */
function reasonOf(error: unknown): string {
  if (error instanceof UnreadableAccount) throw error;
  if (error instanceof Refused) return error.message;
  // The SDK adds a line for those who debug it.
  const [said] = String(error instanceof Error ? error.message : error).split("\n", 1);
  return `its answer was not as documented (${said})`;
}
