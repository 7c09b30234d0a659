# METADATA
# description: |
#   Queues for what could not be delivered. Source: SNS Developer Guide, "Configuring an Amazon SNS dead-letter
#   queue for a subscription".
package lib.queue

import data.lib.kms
import data.lib.model
import data.lib.policy_document

# The queues that take what a subscription could not deliver.
dead_letters(subscription) := [queue |
	some queue in model.refs(subscription, "redrive_policy.deadLetterTargetArn")
	queue.type == "aws_sqs_queue"
]

# The queue's policy lets SNS send what comes of the topic, and nothing in it shuts SNS out. SNS acts for every
# account, so a statement that does not say for which topics lets in anybody's.
takes_from(queue, topic) if {
	statements := policy_document.in_force(queue, "aws_sqs_queue_policy", "queue_url")
	some statement in statements
	policy_document.grants(statement, "sqs:sendmessage")
	{"kind": "Service", "id": "sns.amazonaws.com"} in statement.principals
	some resource in statement.resources
	resource in {queue.address, "*"}
	count(statement.conditions) > 0
	every condition in statement.conditions {
		admits(condition, topic)
	}
	every other in statements {
		not shuts_out(other)
	}
}

admits(condition, topic) if {
	condition.key == "aws:sourcearn"
	condition.operator in {"arnequals", "arnlike", "stringequals", "stringlike"}
	topic.address in condition.values
}

shuts_out(statement) if {
	statement.effect == "Deny"
	policy_document.covers(statement, "sqs:sendmessage")
	statement.conditions == []
}

# SNS may use the key that the queue is encrypted with.
opens_for_topics(queue, actions) if {
	[key] := kms.keys(queue, "kms_master_key_id")
	kms.lets_service(key, "sns.amazonaws.com", actions, [])
}
