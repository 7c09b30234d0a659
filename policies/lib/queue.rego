# METADATA
# description: |
#   Queues for what could not be delivered. Source: SNS Developer Guide, "Configuring an Amazon SNS dead-letter
#   queue for a subscription".
package lib.queue

import data.lib.alarm
import data.lib.kms
import data.lib.metric
import data.lib.model
import data.lib.policy_document

# The queues that take what a subscription could not deliver, or what a queue's consumer failed on.
dead_letters(source) := [queue |
	some queue in model.refs(source, "redrive_policy.deadLetterTargetArn")
	queue.type == "aws_sqs_queue"
]

# Something puts its messages aside to this queue.
is_put_aside_to(queue) if {
	some type in ["aws_sqs_queue", "aws_sns_topic_subscription"]
	count(model.dependents(queue, type, "redrive_policy.deadLetterTargetArn")) > 0
}

# Messages wait in the queue for at least so long.
keeps(queue, seconds) if {
	is_number(seconds)
	is_number(queue.values.message_retention_seconds)
	queue.values.message_retention_seconds >= seconds
}

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

# An alarm goes off from the first message that waits in the queue, so many seconds after it came at most, and tells
# somebody.
is_alarmed_on(queue, within_seconds) if {
	some watching in model.dependents(queue, "aws_cloudwatch_metric_alarm", "metric_name")
	watched := alarm.watched(watching)
	watched.namespace == "AWS/SQS"
	watched.metric_name == "ApproximateNumberOfMessagesVisible"
	watched.stat == "Maximum"
	metric.source(metric.alarm_publishers(watching), watched).address == queue.address
	alarm.above(watching)
	watching.values.threshold >= 0
	watching.values.threshold < 1
	alarm.prompt(watching, within_seconds)
	alarm.tells(watching)
}
