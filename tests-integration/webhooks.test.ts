/** What the `monitoring` stack posts to webhooks, which the gateway of the local AWS stands in for. */
import { CloudWatchClient, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { OWN_TAG } from "./deployment";
import type { Delivery } from "./local-aws/services/webhooks";
import { clientOf, control, localTest, PATIENCE_MS, suffix } from "./support/deployed";
import { readLive } from "./support/live";
import { until } from "./support/until";

const cloudwatch = clientOf(CloudWatchClient);
const sns = clientOf(SNSClient);
const TEAM = "https://hooks.example.com/payments";
const PAGERDUTY = /^https:\/\/events\.pagerduty\.com\/integration\/[^/]+\/enqueue$/;

/** The endpoints that hear of an alarm that goes off. */
async function hearingOf(alarm: string): Promise<string[]> {
  const AlarmName = `payments-${alarm}-${suffix}`;
  const set = (StateValue: "OK" | "ALARM") =>
    cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: "tested" }));
  await set("OK");
  await control("DELETE", "deliveries");
  await set("ALARM");
  const heard: Delivery[] = [];
  await until(async () => {
    heard.push(...((await control("DELETE", "deliveries")) as Delivery[]));
    return heard.some(({ message }) => JSON.parse(message).AlarmName === AlarmName);
  }, PATIENCE_MS);
  // What else there is follows at once.
  await new Promise((later) => setTimeout(later, 1_000));
  heard.push(...((await control("GET", "deliveries")) as Delivery[]));
  await set("OK");
  return heard
    .filter(({ message }) => JSON.parse(message).AlarmName === AlarmName)
    .map(({ endpoint }) => endpoint)
    .sort();
}

localTest("what is critical is posted to PagerDuty and to the team that asked for it", async () => {
  const heard = await hearingOf("critical-undelivered");
  expect(new Set(heard)).toEqual(new Set([expect.stringMatching(PAGERDUTY), TEAM]));
});

localTest("a warning is posted to the team, and wakes nobody", async () => {
  expect(new Set(await hearingOf("warning-health-slow"))).toEqual(new Set([TEAM]));
});

localTest("a webhook that does not answer stays pending, and live names it", async () => {
  const Tags = [{ Key: OWN_TAG, Value: suffix }];
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "unanswered", Tags }));
  const Endpoint = "https://nobody.invalid/hook";
  const subscription = { TopicArn, Protocol: "https", Endpoint };
  const { SubscriptionArn } = await sns.send(new SubscribeCommand(subscription));
  const listed = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const { awaiting } = await readLive([], { profile: "monitoring" });
  // It goes with its topic: what is pending cannot be unsubscribed.
  await sns.send(new DeleteTopicCommand({ TopicArn }));
  expect(SubscriptionArn).toBe("pending confirmation");
  expect(listed.Subscriptions).toEqual([
    expect.objectContaining({ Endpoint, SubscriptionArn: "PendingConfirmation" }),
  ]);
  expect(awaiting).toContainEqual(
    expect.objectContaining({ reason: `${Endpoint} has yet to confirm it` }),
  );
});
