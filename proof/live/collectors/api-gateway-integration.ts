import { type Collector, values } from "../collector";
import { methods } from "./api-gateway-method";

export const apiIntegration: Collector = {
  type: "aws_api_gateway_integration",
  actions: ["apigateway:GET"],
  identity: [["rest_api_id", "resource_id", "http_method"]],
  within: { type: "aws_api_gateway_rest_api", by: "rest_api_id" },
  needs: ["aws_api_gateway_resource"],
  async collect(account, scope) {
    const placed = await methods(account, scope);
    return placed.flatMap(({ api, resource, verb, method: { methodIntegration: integration } }) =>
      integration
        ? {
            values: values({
              connection_id: integration.connectionId,
              connection_type: integration.connectionType ?? "INTERNET",
              credentials: integration.credentials,
              http_method: verb,
              id: `agi-${api}-${resource}-${verb}`,
              integration_http_method: integration.httpMethod,
              passthrough_behavior: integration.passthroughBehavior,
              resource_id: resource,
              rest_api_id: api,
              timeout_milliseconds: integration.timeoutInMillis,
              type: integration.type,
              uri: integration.uri,
            }),
          }
        : [],
    );
  },
};
