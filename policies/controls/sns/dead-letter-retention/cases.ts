import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { mailOf } from "../../../lib/people";

const kept = (message_retention_seconds: unknown, protocol = "https"): CaseConfig => ({
  "aws_sns_topic_subscription.s": {
    protocol,
    endpoint: "https://hooks.example.com/a",
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.q.arn}"}',
  },
  "aws_sqs_queue.q": { name: "q", message_retention_seconds },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_sns_topic_subscription.s"] });
const subscription = (values: Record<string, unknown>): CaseConfig => ({
  "aws_sns_topic_subscription.s": { endpoint: "x", ...values },
});

export const cases: ControlCases = {
  pass: {
    "two weeks": kept(1_209_600),
    "mail, without a queue": subscription({ protocol: "email" }),
    "a phone, without a queue": subscription({ protocol: "sms" }),
  },
  fail: {
    "a second less": bad(kept(1_209_599)),
    "as SQS has it": bad(kept(null)),
    "a number as text": bad(kept("1209600")),
    "no queue": bad(subscription({ protocol: "https" })),
    "no protocol": bad(subscription({})),
  },
  unknown: { "a variable's": bad(kept("${var.seconds}")) },
  damage: { "aws_sqs_queue.message_retention_seconds": fc.integer({ min: 60, max: 1_209_599 }) },
  equivalent: [...mailOf("redrive_policy")],
};
