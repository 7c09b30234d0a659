import type { CaseConfig, Harmless } from "./cases";
import { text } from "./policy-document";

/** For cases about who hears of what. */

export const TOPIC = "${aws_sns_topic.t.arn}";

export const topic: CaseConfig = { "aws_sns_topic.t": { name: "alarms" } };

/** A subscription to the topic, by mail if nothing else is said. */
export const reader = (name: string, values: Record<string, unknown>): CaseConfig => ({
  [`aws_sns_topic_subscription.${name}`]: { topic_arn: TOPIC, protocol: "email", ...values },
});

export const subscribers = (...subscriptions: Record<string, unknown>[]): CaseConfig =>
  Object.assign({}, ...subscriptions.map((values, at) => reader(`s${at}`, values)));

export const one = { endpoint: "one@example.com" };
export const two = { endpoint: "two@example.com" };

/** A policy that lets a service publish to the topic. */
export const publish = (Service: unknown, changes: object = {}): string =>
  text({
    Effect: "Allow",
    Principal: { Service },
    Action: "sns:Publish",
    Resource: TOPIC,
    ...changes,
  });

/** The topic, to which a service may publish. */
export const publishedBy = (service: unknown): CaseConfig => ({
  ...topic,
  "aws_sns_topic_policy.t": { arn: TOPIC, policy: publish(service) },
});

/** Whatever becomes of the monitoring stack's mail, to a control that lets all mail be. */
export const mailOf = (attribute: string): Harmless[] =>
  ["critical", "warning"].map((priority) => ({
    path: `aws_sns_topic_subscription.${attribute}`,
    address: `aws_sns_topic_subscription.monitoring_${priority}-topic_email*`,
    damage: "*",
    because: "mail is handed over to a mail server, which is all that SNS can tell of it",
  }));
