import { APIGatewayClient, GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { type Collector, each, ownTags, values } from "../collector";
import { apiArn, executionArn, restApis } from "./api-gateway-rest-api";

export const apiStage: Collector = {
  type: "aws_api_gateway_stage",
  actions: ["apigateway:GET"],
  identity: [["rest_api_id", "stage_name"]],
  within: { type: "aws_api_gateway_rest_api", by: "rest_api_id" },
  async collect(account, scope) {
    const client = account.client(APIGatewayClient);
    const domain = account.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    return each(await restApis(account, scope), async ({ id: api }) => {
      const { item: stages = [] } = await client.send(new GetStagesCommand({ restApiId: api }));
      return stages.map(({ stageName: name = "", ...stage }) => ({
        values: values({
          access_log_settings: stage.accessLogSettings
            ? [
                {
                  destination_arn: stage.accessLogSettings.destinationArn ?? null,
                  format: stage.accessLogSettings.format ?? null,
                },
              ]
            : [],
          arn: `${apiArn(account, api)}/stages/${name}`,
          cache_cluster_enabled: stage.cacheClusterEnabled,
          client_certificate_id: stage.clientCertificateId,
          deployment_id: stage.deploymentId,
          description: stage.description,
          execution_arn: `${executionArn(account, api)}/${name}`,
          id: `ags-${api}-${name}`,
          invoke_url: `https://${api}.execute-api.${account.region}.${domain}/${name}`,
          rest_api_id: api,
          stage_name: name,
          tags_all: ownTags(stage.tags),
          variables: stage.variables ?? {},
          web_acl_arn: stage.webAclArn,
          xray_tracing_enabled: stage.tracingEnabled ?? false,
        }),
      }));
    });
  },
};
