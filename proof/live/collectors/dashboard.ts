import {
  CloudWatchClient,
  GetDashboardCommand,
  paginateListDashboards,
} from "@aws-sdk/client-cloudwatch";
import { all, type Collector, detailed, each, values } from "../collector";

export const dashboard: Collector = {
  type: "aws_cloudwatch_dashboard",
  actions: ["cloudwatch:GetDashboard", "cloudwatch:ListDashboards"],
  identity: [["dashboard_name"]],
  async collect(account, scope) {
    const client = account.client(CloudWatchClient);
    const listed = await all(
      paginateListDashboards({ client }, {}),
      (page) => page.DashboardEntries,
    );
    const covered = listed.filter(({ DashboardName = "", DashboardArn = "" }) =>
      scope.covers("aws_cloudwatch_dashboard", DashboardName, DashboardArn),
    );
    return each(covered, ({ DashboardName: name = "", DashboardArn: arn = "" }) =>
      detailed({ dashboard_arn: arn, dashboard_name: name, id: name }, async () => {
        const command = new GetDashboardCommand({ DashboardName: name });
        return values({ dashboard_body: (await client.send(command)).DashboardBody });
      }),
    );
  },
};
