import { GetTopicAttributesCommand, paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import type { Account } from "../account";
import { all, asked, type Collector, type Details, detailed, each } from "../collector";
import type { Scope } from "../scope";

/** The ARNs of the topics in scope. */
export async function topics(account: Account, scope: Scope): Promise<string[]> {
  const client = account.client(SNSClient);
  const listed = await all(paginateListTopics({ client }, {}), (page) => page.Topics);
  return listed
    .map(({ TopicArn = "" }) => TopicArn)
    .filter((arn) => scope.covers("aws_sns_topic", arn, nameOf(arn)));
}

export const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);

/** What SNS says of a topic; there is no call that answers for several. */
export async function topicAttributes(account: Account, arn: string): Promise<Attributes> {
  const command = new GetTopicAttributesCommand({ TopicArn: arn });
  return (await account.client(SNSClient).send(command)).Attributes ?? {};
}

type Attributes = Record<string, string>;

const DETAILS: Details<Attributes> = {
  delivery_policy: ({ DeliveryPolicy }) => DeliveryPolicy,
  display_name: ({ DisplayName }) => DisplayName,
  fifo_topic: ({ FifoTopic }) => FifoTopic === "true",
  kms_master_key_id: ({ KmsMasterKeyId }) => KmsMasterKeyId,
  owner: ({ Owner }) => Owner,
  policy: ({ Policy }) => Policy,
  tracing_config: ({ TracingConfig }) => TracingConfig,
};

export const snsTopic: Collector = {
  type: "aws_sns_topic",
  actions: ["sns:GetTopicAttributes", "sns:ListTopics"],
  identity: [["name"]],
  tagged: "sns",
  async collect(account, scope, wants) {
    return each(await topics(account, scope), (arn) =>
      detailed({ arn, id: arn, name: nameOf(arn) }, () =>
        asked(DETAILS, wants, () => topicAttributes(account, arn)),
      ),
    );
  },
};
