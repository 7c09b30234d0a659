import { APIGatewayClient, paginateGetApiKeys } from "@aws-sdk/client-api-gateway";
import { all, type Collector, ownTags, values } from "../collector";
import { Refused } from "../errors";

/** Why the policy for live leaves the keys out: IAM has no condition on what of them is asked for. */
const BY_CHOICE =
  "on /apikeys, if whoever reads this account may also see the values of its keys: the policy in docs/ leaves it out";

export const apiKey: Collector = {
  type: "aws_api_gateway_api_key",
  actions: ["apigateway:GET"],
  identity: [["id"], ["name"]],
  async collect(account, scope) {
    const client = account.client(APIGatewayClient);
    const pages = paginateGetApiKeys({ client, pageSize: 500 }, { includeValues: false });
    const keys = await all(pages, (page) => page.items).catch((error) => {
      throw error instanceof Refused ? new Refused(`${error.message} ${BY_CHOICE}`) : error;
    });
    return keys
      .filter(({ id = "", name = "" }) => scope.covers("aws_api_gateway_api_key", id, name))
      .map(({ id, name, tags }) => ({ values: values({ id, name, tags_all: ownTags(tags) }) }));
  },
};
