import {
  CloudWatchClient,
  GetMetricStreamCommand,
  type GetMetricStreamOutput,
  type MetricStreamFilter,
  paginateListMetricStreams,
} from "@aws-sdk/client-cloudwatch";
import { all, asked, type Collector, type Details, detailed, each, values } from "../collector";

const blocks = (filters: MetricStreamFilter[] | undefined) =>
  filters?.map(({ Namespace, MetricNames }) =>
    values({ namespace: Namespace, metric_names: MetricNames }),
  );

/** What the list of streams leaves out. */
const DETAILS: Details<GetMetricStreamOutput> = {
  exclude_filter: ({ ExcludeFilters }) => blocks(ExcludeFilters),
  include_filter: ({ IncludeFilters }) => blocks(IncludeFilters),
  role_arn: ({ RoleArn }) => RoleArn,
};

export const metricStream: Collector = {
  type: "aws_cloudwatch_metric_stream",
  actions: ["cloudwatch:GetMetricStream", "cloudwatch:ListMetricStreams"],
  identity: [["name"]],
  tagged: "cloudwatch:metric-stream",
  async collect(account, scope, wants) {
    const client = account.client(CloudWatchClient);
    const streams = await all(paginateListMetricStreams({ client }, {}), (page) => page.Entries);
    const covered = streams.filter(({ Name = "", Arn = "" }) =>
      scope.covers("aws_cloudwatch_metric_stream", Name, Arn),
    );
    return each(covered, (stream) => {
      const known = values({
        arn: stream.Arn,
        firehose_arn: stream.FirehoseArn,
        id: stream.Name,
        name: stream.Name,
        output_format: stream.OutputFormat,
        state: stream.State,
      });
      return detailed(known, () =>
        asked(DETAILS, wants, () => client.send(new GetMetricStreamCommand({ Name: stream.Name }))),
      );
    });
  },
};
