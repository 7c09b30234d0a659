import {
  GetSubscriptionAttributesCommand,
  paginateListSubscriptions,
  SNSClient,
} from "@aws-sdk/client-sns";
import { all, asked, type Collector, type Details, detailed, each, values } from "../collector";
import { nameOf } from "./sns-topic";

/** What the list of subscriptions leaves out. */
const DETAILS: Details<Record<string, string>> = {
  delivery_policy: ({ DeliveryPolicy }) => DeliveryPolicy,
  filter_policy: ({ FilterPolicy }) => FilterPolicy,
  filter_policy_scope: ({ FilterPolicyScope }) => FilterPolicyScope,
  raw_message_delivery: ({ RawMessageDelivery }) => RawMessageDelivery === "true",
  redrive_policy: ({ RedrivePolicy }) => RedrivePolicy,
  subscription_role_arn: ({ SubscriptionRoleArn }) => SubscriptionRoleArn,
};

export const snsTopicSubscription: Collector = {
  type: "aws_sns_topic_subscription",
  actions: ["sns:GetSubscriptionAttributes", "sns:ListSubscriptions"],
  identity: [["topic_arn", "protocol", "endpoint"]],
  within: { type: "aws_sns_topic", by: "topic_arn" },
  declaredOnly: ["confirmation_timeout_in_minutes", "endpoint_auto_confirms"],
  async collect(account, scope, wants) {
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
      return detailed({ ...known, arn, id: arn, pending_confirmation: false }, () =>
        asked(DETAILS, wants, async () => {
          const command = new GetSubscriptionAttributesCommand({ SubscriptionArn: arn });
          return (await client.send(command)).Attributes ?? {};
        }),
      );
    });
  },
};
