import {
  type AlarmType,
  CloudWatchClient,
  type Dimension,
  type MetricAlarm,
  type MetricDataQuery,
  paginateDescribeAlarms,
} from "@aws-sdk/client-cloudwatch";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Collector, values } from "../collector";

const BOTH: AlarmType[] = ["MetricAlarm", "CompositeAlarm"];

/** The most that a page holds, from the reference of DescribeAlarms; its default is half of it. */
const PAGE = 100;

/** All alarms of the region, of both kinds: one call tells them together. */
export async function alarms(account: Account) {
  const client = account.client(CloudWatchClient);
  const paging = { client, pageSize: PAGE };
  const pages = await all(paginateDescribeAlarms(paging, { AlarmTypes: BOTH }), (page) => [page]);
  return {
    metric: pages.flatMap((page) => page.MetricAlarms ?? []),
    composite: pages.flatMap((page) => page.CompositeAlarms ?? []),
  };
}

export const metricAlarm: Collector = {
  type: "aws_cloudwatch_metric_alarm",
  actions: ["cloudwatch:DescribeAlarms"],
  identity: [["alarm_name"]],
  tagged: "cloudwatch:alarm",
  async collect(account, scope) {
    const { metric } = await alarms(account);
    return metric
      .filter(({ AlarmName = "", AlarmArn = "" }) =>
        scope.covers("aws_cloudwatch_metric_alarm", AlarmName, AlarmArn),
      )
      .map((alarm) => ({ values: ofAlarm(alarm) }));
  },
};

function ofAlarm(alarm: MetricAlarm): JsonObject {
  return values({
    actions_enabled: alarm.ActionsEnabled,
    alarm_actions: alarm.AlarmActions,
    alarm_description: alarm.AlarmDescription,
    alarm_name: alarm.AlarmName,
    arn: alarm.AlarmArn,
    comparison_operator: alarm.ComparisonOperator,
    datapoints_to_alarm: alarm.DatapointsToAlarm ?? 0,
    dimensions: dimensionsOf(alarm.Dimensions),
    evaluate_low_sample_count_percentiles: alarm.EvaluateLowSampleCountPercentile,
    evaluation_periods: alarm.EvaluationPeriods,
    extended_statistic: alarm.ExtendedStatistic,
    id: alarm.AlarmName,
    insufficient_data_actions: alarm.InsufficientDataActions,
    metric_name: alarm.MetricName,
    metric_query: (alarm.Metrics ?? []).map(ofQuery),
    namespace: alarm.Namespace,
    ok_actions: alarm.OKActions,
    period: alarm.Period,
    statistic: alarm.Statistic,
    // The provider has 0 where an anomaly band stands in a threshold's place.
    threshold: alarm.Threshold ?? 0,
    threshold_metric_id: alarm.ThresholdMetricId,
    treat_missing_data: alarm.TreatMissingData ?? "missing",
    unit: alarm.Unit,
  });
}

function ofQuery(query: MetricDataQuery): JsonObject {
  const { Metric: metric, Period: period, Stat: stat, Unit: unit } = query.MetricStat ?? {};
  return {
    account_id: query.AccountId ?? "",
    expression: query.Expression ?? "",
    id: query.Id ?? "",
    label: query.Label ?? "",
    metric: metric
      ? [
          {
            dimensions: dimensionsOf(metric.Dimensions) ?? null,
            metric_name: metric.MetricName ?? "",
            namespace: metric.Namespace ?? "",
            period: period ?? null,
            stat: stat ?? "",
            unit: unit ?? "",
          },
        ]
      : [],
    period: query.Period ?? null,
    // CloudWatch's default for it, from the reference of MetricDataQuery.
    return_data: query.ReturnData ?? true,
  };
}

function dimensionsOf(dimensions: Dimension[] | undefined): JsonObject | undefined {
  if (!dimensions || dimensions.length === 0) return undefined;
  return Object.fromEntries(dimensions.map(({ Name = "", Value = "" }) => [Name, Value]));
}
