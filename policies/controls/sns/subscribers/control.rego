# METADATA
# title: Two people are behind an alarm topic
# description: >-
#   There is a topic that alarms act on and that reaches at least two mailboxes. Who has not confirmed the
#   subscription receives nothing, and is not counted where that is known; that every alarm has such a topic is
#   for alarms/two-subscribers to say. Source: SNS Developer Guide, "Email notifications".
# custom:
#   severity: critical
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [stack]
#   reads:
#     - aws_sns_topic
#     - aws_sns_topic_subscription.topic_arn
#     - aws_sns_topic_subscription.protocol
#     - aws_sns_topic_subscription.endpoint
#     - aws_sns_topic_subscription.filter_policy
#     - aws_sns_topic_subscription.pending_confirmation
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_cloudwatch_composite_alarm.alarm_actions
#   parameters: { mailboxes: 2 }
#   frameworks:
#     pci-dss-4.0.1: ["12.10.3"]
#     soc2: ["CC7.3", "CC7.4"]
#     nist-800-53-r5: ["SI-4(5)", "IR-6"]
#   fix: >-
#     Subscribe at least {mailboxes} different mailboxes by email to a topic that alarms act on, and have them
#     confirmed.
package controls.sns.subscribers

import data.lib.model
import data.lib.people
import data.lib.topic

proven contains stack.address if {
	some stack in input.subjects
	is_number(input.parameters.mailboxes)
	some one in model.all("aws_sns_topic")
	topic.is_of_alarms(one)
	count(people.mailboxes([one])) >= input.parameters.mailboxes
}
