import { paginateListSubscriptionsByTopic, SNSClient } from "@aws-sdk/client-sns";
import type { Deployment } from "./deployment";
import type { Say } from "./support/steps";
import { until } from "./support/until";

const PATIENCE_MINUTES = 30;

/**
 * Waits until everybody who was subscribed by email has clicked the link that SNS sent: before that
 * nobody is told of an alarm, and `proofstack live` says so. A local AWS confirms by itself.
 * @throws when somebody has not, naming who
 */
export async function confirmed({ stacks }: Deployment, say: Say): Promise<void> {
  const client = new SNSClient({});
  const topics = Object.values(stacks)
    .flatMap(({ outputs }) => Object.values(outputs))
    .filter((value) => /^arn:[^:]+:sns:/.test(value));
  let awaited: string[] = [];
  const all = async () => {
    awaited = [];
    for (const TopicArn of topics) {
      for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
        for (const { SubscriptionArn, Endpoint = "" } of page.Subscriptions ?? []) {
          if (SubscriptionArn === "PendingConfirmation") awaited.push(`${Endpoint} of ${TopicArn}`);
        }
      }
    }
    say(`${awaited.join(", ")} must click the link in the mail from AWS`);
    return awaited.length === 0;
  };
  await until(all, PATIENCE_MINUTES * 60_000).catch((error: Error) => {
    if (awaited.length === 0) throw error;
    throw new Error(
      `${awaited.join(", ")} did not confirm the subscription within ${PATIENCE_MINUTES} minutes, so the ` +
        "stack does not reach two people and cannot be proven. Run it again when they are at hand.",
    );
  });
}
