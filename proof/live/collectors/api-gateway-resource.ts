import { type Collector, each, values } from "../collector";
import { resources, restApis } from "./api-gateway-rest-api";

export const apiResource: Collector = {
  type: "aws_api_gateway_resource",
  actions: ["apigateway:GET"],
  identity: [["rest_api_id", "parent_id", "path_part"]],
  within: { type: "aws_api_gateway_rest_api", by: "rest_api_id" },
  async collect(account, scope) {
    return each(await restApis(account, scope), async ({ id: api }) =>
      (await resources(account, api))
        // The root is the API's own.
        .filter(({ parentId }) => parentId !== undefined)
        .map((resource) => ({
          values: values({
            id: resource.id,
            parent_id: resource.parentId,
            path: resource.path,
            path_part: resource.pathPart,
            rest_api_id: api,
          }),
        })),
    );
  },
};
