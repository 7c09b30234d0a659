import { CostExplorerClient, paginateGetAnomalySubscriptions } from "@aws-sdk/client-cost-explorer";
import { all, type Collector, values } from "../collector";
import { tagsOfAnomalies } from "./anomaly-monitor";

export const anomalySubscription: Collector = {
  type: "aws_ce_anomaly_subscription",
  actions: ["ce:GetAnomalySubscriptions", "ce:ListTagsForResource"],
  identity: [["name"]],
  tagsOf: tagsOfAnomalies,
  async collect(account, scope) {
    const client = account.client(CostExplorerClient);
    const subscriptions = await all(
      paginateGetAnomalySubscriptions({ client }, {}),
      (page) => page.AnomalySubscriptions,
    );
    return subscriptions
      .filter(({ SubscriptionName = "", SubscriptionArn = "" }) =>
        scope.covers("aws_ce_anomaly_subscription", SubscriptionName, SubscriptionArn),
      )
      .map((subscription) => ({
        values: values({
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
      }));
  },
};
