import { type Api, ApiGatewayV2Client, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import type { Account } from "../account";
import { all, type Collector, followed, ownTags, values } from "../collector";
import type { Scope } from "../scope";
import { executionArn } from "./api-gateway-rest-api";

/** The HTTP and WebSocket APIs in scope. */
export async function httpApis(account: Account, scope: Scope): Promise<Api[]> {
  const client = account.client(ApiGatewayV2Client);
  const pages = followed(
    (NextToken) => client.send(new GetApisCommand({ NextToken })),
    (page) => page.NextToken,
  );
  const apis = await all(pages, (page) => page.Items);
  return apis.filter(({ ApiId = "", Name = "" }) =>
    scope.covers("aws_apigatewayv2_api", Name, ApiId, arnOf(account, ApiId)),
  );
}

export const arnOf = ({ partition, region }: Account, id: string): string =>
  `arn:${partition}:apigateway:${region}::/apis/${id}`;

export const httpApi: Collector = {
  type: "aws_apigatewayv2_api",
  actions: ["apigateway:GET"],
  identity: [["id"], ["name"]],
  async collect(account, scope) {
    const apis = await httpApis(account, scope);
    return apis.map(({ ApiId: id = "", ...api }) => ({
      values: values({
        api_endpoint: api.ApiEndpoint,
        arn: arnOf(account, id),
        execution_arn: executionArn(account, id),
        id,
        name: api.Name,
        protocol_type: api.ProtocolType,
        tags_all: ownTags(api.Tags),
      }),
    }));
  },
};
