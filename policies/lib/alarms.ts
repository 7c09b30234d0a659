import type { CaseConfig, Harmless } from "./cases";

/** For cases about alarms. */

/** One on a metric, which tells a topic after one period; what it is on is for `values` to say. */
export const metricAlarm = (name: string, values: object): CaseConfig => ({
  "aws_sns_topic.t": { name: "alarms" },
  [`aws_cloudwatch_metric_alarm.${name}`]: {
    alarm_name: name,
    evaluation_periods: 1,
    comparison_operator: "GreaterThanThreshold",
    alarm_actions: ["${aws_sns_topic.t.arn}"],
    ...values,
  },
});

/** On messages that wait in a queue of that name. */
export const waiting = (QueueName: string, values: object = {}): CaseConfig =>
  metricAlarm("waiting", {
    namespace: "AWS/SQS",
    metric_name: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName },
    statistic: "Maximum",
    period: 300,
    threshold: 0,
    ...values,
  });

/** Another topic in place of its own. */
export const toldElsewhere: Harmless = {
  path: "aws_cloudwatch_metric_alarm.alarm_actions",
  damage: "* for its like",
  because: "who is behind a topic is alarms/two-subscribers' to judge",
};

/** The id of what an alarm compares. */
export const idOfResult: Harmless[] = ["removed", '{"not":"text"}'].map((damage) => ({
  path: "aws_cloudwatch_metric_alarm.metric_query",
  place: "metric_query.0.id",
  damage,
  because: "nothing refers to the result by its id",
}));

/** A unit of an alarm that compares what is computed. */
export const unitOf = (alarm: string): Harmless => ({
  path: "aws_cloudwatch_metric_alarm.unit",
  address: `aws_cloudwatch_metric_alarm.${alarm}`,
  damage: "boundary*",
  because: "an alarm of queries has no unit of its own: the provider refuses it beside them",
});
