import { APIGatewayClient, paginateGetUsagePlans } from "@aws-sdk/client-api-gateway";
import { all, type Collector, ownTags, values } from "../collector";

export const usagePlan: Collector = {
  type: "aws_api_gateway_usage_plan",
  actions: ["apigateway:GET"],
  identity: [["id"], ["name"]],
  async collect(account, scope) {
    const client = account.client(APIGatewayClient);
    const plans = await all(
      paginateGetUsagePlans({ client }, { limit: 500 }),
      (page) => page.items,
    );
    return plans
      .filter(({ id = "", name = "" }) => scope.covers("aws_api_gateway_usage_plan", id, name))
      .map(({ id, name, tags }) => ({ values: values({ id, name, tags_all: ownTags(tags) }) }));
  },
};
