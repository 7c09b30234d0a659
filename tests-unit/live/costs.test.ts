import { readAccount } from "../../proof/live/read";
import { ACCOUNT, AwsError, FakeAws, type Operation, page, REGION } from "./fake-aws";

const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:costs`;
const MONITOR = `arn:aws:ce::${ACCOUNT}:anomalymonitor/1`;
const NOTIFICATIONS = [50, 80, 100].map((Threshold) => ({
  ComparisonOperator: "GREATER_THAN",
  NotificationType: "ACTUAL",
  Threshold,
}));
const SUBSCRIBERS = [
  { SubscriptionType: "SNS", Address: TOPIC },
  { SubscriptionType: "EMAIL", Address: "one@example.com" },
];

const OPERATIONS: Record<string, Operation> = {
  ListTopics: () =>
    `<ListTopicsResult><Topics><member><TopicArn>${TOPIC}</TopicArn></member></Topics></ListTopicsResult>`,
  DescribeBudgets: () => ({
    Budgets: [{ BudgetName: "month", BudgetType: "COST", TimeUnit: "MONTHLY" }],
  }),
  DescribeNotificationsForBudget: ({ NextToken }) => {
    const { items, next } = page(NOTIFICATIONS, 2, NextToken);
    return { Notifications: items, NextToken: next };
  },
  DescribeSubscribersForNotification: ({ NextToken }) => {
    const { items, next } = page(SUBSCRIBERS, 1, NextToken);
    return { Subscribers: items, NextToken: next };
  },
  GetAnomalyMonitors: () => ({
    AnomalyMonitors: [{ MonitorArn: MONITOR, MonitorName: "all", MonitorType: "CUSTOM" }],
  }),
  GetAnomalySubscriptions: ({ NextPageToken }) => ({
    AnomalySubscriptions: ["first", "second"]
      .filter((name) => (name === "first") === (NextPageToken === undefined))
      .map((name) => ({
        SubscriptionArn: `arn:aws:ce::${ACCOUNT}:anomalysubscription/${name}`,
        SubscriptionName: name,
        MonitorArnList: [MONITOR],
        Frequency: "IMMEDIATE",
        Subscribers: [{ Type: "SNS", Address: TOPIC, Status: "CONFIRMED" }],
      })),
    ...(NextPageToken === undefined && { NextPageToken: "second" }),
  }),
  ListTagsForResource: () => ({ ResourceTags: [{ Key: "Environment", Value: "production" }] }),
};

const WANTED = new Map([
  ["aws_budgets_budget", new Set(["notification", "tags_all"])],
  ["aws_ce_anomaly_monitor", new Set(["tags_all"])],
  ["aws_ce_anomaly_subscription", new Set(["frequency", "monitor_arn_list", "subscriber"])],
  ["aws_sns_topic", new Set(["name"])],
]);

const environment = { ...process.env };
let fake: FakeAws;
afterEach(() => {
  fake.close();
  process.env = { ...environment };
});

async function read(operations: Record<string, Operation> = {}) {
  fake = new FakeAws({ ...OPERATIONS, ...operations });
  process.env = { ...environment, ...(await fake.start()) };
  const answer = await readAccount({ wanted: WANTED });
  const of = (type: string) => answer.model.resources.filter((one) => one.type === type);
  return { ...answer, of };
}

test("a budget comes with whom each of its notifications tells, from all pages", async () => {
  const [budget] = (await read()).of("aws_budgets_budget");
  expect(budget?.values.notification).toEqual(
    [50, 80, 100].map((threshold) => ({
      comparison_operator: "GREATER_THAN",
      notification_type: "ACTUAL",
      subscriber_email_addresses: ["one@example.com"],
      subscriber_sns_topic_arns: [`aws_sns_topic.live["costs"]`],
      threshold,
      threshold_type: "PERCENTAGE",
    })),
  );
  expect(budget?.refs["notification.subscriber_sns_topic_arns"]).toEqual([
    `aws_sns_topic.live["costs"]`,
  ]);
  expect(budget?.values.tags_all).toEqual({ Environment: "production" });
});

test("anomaly subscriptions are read from all pages, and linked to their monitors and topics", async () => {
  const { of } = await read();
  const subscriptions = of("aws_ce_anomaly_subscription");
  expect(subscriptions.map(({ values }) => values.name)).toEqual(["first", "second"]);
  for (const { refs } of subscriptions) {
    expect(refs.monitor_arn_list).toEqual([`aws_ce_anomaly_monitor.live["all"]`]);
    expect(refs["subscriber.address"]).toEqual([`aws_sns_topic.live["costs"]`]);
  }
});

test("notifications that may not be read leave them unknown, and name the action", async () => {
  const refused = () => new AwsError("AccessDeniedException");
  const { of, model } = await read({ DescribeSubscribersForNotification: refused });
  const [budget] = of("aws_budgets_budget");
  expect(budget?.unknown).toContain("notification");
  expect(model.refused?.[budget?.address ?? ""]).toBe("budgets:ViewBudget was denied: allow it");
});

test("what may not be listed is refused by its action", async () => {
  const refused = () => new AwsError("AccessDeniedException");
  const { model } = await read({ DescribeBudgets: refused, GetAnomalyMonitors: refused });
  expect(model.refused).toEqual({
    aws_budgets_budget: "budgets:ViewBudget was denied: allow it",
    aws_ce_anomaly_monitor: "ce:GetAnomalyMonitors was denied: allow it",
  });
});
