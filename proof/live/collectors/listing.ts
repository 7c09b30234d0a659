import type { Json } from "../../model/model";
import type { Account, ClientClass, ClientOfAws } from "../account";
import { all, type Collector, values } from "../collector";

interface Listing<Client extends ClientOfAws, Page, Item>
  extends Pick<Collector, "type" | "identity" | "tagged" | "tagsOf" | "declaredOnly"> {
  action: string;
  /** What `tagsOf` needs. */
  tagAction?: string;
  client: ClientClass<Client>;
  pages: (client: Client) => AsyncIterable<Page>;
  items: (page: Page) => Item[] | undefined;
  told: (item: Item, account: Account) => Record<string, Json | undefined>;
}

/** A collector of things of which one call's pages tell all that is read, but for their tags at most. */
export function listing<Client extends ClientOfAws, Page, Item>({
  action,
  tagAction,
  client,
  pages,
  items,
  told,
  ...collector
}: Listing<Client, Page, Item>): Collector {
  const names = ["arn", "id", ...collector.identity.flat()];
  return {
    ...collector,
    actions: tagAction === undefined ? [action] : [action, tagAction],
    async collect(account, scope) {
      const listed = await all(pages(account.client(client)), items);
      return listed
        .map((item) => values(told(item, account)))
        .filter((one) => scope.covers(collector.type, ...names.map((name) => String(one[name]))))
        .map((one) => ({ values: one }));
    },
  };
}

/** The pages of what is told in one answer. */
export async function* single<Page>(answer: Promise<Page>): AsyncGenerator<Page> {
  yield await answer;
}
