import { type Collector, detailed, each, values } from "../collector";
import { topicAttributes, topics } from "./sns-topic";

export const snsTopicPolicy: Collector = {
  type: "aws_sns_topic_policy",
  actions: ["sns:GetTopicAttributes", "sns:ListTopics"],
  identity: [["arn"]],
  within: { type: "aws_sns_topic", by: "arn" },
  repeats: { attribute: "policy", apart: false },
  async collect(account, scope) {
    return each(await topics(account, scope), (arn) =>
      detailed({ arn, id: arn }, async () => {
        const { Policy: policy, Owner: owner } = await topicAttributes(account, arn);
        return values({ owner, policy });
      }),
    );
  },
};
