import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { mailOf, publishedBy, TOPIC } from "../../../lib/people";

const SUBSCRIPTION = "aws_sns_topic_subscription.s";
const subscription = (values: Record<string, unknown>): CaseConfig => ({
  ...publishedBy("cloudwatch.amazonaws.com"),
  "aws_cloudwatch_metric_alarm.a": { alarm_name: "a", alarm_actions: [TOPIC] },
  [SUBSCRIPTION]: { topic_arn: TOPIC, ...values },
});
const KEY = "${data.aws_secretsmanager_secret_version.key.secret_string}";
const pager = (values: Record<string, unknown> = {}): CaseConfig =>
  subscription({
    protocol: "https",
    endpoint: `https://events.pagerduty.com/integration/${KEY}/enqueue`,
    ...values,
  });
const bad = (config: CaseConfig): BadCase => ({ config, at: [SUBSCRIPTION] });
const { "aws_cloudwatch_metric_alarm.a": _, ...unheard } = pager();

export const cases: ControlCases = {
  pass: {
    "a pager, by a key that is kept elsewhere": pager(),
    "a pager, as SNS sends it": pager({ raw_message_delivery: false }),
    "a pager of a composite alarm": {
      ...unheard,
      "aws_cloudwatch_composite_alarm.a": { alarm_name: "a", alarm_actions: [TOPIC] },
    },
    "a webhook": subscription({ protocol: "https", endpoint: "https://hooks.example.com/a" }),
    mail: subscription({ protocol: "email", endpoint: "one@example.com" }),
  },
  fail: {
    "a key in sight": bad(
      pager({ endpoint: "https://events.pagerduty.com/integration/0123456789/enqueue" }),
    ),
    "a key in sight, written otherwise": bad(
      pager({ endpoint: "https://Events.PagerDuty.com/integration/0123456789/enqueue" }),
    ),
    "plain HTTP": bad(subscription({ protocol: "http", endpoint: "http://hooks.example.com/a" })),
    "plain HTTP, called TLS": bad(pager({ endpoint: "http://hooks.example.com/a" })),
    "no address": bad(pager({ endpoint: null })),
    "no protocol": bad(subscription({ endpoint: "one@example.com" })),
  },
  unknown: {
    "a pager that nothing calls": bad(unheard),
    "a pager that is sent the bare message": bad(pager({ raw_message_delivery: true })),
    "a variable's protocol": bad(pager({ protocol: "${var.protocol}" })),
    "a topic of somebody else's": bad(
      pager({ topic_arn: "arn:aws:sns:us-east-1:111122223333:gone" }),
    ),
  },
  damage: {
    "aws_sns_topic_subscription.raw_message_delivery": fc.constantFrom(true, "true"),
    "aws_sns_topic_subscription.protocol": fc.constant("http"),
  },
  equivalent: [
    ...["topic_arn", "endpoint", "raw_message_delivery"].flatMap(mailOf),

    {
      path: "aws_sns_topic_subscription.endpoint",
      damage: "not known",
      because: "an address that isn't in the configuration isn't in sight there",
    },
  ],
};
