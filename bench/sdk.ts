/**
 * The calls that `live` makes for log groups, alarms, topics and keys, by the same SDK and as many at once,
 * and nothing done with what they answer.
 */
import { CloudWatchClient, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand, paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { all } from "../proof/live/collector";
import { Limiter } from "../proof/live/limiter";

const AT_ONCE = 8;
const SETTINGS = { retryMode: "adaptive" };

async function topics(): Promise<void> {
  const client = new SNSClient(SETTINGS);
  const limiter = new Limiter(AT_ONCE);
  const listed = await all(paginateListTopics({ client }, {}), (page) => page.Topics);
  await Promise.all(
    listed.map(({ TopicArn }) =>
      limiter.run(() => client.send(new GetTopicAttributesCommand({ TopicArn }))),
    ),
  );
}

async function keys(): Promise<void> {
  const client = new KMSClient(SETTINGS);
  const listed = await all(paginateListKeys({ client }, {}), (page) => page.Keys);
  await Promise.all(
    listed.flatMap(({ KeyId }) => [
      client.send(new DescribeKeyCommand({ KeyId })),
      client.send(new GetKeyRotationStatusCommand({ KeyId })),
      client.send(new GetKeyPolicyCommand({ KeyId })),
    ]),
  );
}

async function logGroups(): Promise<void> {
  const client = new CloudWatchLogsClient(SETTINGS);
  await all(paginateDescribeLogGroups({ client }, {}), (page) => page.logGroups);
}

async function alarms(): Promise<void> {
  const client = new CloudWatchClient(SETTINGS);
  await all(paginateDescribeAlarms({ client, pageSize: 100 }, {}), (page) => page.MetricAlarms);
}

Promise.all([topics(), keys(), logGroups(), alarms()]).then(() => process.exit());
