# METADATA
# title: Two people hear every alarm
# description: >-
#   An alarm that reaches one mailbox reaches nobody while its owner is away. Counted are distinct
#   mailboxes subscribed by email, without a filter policy, to a topic that the alarm acts on when it
#   goes off; case and what follows a plus do not make another mailbox, and who is known not to have
#   confirmed is not counted.
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects: [aws_cloudwatch_metric_alarm, aws_cloudwatch_composite_alarm]
#   reads:
#     - alarm_actions
#     - aws_sns_topic
#     - aws_sns_topic_subscription.topic_arn
#     - aws_sns_topic_subscription.protocol
#     - aws_sns_topic_subscription.endpoint
#     - aws_sns_topic_subscription.filter_policy
#     - aws_sns_topic_subscription.pending_confirmation
#   parameters: { mailboxes: 2 }
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2", "12.10.3"]
#     soc2: ["CC7.3", "CC7.4"]
#     nist-800-53-r5: ["SI-4(5)", "IR-6"]
#   fix: >-
#     Put a topic with email subscriptions of at least {mailboxes} different mailboxes into alarm_actions.
package controls.alarms["two-subscribers"]

import data.lib.model
import data.lib.people

proven contains alarm.address if {
	some alarm in input.subjects
	is_number(input.parameters.mailboxes)
	topics := [target | some target in model.refs(alarm, "alarm_actions"); target.type == "aws_sns_topic"]
	count(people.mailboxes(topics)) >= input.parameters.mailboxes
}
