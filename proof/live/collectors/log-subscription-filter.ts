import {
  CloudWatchLogsClient,
  paginateDescribeSubscriptionFilters,
} from "@aws-sdk/client-cloudwatch-logs";
import { all, type Collector, each, values } from "../collector";
import { logGroups } from "./log-group";

export const logSubscriptionFilter: Collector = {
  type: "aws_cloudwatch_log_subscription_filter",
  actions: ["logs:DescribeLogGroups", "logs:DescribeSubscriptionFilters"],
  identity: [["log_group_name", "name"]],
  within: { type: "aws_cloudwatch_log_group", by: "log_group_name" },
  async collect(account, scope) {
    const client = account.client(CloudWatchLogsClient);
    // AWS tells the filters of one group a call, and of no more.
    return each(await logGroups(account, scope), async ({ logGroupName }) => {
      const pages = paginateDescribeSubscriptionFilters({ client }, { logGroupName });
      const filters = await all(pages, (page) => page.subscriptionFilters);
      return filters.map((filter) => ({
        values: values({
          destination_arn: filter.destinationArn,
          distribution: filter.distribution,
          filter_pattern: filter.filterPattern,
          log_group_name: filter.logGroupName,
          name: filter.filterName,
          role_arn: filter.roleArn,
        }),
      }));
    });
  },
};
