# METADATA
# title: A message that is put aside raises an alarm
# description: >-
#   What a consumer failed on waits where nobody looks. An alarm watches how many messages wait in the queue to which
#   others put aside, goes off from the first, and tells somebody. Source: SQS Developer Guide, "Creating alarms for
#   dead-letter queues using Amazon CloudWatch".
# custom:
#   severity: high
#   profiles: [services, infrastructure]
#   selects: [aws_sqs_queue]
#   reads:
#     - redrive_policy
#     - name
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
#   parameters: { within_seconds: 900 }
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["SI-4(5)"]
#   fix: >-
#     Add an alarm on the Maximum of AWS/SQS ApproximateNumberOfMessagesVisible of the queue that others put aside to,
#     above 0, within {within_seconds} seconds, with a topic among its alarm_actions.
package controls.sqs["dead-letter-alarm"]

import data.lib.queue

proven contains work.address if {
	some work in input.subjects
	[dead] := queue.dead_letters(work)
	queue.is_alarmed_on(dead, input.parameters.within_seconds)
}

proven contains dead.address if {
	some dead in input.subjects
	queue.is_alarmed_on(dead, input.parameters.within_seconds)
}
