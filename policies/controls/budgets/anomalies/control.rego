# METADATA
# title: People are told of costs that are unlike before
# description: >-
#   Stolen credentials show in the costs first, long before a budget is spent. A monitor of AWS Cost Anomaly
#   Detection tells people at once, through a topic that it may publish to; by mail it tells once a day. Source:
#   AWS Cost Management User Guide, "Creating an Amazon SNS topic for anomaly notifications".
# custom:
#   severity: medium
#   profiles: [monitoring]
#   selects: [stack]
#   reads:
#     - aws_ce_anomaly_subscription.frequency
#     - aws_ce_anomaly_subscription.monitor_arn_list
#     - aws_ce_anomaly_subscription.subscriber.address
#     - aws_ce_anomaly_monitor
#     - aws_sns_topic.policy
#     - aws_sns_topic_policy.arn
#     - aws_sns_topic_policy.policy
#     - aws_sns_topic_subscription.topic_arn
#     - aws_sns_topic_subscription.protocol
#     - aws_sns_topic_subscription.endpoint
#     - aws_sns_topic_subscription.filter_policy
#     - aws_sns_topic_subscription.pending_confirmation
#   parameters: { mailboxes: 2 }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an aws_ce_anomaly_subscription with frequency IMMEDIATE over an aws_ce_anomaly_monitor, to a topic
#     with at least {mailboxes} mailboxes whose policy lets costalerts.amazonaws.com publish.
package controls.budgets.anomalies

import data.lib.model
import data.lib.people
import data.lib.topic

proven contains stack.address if {
	some stack in input.subjects
	is_number(input.parameters.mailboxes)
	some subscription in model.all("aws_ce_anomaly_subscription")
	subscription.values.frequency == "IMMEDIATE"
	some monitor in model.refs(subscription, "monitor_arn_list")
	monitor.type == "aws_ce_anomaly_monitor"
	some told in model.refs(subscription, "subscriber.address")
	told.type == "aws_sns_topic"
	count(people.mailboxes([told])) >= input.parameters.mailboxes
	"costalerts.amazonaws.com" in topic.publishers(told)
}
