import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const WORK = "aws_sqs_queue.work";
const DEAD = "aws_sqs_queue.dead";
const redrive = (maxReceiveCount: unknown, target = "${aws_sqs_queue.dead.arn}") =>
  JSON.stringify({ deadLetterTargetArn: target, maxReceiveCount });
const dead = (values: object = {}): CaseConfig => ({
  [DEAD]: { name: "dead", message_retention_seconds: 1_209_600, ...values },
});
const work = (values: object = {}): CaseConfig => ({
  [WORK]: { name: "work", redrive_policy: redrive(3), ...values },
});
const whole: CaseConfig = { ...work(), ...dead() };
const topic: CaseConfig = { "aws_sns_topic.t": { name: "alarms" } };
const at = (config: CaseConfig, ...addresses: string[]): BadCase => ({ config, at: addresses });

export const cases: ControlCases = {
  pass: {
    "three times, two weeks": whole,
    once: { ...whole, ...work({ redrive_policy: redrive(1) }) },
    "what a topic could not deliver": {
      ...dead(),
      "aws_sns_topic_subscription.s": {
        protocol: "https",
        endpoint: "https://example.com",
        redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dead.arn}"}',
      },
    },
  },
  fail: {
    "for ever": at({ ...whole, ...work({ redrive_policy: null }) }, WORK, DEAD),
    "four times": at({ ...whole, ...work({ redrive_policy: redrive(4) }) }, WORK),
    "no times": at({ ...whole, ...work({ redrive_policy: redrive(0) }) }, WORK),
    "times in words": at({ ...whole, ...work({ redrive_policy: redrive("3") }) }, WORK),
    "to itself": at(
      { ...whole, ...work({ redrive_policy: redrive(3, "${aws_sqs_queue.work.arn}") }) },
      WORK,
      DEAD,
    ),
    "to a topic": at(
      { ...whole, ...work({ redrive_policy: redrive(3, "${aws_sns_topic.t.arn}") }), ...topic },
      WORK,
      DEAD,
    ),
    "kept four days": at({ ...whole, ...dead({ message_retention_seconds: 345_600 }) }, WORK, DEAD),
    "kept as long as by default": at(
      { ...whole, ...dead({ message_retention_seconds: null }) },
      WORK,
      DEAD,
    ),
    "to one of each other": at(
      { ...whole, ...dead({ redrive_policy: redrive(4, "${aws_sqs_queue.work.arn}") }) },
      DEAD,
    ),
  },
  unknown: {
    "kept as long as a variable says": at(
      { ...whole, ...dead({ message_retention_seconds: "${var.seconds}" }) },
      WORK,
      DEAD,
    ),
  },
  damage: {
    "aws_sqs_queue.message_retention_seconds": fc.integer({ min: 60, max: 1_209_599 }),
  },
  equivalent: [
    ...["orders", "alarm-queue"].map((queue) => ({
      path: "aws_sqs_queue.message_retention_seconds",
      address: `aws_sqs_queue.services_${queue}`,
      damage: "boundary*",
      because: "how long a message waits before it is put aside is not how long it is kept after",
    })),
  ],
};
