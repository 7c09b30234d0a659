# METADATA
# title: What a queue's consumer fails on is put aside
# description: >-
#   A message that can't be worked off comes back until the queue forgets it, and holds up what is behind it. After
#   so many times it goes to another queue, which keeps it for two weeks. A queue to which others put aside is such
#   a queue itself. Source: SQS Developer Guide, "Using dead-letter queues in Amazon SQS".
# custom:
#   severity: high
#   profiles: [services, infrastructure]
#   selects: [aws_sqs_queue]
#   reads:
#     - redrive_policy
#     - message_retention_seconds
#     - aws_sqs_queue.redrive_policy
#     - aws_sqs_queue.message_retention_seconds
#     - aws_sns_topic_subscription.redrive_policy
#   parameters: { max_receives: 3, retention_seconds: 1209600 }
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.3", "A1.2"]
#     nist-800-53-r5: ["SI-4(5)", "AU-11"]
#   fix: >-
#     Give the queue a redrive_policy with the ARN of an aws_sqs_queue and a maxReceiveCount of at most
#     {max_receives}, and keep messages there for {retention_seconds} seconds.
package controls.sqs.redrive

import data.lib.model
import data.lib.queue

proven contains work.address if {
	some work in input.subjects
	max_receives := input.parameters.max_receives
	receives := work.values.redrive_policy.maxReceiveCount
	is_number(receives)
	receives >= 1
	receives <= max_receives
	[dead] := queue.dead_letters(work)
	dead.address != work.address
	queue.keeps(dead, input.parameters.retention_seconds)
}

proven contains dead.address if {
	some dead in input.subjects
	is_number(input.parameters.max_receives)
	queue.is_put_aside_to(dead)
	object.get(dead.values, "redrive_policy", "") == ""
	model.known(dead, "redrive_policy")
	queue.keeps(dead, input.parameters.retention_seconds)
}
