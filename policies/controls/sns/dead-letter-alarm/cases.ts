import fc from "fast-check";
import { toldElsewhere, waiting } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { mailOf } from "../../../lib/people";

const subscription = (values: Record<string, unknown>): CaseConfig => ({
  "aws_sns_topic_subscription.s": { endpoint: "https://hooks.example.com/a", ...values },
});
const unwatched: CaseConfig = {
  ...subscription({
    protocol: "https",
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.q.arn}"}',
  }),
  "aws_sqs_queue.q": { name: "undelivered" },
};
const watched = (values: Record<string, unknown> = {}, others: CaseConfig = {}): CaseConfig => ({
  ...unwatched,
  ...waiting("undelivered", values),
  ...others,
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_sns_topic_subscription.s"] });

export const cases: ControlCases = {
  pass: {
    "an alarm from the first": watched(),
    "an alarm in three periods": watched({ evaluation_periods: 3 }),
    "an alarm in the metric's unit": watched({ unit: "Count" }),
    "an alarm above half a message": watched({ threshold: 0.5 }),
    mail: subscription({ protocol: "email" }),
  },
  fail: {
    "no alarm": bad(unwatched),
    "no queue": bad(subscription({ protocol: "https" })),
    "an alarm on another queue": bad(
      watched({ dimensions: { QueueName: "other" } }, { "aws_sqs_queue.other": { name: "other" } }),
    ),
    "an alarm on what was sent": bad(watched({ metric_name: "NumberOfMessagesSent" })),
    "an alarm from the second": bad(watched({ threshold: 1 })),
    "an alarm from less than none": bad(watched({ threshold: -1 })),
    "an alarm when none wait": bad(watched({ comparison_operator: "LessThanThreshold" })),
    "an alarm on the fewest": bad(watched({ statistic: "Minimum" })),
    "an alarm hours later": bad(watched({ evaluation_periods: 12 })),
    "an alarm that tells nobody": bad(watched({ alarm_actions: [] })),
    "an alarm in another unit": bad(watched({ unit: "Seconds" })),
    "an alarm that runs a function": bad(
      watched(
        { alarm_actions: ["${aws_lambda_function.f.arn}"] },
        { "aws_lambda_function.f": { function_name: "f" } },
      ),
    ),
  },
  unknown: { "a variable's threshold": bad(watched({ threshold: "${var.messages}" })) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 1, max: 1_000 }),
    "aws_cloudwatch_metric_alarm.period": fc.integer({ min: 901, max: 86_400 }),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
  equivalent: [toldElsewhere, ...mailOf("redrive_policy")],
};
