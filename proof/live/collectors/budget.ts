import {
  type Budget,
  BudgetsClient,
  ListTagsForResourceCommand,
  type Notification,
  paginateDescribeBudgets,
  paginateDescribeNotificationsForBudget,
  paginateDescribeSubscribersForNotification,
  type Subscriber,
} from "@aws-sdk/client-budgets";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import {
  all,
  asked,
  type Collector,
  type Details,
  detailed,
  each,
  tagsOf,
  values,
} from "../collector";

type Told = { notification: Notification; subscribers: Subscriber[] };

const addresses = (subscribers: Subscriber[], type: "EMAIL" | "SNS"): string[] =>
  subscribers.flatMap(({ SubscriptionType, Address }) =>
    SubscriptionType === type && Address ? [Address] : [],
  );

const DETAILS: Details<Told[]> = {
  notification: (told) =>
    told.map(({ notification, subscribers }) => ({
      comparison_operator: notification.ComparisonOperator ?? null,
      notification_type: notification.NotificationType ?? null,
      subscriber_email_addresses: addresses(subscribers, "EMAIL"),
      subscriber_sns_topic_arns: addresses(subscribers, "SNS"),
      threshold: notification.Threshold ?? null,
      // AWS leaves out what is the default.
      threshold_type: notification.ThresholdType ?? "PERCENTAGE",
    })),
};

/** A budget's notifications, each with whom it tells. */
async function told(account: Account, budget: Budget): Promise<Told[]> {
  const client = account.client(BudgetsClient);
  const of = { AccountId: account.id, BudgetName: budget.BudgetName };
  // Each a copy: the SDK's paginators write the next page's token into what they are given.
  const notifications = await all(
    paginateDescribeNotificationsForBudget({ client }, { ...of }),
    (page) => page.Notifications,
  );
  return Promise.all(
    notifications.map(async (notification) => ({
      notification,
      subscribers: await all(
        paginateDescribeSubscribersForNotification(
          { client },
          { ...of, Notification: notification },
        ),
        (page) => page.Subscribers,
      ),
    })),
  );
}

export const budget: Collector = {
  type: "aws_budgets_budget",
  actions: ["budgets:ListTagsForResource", "budgets:ViewBudget"],
  identity: [["name"]],
  async tagsOf(account: Account, { arn }: JsonObject) {
    const command = new ListTagsForResourceCommand({ ResourceARN: String(arn) });
    return tagsOf((await account.client(BudgetsClient).send(command)).ResourceTags);
  },
  async collect(account, scope, wants) {
    const { id, partition } = account;
    const client = account.client(BudgetsClient);
    const budgets = await all(
      paginateDescribeBudgets({ client }, { AccountId: id }),
      (page) => page.Budgets,
    );
    const arnOf = (name = "") => `arn:${partition}:budgets::${id}:budget/${name}`;
    const covered = budgets.filter(({ BudgetName = "" }) =>
      scope.covers("aws_budgets_budget", BudgetName, arnOf(BudgetName), `${id}:${BudgetName}`),
    );
    return each(covered, (one) => {
      const known = values({
        account_id: id,
        arn: arnOf(one.BudgetName),
        budget_type: one.BudgetType,
        cost_filter: Object.entries(one.CostFilters ?? {}).map(([name, values]) => ({
          name,
          values,
        })),
        id: `${id}:${one.BudgetName}`,
        limit_amount: one.BudgetLimit?.Amount,
        limit_unit: one.BudgetLimit?.Unit,
        name: one.BudgetName,
        time_unit: one.TimeUnit,
      });
      return detailed(known, () => asked(DETAILS, wants, () => told(account, one)));
    });
  },
};
