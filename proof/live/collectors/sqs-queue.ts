import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from "@aws-sdk/client-sqs";
import type { Account } from "../account";
import { all, asked, type Collector, type Details, detailed, each, values } from "../collector";
import type { Scope } from "../scope";

/** The queues in scope. */
export async function queues(account: Account, scope: Scope) {
  const client = account.client(SQSClient);
  const urls = await all(
    paginateListQueues({ client }, { MaxResults: 1000 }),
    (page) => page.QueueUrls,
  );
  const { partition, region, id } = account;
  return urls
    .map((url) => ({ url, name: url.slice(url.lastIndexOf("/") + 1) }))
    .map(({ url, name }) => ({ url, name, arn: `arn:${partition}:sqs:${region}:${id}:${name}` }))
    .filter(({ name, arn }) => scope.covers("aws_sqs_queue", name, arn));
}

type Attributes = Record<string, string>;

/** What SQS says of a queue; there is no call that answers for several. */
export async function queueAttributes(account: Account, url: string): Promise<Attributes> {
  const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
  return (await account.client(SQSClient).send(command)).Attributes ?? {};
}

const DETAILS: Details<Attributes> = {
  kms_master_key_id: ({ KmsMasterKeyId }) => KmsMasterKeyId,
  message_retention_seconds: ({ MessageRetentionPeriod: seconds }) =>
    seconds === undefined ? undefined : Number(seconds),
  policy: ({ Policy }) => Policy,
  redrive_policy: ({ RedrivePolicy }) => RedrivePolicy,
  sqs_managed_sse_enabled: ({ SqsManagedSseEnabled }) => SqsManagedSseEnabled === "true",
  visibility_timeout_seconds: ({ VisibilityTimeout: seconds }) =>
    seconds === undefined ? undefined : Number(seconds),
};

export const sqsQueue: Collector = {
  type: "aws_sqs_queue",
  actions: ["sqs:GetQueueAttributes", "sqs:ListQueues"],
  identity: [["name"]],
  tagged: "sqs",
  async collect(account, scope, wants) {
    return each(await queues(account, scope), ({ url, name, arn }) =>
      detailed(values({ arn, id: url, name, url }), () =>
        asked(DETAILS, wants, () => queueAttributes(account, url)),
      ),
    );
  },
};
