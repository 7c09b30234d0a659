# METADATA
# title: An undelivered message raises an alarm
# description: >-
#   A queue that nobody looks at is as good as none. An alarm watches how many messages wait in the queue that
#   takes what a subscription could not deliver, goes off from the first, and acts. Source: SQS Developer Guide,
#   "Creating alarms for dead-letter queues using Amazon CloudWatch".
# custom:
#   severity: high
#   profiles: [monitoring, services]
#   selects: [aws_sns_topic_subscription]
#   reads:
#     - protocol
#     - redrive_policy
#     - aws_sqs_queue.name
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_sns_topic
#   parameters: { handed_over: [email, email-json, sms], within_seconds: 900 }
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["SI-4(5)"]
#   fix: >-
#     Add an alarm on the Maximum of AWS/SQS ApproximateNumberOfMessagesVisible of the queue, above 0, within
#     {within_seconds} seconds, with a topic among its alarm_actions.
package controls.sns["dead-letter-alarm"]

import data.lib.queue

proven contains subscription.address if {
	some subscription in input.subjects
	is_number(input.parameters.within_seconds)
	subscription.values.protocol in input.parameters.handed_over
}

proven contains subscription.address if {
	some subscription in input.subjects
	is_array(input.parameters.handed_over)
	within_seconds := input.parameters.within_seconds
	[dead] := queue.dead_letters(subscription)
	queue.is_alarmed_on(dead, within_seconds)
}
