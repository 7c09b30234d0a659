import type { Method } from "@aws-sdk/client-api-gateway";
import type { Account } from "../account";
import { type Collector, each, values } from "../collector";
import type { Scope } from "../scope";
import { resources, restApis } from "./api-gateway-rest-api";

/** A method, and the API and path that it is of. */
export interface Placed {
  api: string;
  resource: string;
  verb: string;
  method: Method;
}

export async function methods(account: Account, scope: Scope): Promise<Placed[]> {
  const apis = await restApis(account, scope);
  const placed = await Promise.all(
    apis.map(async ({ id: api }) =>
      (await resources(account, api)).flatMap(({ id: resource = "", resourceMethods = {} }) =>
        Object.entries(resourceMethods).map(([verb, method]) => ({ api, resource, verb, method })),
      ),
    ),
  );
  return placed.flat();
}

export const apiMethod: Collector = {
  type: "aws_api_gateway_method",
  actions: ["apigateway:GET"],
  identity: [["rest_api_id", "resource_id", "http_method"]],
  within: { type: "aws_api_gateway_rest_api", by: "rest_api_id" },
  needs: ["aws_api_gateway_resource"],
  async collect(account, scope) {
    return each(await methods(account, scope), async ({ api, resource, verb, method }) => ({
      values: values({
        api_key_required: method.apiKeyRequired,
        authorization: method.authorizationType,
        authorizer_id: method.authorizerId,
        http_method: verb,
        id: `agm-${api}-${resource}-${verb}`,
        operation_name: method.operationName,
        request_models: method.requestModels ?? {},
        request_parameters: method.requestParameters ?? {},
        request_validator_id: method.requestValidatorId,
        resource_id: resource,
        rest_api_id: api,
      }),
    }));
  },
};
