import { KinesisClient, paginateListStreams } from "@aws-sdk/client-kinesis";
import { listing } from "./listing";

export const kinesisStream = listing({
  type: "aws_kinesis_stream",
  action: "kinesis:ListStreams",
  identity: [["name"]],
  tagged: "kinesis:stream",
  client: KinesisClient,
  pages: (client) => paginateListStreams({ client }, {}),
  items: (page) => page.StreamSummaries,
  told: ({ StreamARN: arn, StreamName: name }) => ({ arn, id: arn, name }),
});
