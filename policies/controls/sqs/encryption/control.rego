# METADATA
# title: Queues use a customer key
# description: >-
#   What waits in a queue is as confidential as the message was. SQS's own key is no customer's: nobody but AWS
#   decides who may use it. Source: SQS Developer Guide, "Encryption at rest in Amazon SQS".
# custom:
#   severity: high
#   profiles: [monitoring, services, infrastructure]
#   selects: [aws_sqs_queue]
#   reads: [kms_master_key_id, aws_kms_key, aws_kms_alias]
#   frameworks:
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-28(1)"]
#   fix: >-
#     Set kms_master_key_id of the queue to a customer managed KMS key whose policy lets the services that send
#     to it use it.
package controls.sqs.encryption

import data.lib.kms

proven contains queue.address if {
	some queue in input.subjects
	kms.is_named_customer_key(queue, "kms_master_key_id", object.get(queue.values, "kms_master_key_id", ""))
}
