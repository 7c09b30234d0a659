import { APIGatewayClient, paginateGetApiKeys } from "@aws-sdk/client-api-gateway";
import { all, type Collector, ownTags, values } from "../collector";

export const apiKey: Collector = {
  type: "aws_api_gateway_api_key",
  actions: ["apigateway:GET"],
  identity: [["id"], ["name"]],
  async collect(account, scope) {
    const client = account.client(APIGatewayClient);
    const keys = await all(paginateGetApiKeys({ client }, { limit: 500 }), (page) => page.items);
    return keys
      .filter(({ id = "", name = "" }) => scope.covers("aws_api_gateway_api_key", id, name))
      .map(({ id, name, enabled, tags }) => ({
        values: values({ enabled, id, name, tags_all: ownTags(tags) }),
      }));
  },
};
