import {
  ListTagsForResourcesCommand,
  paginateListHostedZones,
  Route53Client,
} from "@aws-sdk/client-route-53";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Collector, type Found, tagsOf, values } from "../collector";
import { Refused } from "../errors";

/** As many zones as ListTagsForResources answers for at once. */
const AT_ONCE = 10;

export const route53Zone: Collector = {
  type: "aws_route53_zone",
  actions: ["route53:ListHostedZones", "route53:ListTagsForResources"],
  identity: [["zone_id"], ["name"]],
  async collect(account, scope, wants) {
    const client = account.client(Route53Client);
    const zones = await all(paginateListHostedZones({ client }, {}), (page) => page.HostedZones);
    const own = zones
      // What other services of AWS made is theirs.
      .filter(({ LinkedService }) => !LinkedService)
      .map(({ Id = "", Name = "" }) => ofZone(account, Id, Name))
      .filter(({ arn, id, name }) =>
        scope.covers("aws_route53_zone", String(arn), String(id), String(name)),
      );
    if (!wants("tags_all")) return own.map((zone) => ({ values: zone }));
    const tens = Array.from({ length: Math.ceil(own.length / AT_ONCE) }, (_, at) =>
      own.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
    return (await Promise.all(tens.map((zones) => withTags(client, zones)))).flat();
  },
};

/** As the provider has it: the id without the path before it, the name without the dot behind it. */
function ofZone({ partition }: Account, path: string, name: string): JsonObject {
  const id = path.slice(path.lastIndexOf("/") + 1);
  const arn = `arn:${partition}:route53:::hostedzone/${id}`;
  return values({ arn, id, name: name.replace(/\.$/, ""), zone_id: id });
}

async function withTags(client: Route53Client, zones: JsonObject[]): Promise<Found[]> {
  const ResourceIds = zones.map(({ id }) => String(id));
  const command = new ListTagsForResourcesCommand({ ResourceType: "hostedzone", ResourceIds });
  try {
    const { ResourceTagSets: sets = [] } = await client.send(command);
    const tags = new Map(sets.map(({ ResourceId, Tags }) => [ResourceId, tagsOf(Tags)]));
    return zones.map((zone) => {
      const own = tags.get(String(zone.id));
      return { values: { ...zone, ...(own && { tags_all: own }) } };
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return zones.map((zone) => ({ values: zone, refused: error.message }));
  }
}
