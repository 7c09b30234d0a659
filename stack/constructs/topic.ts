import { createHash } from "node:crypto";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Key } from "./key";
import { arn, type Place } from "./place";
import { policyDocument } from "./policy";

export interface AlarmTopicProps {
  place: Place;
  name: string;
  key: Key;
  emails: string[];
  phones: string[];
}

/**
 * The topic that alarms act on: encrypted by the stack's key, published to by this account's alarms and
 * nobody else, read by people. Source: SNS Developer Guide, "Example cases for access control", and
 * "Security best practices" for the refusal of plain HTTP.
 */
export class AlarmTopic extends Construct {
  readonly topic: SnsTopic;
  readonly namedArn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { place, name, key, emails, phones } = props;
    this.namedArn = arn(place, "sns", name);
    this.topic = new SnsTopic(this, "Default", { name, kmsMasterKeyId: key.arn });
    key.grantAlarms();
    new SnsTopicPolicy(this, "policy", {
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
        {
          Sid: "DenyInsecureTransport",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: this.namedArn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
    for (const email of emails) this.subscribe("email", email);
    for (const phone of phones) this.subscribe("sms", phone);
  }

  /**
   * The id comes from the address, not from its place in the list: taking one person off must not make
   * everybody after them confirm again.
   */
  private subscribe(protocol: "email" | "sms", endpoint: string): void {
    const digest = createHash("sha256").update(endpoint.toLowerCase()).digest("hex").slice(0, 8);
    new SnsTopicSubscription(this, `${protocol}-${digest}`, {
      topicArn: this.topic.arn,
      protocol,
      endpoint,
    });
  }
}
