import { createHash } from "node:crypto";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Key } from "./key";
import { arn, type Place } from "./place";
import { policyDocument, type Statement } from "./policy";
import type { DeadLetters } from "./queue";
import { denyPlainHttp } from "./statements";

/** Who is told. */
export interface Subscriber {
  protocol: "email" | "sms" | "https" | "sqs";
  /** An address, or a queue's ARN. */
  endpoint: string;
  /** Of an endpoint that isn't known before apply; others are told apart by their address. */
  id?: string;
  /** Which messages it wants, by fields of their body; without it, all. */
  filter?: Record<string, unknown>;
}

/** Services, beside CloudWatch's alarms, that publish for this account, and what their grants are called. */
const PUBLISHERS = {
  "budgets.amazonaws.com": "AllowBudgets",
  "costalerts.amazonaws.com": "AllowCostAnomalies",
  "events.amazonaws.com": "AllowEventRules",
} as const;

/**
 * EventBridge says to SNS and KMS for whom it acts in no way that is documented, so a condition would shut it out.
 * Source: EventBridge User Guide, "Amazon SNS permissions".
 */
const SAYS_NOT_FOR_WHOM: Publisher = "events.amazonaws.com";
export type Publisher = keyof typeof PUBLISHERS;

export interface AlarmTopicProps {
  place: Place;
  name: string;
  key: Key;
  subscribers: Subscriber[];
  publishers?: Publisher[];
  /** Where messages go that could not be delivered. */
  deadLetters?: DeadLetters;
}

/**
 * The topic that alarms act on: encrypted by the stack's key, published to by this account's alarms and
 * nobody else who isn't named, read by people. Source: SNS Developer Guide, "Example cases for access
 * control", and "Security best practices" for the refusal of plain HTTP.
 */
export class AlarmTopic extends Construct {
  readonly topic: SnsTopic;
  readonly policy: SnsTopicPolicy;
  readonly namedArn: string;
  private readonly deadLetters: DeadLetters | undefined;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { place, name, key, publishers = [] } = props;
    this.namedArn = arn(place, "sns", name);
    this.deadLetters = props.deadLetters;
    this.topic = new SnsTopic(this, "Default", { name, kmsMasterKeyId: key.arn });
    key.grantService("cloudwatch.amazonaws.com", "AllowCloudWatchAlarms");
    for (const service of publishers) key.grantService(service, PUBLISHERS[service]);
    this.policy = new SnsTopicPolicy(this, "policy", {
      arn: this.topic.arn,
      policy: policyDocument([
        {
          Sid: "AllowAlarmsOfThisAccount",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: this.namedArn,
          Condition: {
            StringEquals: { "aws:SourceAccount": place.account },
            ArnLike: { "aws:SourceArn": arn(place, "cloudwatch", "alarm:*") },
          },
        },
        ...publishers.map(
          (service): Statement => ({
            Sid: PUBLISHERS[service],
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sns:Publish",
            Resource: this.namedArn,
            ...(service !== SAYS_NOT_FOR_WHOM && {
              Condition: { StringEquals: { "aws:SourceAccount": place.account } },
            }),
          }),
        ),
        denyPlainHttp("sns:Publish", this.namedArn),
      ]),
    });
    // One endpoint has one subscription to a topic: the first that is named, with its filter.
    const byId = new Map<string, Subscriber>();
    for (const one of props.subscribers) {
      const known = idOf(one);
      if (!byId.has(known)) byId.set(known, one);
    }
    for (const [known, one] of byId) this.subscribe(known, one);
  }

  private subscribe(id: string, { protocol, endpoint, filter }: Subscriber): void {
    const { deadLetters } = this;
    new SnsTopicSubscription(this, id, {
      topicArn: this.topic.arn,
      protocol,
      endpoint,
      // Terraform waits until the other side has confirmed.
      ...(protocol === "https" && { endpointAutoConfirms: true }),
      ...(filter && { filterPolicyScope: "MessageBody", filterPolicy: JSON.stringify(filter) }),
      ...(deadLetters && {
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.namedArn }),
        dependsOn: [deadLetters.queue],
      }),
    });
  }
}

/**
 * From the address, not from its place in the list: taking one person off must not make everybody after
 * them confirm again.
 */
function idOf({ protocol, endpoint, id }: Subscriber): string {
  const digest = createHash("sha256").update(endpoint.toLowerCase()).digest("hex").slice(0, 8);
  return id ?? `${protocol}-${digest}`;
}

/** Everybody of these, whatever is published. */
export const everybody = (emails: string[], phones: string[]): Subscriber[] => [
  ...emails.map((endpoint): Subscriber => ({ protocol: "email", endpoint })),
  ...phones.map((endpoint): Subscriber => ({ protocol: "sms", endpoint })),
];
