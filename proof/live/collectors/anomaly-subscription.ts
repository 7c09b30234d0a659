import { CostExplorerClient, paginateGetAnomalySubscriptions } from "@aws-sdk/client-cost-explorer";
import { tagsOfAnomalies } from "./anomaly-monitor";
import { listing } from "./listing";

export const anomalySubscription = listing({
  type: "aws_ce_anomaly_subscription",
  action: "ce:GetAnomalySubscriptions",
  tagAction: "ce:ListTagsForResource",
  identity: [["name"]],
  tagsOf: tagsOfAnomalies,
  client: CostExplorerClient,
  pages: (client) => paginateGetAnomalySubscriptions({ client }, {}),
  items: (page) => page.AnomalySubscriptions,
  told: (subscription) => ({
    account_id: subscription.AccountId,
    arn: subscription.SubscriptionArn,
    frequency: subscription.Frequency,
    id: subscription.SubscriptionArn,
    monitor_arn_list: subscription.MonitorArnList,
    name: subscription.SubscriptionName,
    subscriber: (subscription.Subscribers ?? []).map(({ Address, Type }) => ({
      address: Address ?? null,
      type: Type ?? null,
    })),
  }),
});
