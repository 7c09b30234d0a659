import { ApiGatewayV2Client, GetStagesCommand } from "@aws-sdk/client-apigatewayv2";
import { all, type Collector, each, followed, ownTags, values } from "../collector";
import { arnOf, httpApis } from "./apigatewayv2-api";

export const httpStage: Collector = {
  type: "aws_apigatewayv2_stage",
  actions: ["apigateway:GET"],
  identity: [["api_id", "name"]],
  within: { type: "aws_apigatewayv2_api", by: "api_id" },
  async collect(account, scope) {
    const client = account.client(ApiGatewayV2Client);
    return each(await httpApis(account, scope), async ({ ApiId: api = "" }) => {
      const pages = followed(
        (NextToken) => client.send(new GetStagesCommand({ ApiId: api, NextToken })),
        (page) => page.NextToken,
      );
      const stages = await all(pages, (page) => page.Items);
      return stages.map(({ StageName: name = "", AccessLogSettings: log, ...stage }) => ({
        values: values({
          access_log_settings: log
            ? [{ destination_arn: log.DestinationArn ?? null, format: log.Format ?? null }]
            : [],
          api_id: api,
          arn: `${arnOf(account, api)}/stages/${name}`,
          auto_deploy: stage.AutoDeploy,
          deployment_id: stage.DeploymentId,
          id: name,
          name,
          tags_all: ownTags(stage.Tags),
        }),
      }));
    });
  },
};
