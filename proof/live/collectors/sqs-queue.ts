import { paginateListQueues, SQSClient } from "@aws-sdk/client-sqs";
import { all, type Collector, values } from "../collector";

/** Queues, by name: their attributes take a call each, and no control reads any. */
export const sqsQueue: Collector = {
  type: "aws_sqs_queue",
  actions: ["sqs:ListQueues"],
  identity: [["name"]],
  tagged: "sqs",
  async collect(account, scope) {
    const client = account.client(SQSClient);
    const urls = await all(
      paginateListQueues({ client }, { MaxResults: 1000 }),
      (page) => page.QueueUrls,
    );
    const { partition, region, id } = account;
    return urls
      .map((url) => ({ url, name: url.slice(url.lastIndexOf("/") + 1) }))
      .map(({ url, name }) => ({ url, name, arn: `arn:${partition}:sqs:${region}:${id}:${name}` }))
      .filter(({ name, arn }) => scope.covers("aws_sqs_queue", name, arn))
      .map(({ url, name, arn }) => ({ values: values({ arn, id: url, name, url }) }));
  },
};
