import {
  CloudWatchClient,
  GetDashboardCommand,
  type GetDashboardCommandOutput,
  paginateListDashboards,
} from "@aws-sdk/client-cloudwatch";
import { all, asked, type Collector, type Details, detailed, each } from "../collector";

const DETAILS: Details<GetDashboardCommandOutput> = {
  dashboard_body: ({ DashboardBody }) => DashboardBody,
};

export const dashboard: Collector = {
  type: "aws_cloudwatch_dashboard",
  actions: ["cloudwatch:GetDashboard", "cloudwatch:ListDashboards"],
  identity: [["dashboard_name"]],
  async collect(account, scope, wants) {
    const client = account.client(CloudWatchClient);
    const listed = await all(
      paginateListDashboards({ client }, {}),
      (page) => page.DashboardEntries,
    );
    const covered = listed.filter(({ DashboardName = "", DashboardArn = "" }) =>
      scope.covers("aws_cloudwatch_dashboard", DashboardName, DashboardArn),
    );
    return each(covered, ({ DashboardName: name = "", DashboardArn: arn = "" }) =>
      detailed({ dashboard_arn: arn, dashboard_name: name, id: name }, () =>
        asked(DETAILS, wants, () => client.send(new GetDashboardCommand({ DashboardName: name }))),
      ),
    );
  },
};
