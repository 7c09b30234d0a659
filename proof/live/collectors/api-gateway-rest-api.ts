import {
  APIGatewayClient,
  paginateGetResources,
  paginateGetRestApis,
  type Resource,
  type RestApi,
} from "@aws-sdk/client-api-gateway";
import type { Account } from "../account";
import { all, type Collector, each, ownTags, values } from "../collector";
import type { Scope } from "../scope";

/** The REST APIs in scope. */
export async function restApis(
  account: Account,
  scope: Scope,
): Promise<(RestApi & { id: string })[]> {
  const client = account.client(APIGatewayClient);
  const apis = await all(paginateGetRestApis({ client }, { limit: 500 }), (page) => page.items);
  return apis
    .map((api) => ({ ...api, id: api.id ?? "" }))
    .filter(({ id, name = "" }) =>
      scope.covers("aws_api_gateway_rest_api", name, id, apiArn(account, id)),
    );
}

export const apiArn = ({ partition, region }: Account, id: string): string =>
  `arn:${partition}:apigateway:${region}::/restapis/${id}`;

export const executionArn = ({ partition, region, id: account }: Account, api: string): string =>
  `arn:${partition}:execute-api:${region}:${account}:${api}`;

export const restApi: Collector = {
  type: "aws_api_gateway_rest_api",
  actions: ["apigateway:GET"],
  identity: [["id"], ["name"]],
  declaredOnly: ["body", "fail_on_warnings", "parameters", "put_rest_api_mode"],
  async collect(account, scope) {
    return each(await restApis(account, scope), async (api) => ({
      values: values({
        api_key_source: api.apiKeySource,
        arn: apiArn(account, api.id),
        description: api.description,
        disable_execute_api_endpoint: api.disableExecuteApiEndpoint,
        execution_arn: executionArn(account, api.id),
        id: api.id,
        name: api.name,
        policy: api.policy?.replaceAll("\\", ""),
        root_resource_id: api.rootResourceId ?? (await rootOf(account, api.id)),
        tags_all: ownTags(api.tags),
      }),
    }));
  },
};

/** The paths of an API, with their methods and integrations: one call tells them all. */
export function resources(account: Account, api: string): Promise<Resource[]> {
  const client = account.client(APIGatewayClient);
  const asked = { restApiId: api, embed: ["methods"], limit: 500 };
  return all(paginateGetResources({ client }, asked), (page) => page.items);
}

async function rootOf(account: Account, api: string): Promise<string | undefined> {
  return (await resources(account, api)).find(({ path }) => path === "/")?.id;
}
