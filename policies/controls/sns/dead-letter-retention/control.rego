# METADATA
# title: Undelivered messages are kept for two weeks
# description: >-
#   A queue forgets after four days unless it is told otherwise, which a long weekend and a handover are enough
#   for. What a topic could not deliver waits as long as SQS can keep it. Source: SQS Developer Guide, "Amazon
#   SQS message quotas".
# custom:
#   severity: medium
#   profiles: [monitoring, services]
#   selects: [aws_sns_topic_subscription]
#   reads: [protocol, redrive_policy, aws_sqs_queue.message_retention_seconds]
#   parameters: { handed_over: [email, email-json, sms], retention_seconds: 1209600 }
#   frameworks:
#     soc2: ["CC7.3", "A1.2"]
#     nist-800-53-r5: ["AU-11"]
#   fix: >-
#     Set message_retention_seconds of the queue that the subscription's redrive_policy names to
#     {retention_seconds}.
package controls.sns["dead-letter-retention"]

import data.lib.queue

proven contains subscription.address if {
	some subscription in input.subjects
	is_number(input.parameters.retention_seconds)
	subscription.values.protocol in input.parameters.handed_over
}

proven contains subscription.address if {
	some subscription in input.subjects
	is_array(input.parameters.handed_over)
	[dead] := queue.dead_letters(subscription)
	queue.keeps(dead, input.parameters.retention_seconds)
}
