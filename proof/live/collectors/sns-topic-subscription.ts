import {
  GetSubscriptionAttributesCommand,
  paginateListSubscriptions,
  SNSClient,
} from "@aws-sdk/client-sns";
import { all, type Collector, detailed, each, values } from "../collector";
import { nameOf } from "./sns-topic";

export const snsTopicSubscription: Collector = {
  type: "aws_sns_topic_subscription",
  actions: ["sns:GetSubscriptionAttributes", "sns:ListSubscriptions"],
  identity: [["topic_arn", "protocol", "endpoint"]],
  within: { type: "aws_sns_topic", by: "topic_arn" },
  declaredOnly: ["confirmation_timeout_in_minutes", "endpoint_auto_confirms"],
  async collect(account, scope) {
    const client = account.client(SNSClient);
    const listed = await all(
      paginateListSubscriptions({ client }, {}),
      (page) => page.Subscriptions,
    );
    const covered = listed.filter(({ TopicArn = "" }) =>
      scope.covers("aws_sns_topic", TopicArn, nameOf(TopicArn)),
    );
    return each(covered, async ({ SubscriptionArn: arn = "", ...subscription }) => {
      const known = values({
        endpoint: subscription.Endpoint,
        owner_id: subscription.Owner,
        protocol: subscription.Protocol,
        topic_arn: subscription.TopicArn,
      });
      if (arn === "Deleted") return undefined;
      // It gets an ARN of its own when its owner confirms it.
      if (!arn.startsWith("arn:")) {
        return { values: known, awaiting: `${subscription.Endpoint} has yet to confirm it` };
      }
      return detailed({ ...known, arn, id: arn }, async () => {
        const command = new GetSubscriptionAttributesCommand({ SubscriptionArn: arn });
        const { Attributes: attributes = {} } = await client.send(command);
        return values({
          delivery_policy: attributes.DeliveryPolicy,
          filter_policy: attributes.FilterPolicy,
          filter_policy_scope: attributes.FilterPolicyScope,
          pending_confirmation: attributes.PendingConfirmation === "true",
          raw_message_delivery: attributes.RawMessageDelivery === "true",
          redrive_policy: attributes.RedrivePolicy,
          subscription_role_arn: attributes.SubscriptionRoleArn,
        });
      });
    });
  },
};
