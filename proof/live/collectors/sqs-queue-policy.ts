import { type Collector, detailed, each, values } from "../collector";
import { queueAttributes, queues } from "./sqs-queue";

export const sqsQueuePolicy: Collector = {
  type: "aws_sqs_queue_policy",
  actions: ["sqs:GetQueueAttributes", "sqs:ListQueues"],
  identity: [["queue_url"]],
  within: { type: "aws_sqs_queue", by: "queue_url" },
  repeats: { attribute: "policy", apart: false },
  async collect(account, scope) {
    return each(await queues(account, scope), ({ url }) =>
      detailed({ id: url, queue_url: url }, async () => {
        const { Policy: policy } = await queueAttributes(account, url);
        // A queue that has none has no such resource.
        return policy === undefined ? undefined : values({ policy });
      }),
    );
  },
};
