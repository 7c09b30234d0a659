import fc from "fast-check";
import { toldElsewhere, waiting } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const WORK = "aws_sqs_queue.work";
const DEAD = "aws_sqs_queue.dead";

const queues: CaseConfig = {
  [WORK]: {
    name: "work",
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dead.arn}","maxReceiveCount":3}',
  },
  [DEAD]: { name: "dead" },
};
const watched = (values: object = {}, others: CaseConfig = queues): CaseConfig => ({
  ...others,
  ...waiting("dead", values),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [DEAD, WORK] });

export const cases: ControlCases = {
  pass: {
    "from the first": watched(),
    "within three periods": watched({ evaluation_periods: 3 }),
    "by itself": watched({}, { [DEAD]: { name: "dead" } }),
  },
  fail: {
    "no alarm": bad(queues),
    "on the queue itself": {
      config: watched({ dimensions: { QueueName: "work" } }),
      at: [DEAD],
    },
    "on what was sent": bad(watched({ metric_name: "NumberOfMessagesSent" })),
    "from the second": bad(watched({ threshold: 1 })),
    "hours later": bad(watched({ evaluation_periods: 12 })),
    "that tells nobody": bad(watched({ alarm_actions: [] })),
    "that runs a function": bad({
      ...watched({ alarm_actions: ["${aws_lambda_function.f.arn}"] }),
      "aws_lambda_function.f": { function_name: "f" },
    }),
  },
  unknown: { "a variable's threshold": bad(watched({ threshold: "${var.messages}" })) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 1, max: 1_000 }),
    "aws_cloudwatch_metric_alarm.period": fc.integer({ min: 901, max: 86_400 }),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
  equivalent: [
    toldElsewhere,
    ...["orders", "alarm-queue"].map((queue) => ({
      path: "aws_sqs_queue.name",
      address: `aws_sqs_queue.services_${queue}`,
      damage: "*",
      because: "of what is watched only the dead-letter queue's name tells",
    })),
  ],
};
