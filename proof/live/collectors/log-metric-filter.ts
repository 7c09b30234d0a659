import {
  CloudWatchLogsClient,
  paginateDescribeMetricFilters,
} from "@aws-sdk/client-cloudwatch-logs";
import { all, type Collector, values } from "../collector";

export const logMetricFilter: Collector = {
  type: "aws_cloudwatch_log_metric_filter",
  actions: ["logs:DescribeMetricFilters"],
  identity: [["log_group_name", "name"]],
  within: { type: "aws_cloudwatch_log_group", by: "log_group_name" },
  async collect(account, scope) {
    const client = account.client(CloudWatchLogsClient);
    const filters = await all(
      paginateDescribeMetricFilters({ client }, {}),
      (page) => page.metricFilters,
    );
    return filters
      .filter(({ logGroupName = "" }) => scope.covers("aws_cloudwatch_log_group", logGroupName))
      .map((filter) => ({
        values: values({
          apply_on_transformed_logs: filter.applyOnTransformedLogs ?? false,
          id: filter.filterName,
          log_group_name: filter.logGroupName,
          metric_transformation: (filter.metricTransformations ?? []).map((metric) => ({
            // The provider has this number as a string.
            default_value: metric.defaultValue === undefined ? null : String(metric.defaultValue),
            dimensions: metric.dimensions ?? null,
            name: metric.metricName ?? null,
            namespace: metric.metricNamespace ?? null,
            unit: metric.unit ?? null,
            value: metric.metricValue ?? null,
          })),
          name: filter.filterName,
          pattern: filter.filterPattern ?? "",
        }),
      }));
  },
};
