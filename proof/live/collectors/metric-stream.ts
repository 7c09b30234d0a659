import { CloudWatchClient, paginateListMetricStreams } from "@aws-sdk/client-cloudwatch";
import { all, type Collector, values } from "../collector";

export const metricStream: Collector = {
  type: "aws_cloudwatch_metric_stream",
  actions: ["cloudwatch:ListMetricStreams"],
  identity: [["name"]],
  tagged: "cloudwatch:metric-stream",
  async collect(account, scope) {
    const client = account.client(CloudWatchClient);
    const streams = await all(paginateListMetricStreams({ client }, {}), (page) => page.Entries);
    return streams
      .filter(({ Name = "", Arn = "" }) => scope.covers("aws_cloudwatch_metric_stream", Name, Arn))
      .map((stream) => ({
        values: values({
          arn: stream.Arn,
          firehose_arn: stream.FirehoseArn,
          id: stream.Name,
          name: stream.Name,
          output_format: stream.OutputFormat,
          state: stream.State,
        }),
      }));
  },
};
