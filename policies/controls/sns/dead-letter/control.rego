# METADATA
# title: What a topic cannot deliver is kept
# description: >-
#   SNS drops a message for an endpoint that is down once it has tried often enough. Each subscription of
#   an endpoint that can be down names a queue that takes such messages from its topic, and whose key SNS may
#   use; without either it is dropped all the same. Mail and SMS are handed over, and SNS hears no more of them. Source: SNS Developer Guide, "Amazon SNS dead-letter queues (DLQs)".
# custom:
#   severity: high
#   profiles: [monitoring, services]
#   selects: [aws_sns_topic_subscription]
#   reads:
#     - protocol
#     - topic_arn
#     - redrive_policy
#     - aws_sns_topic
#     - aws_sqs_queue.policy
#     - aws_sqs_queue.kms_master_key_id
#     - aws_sqs_queue_policy.queue_url
#     - aws_sqs_queue_policy.policy
#     - aws_kms_key.policy
#     - aws_kms_key_policy.key_id
#     - aws_kms_key_policy.policy
#     - aws_kms_alias.target_key_id
#   parameters:
#     handed_over: [email, email-json, sms]
#     actions: ["kms:Decrypt", "kms:GenerateDataKey"]
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.3", "A1.2"]
#     nist-800-53-r5: ["SI-4(5)", "IR-6"]
#   fix: >-
#     Give the subscription a redrive_policy with the ARN of an aws_sqs_queue whose policy lets
#     sns.amazonaws.com do sqs:SendMessage with aws:SourceArn its topic, and whose key's policy lets
#     sns.amazonaws.com do {actions}.
package controls.sns["dead-letter"]

import data.lib.model
import data.lib.queue

proven contains subscription.address if {
	some subscription in input.subjects
	count(input.parameters.actions) > 0
	subscription.values.protocol in input.parameters.handed_over
}

proven contains subscription.address if {
	some subscription in input.subjects
	is_array(input.parameters.handed_over)
	actions := input.parameters.actions
	[dead] := queue.dead_letters(subscription)
	some topic in model.refs(subscription, "topic_arn")
	topic.type == "aws_sns_topic"
	queue.takes_from(dead, topic)
	queue.opens_for_topics(dead, actions)
}
