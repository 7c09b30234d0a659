# METADATA
# title: Topics use a customer key
# description: >-
#   What waits in a topic is readable for AWS unless it is encrypted, and AWS's own key (alias/aws/sns) has a
#   policy that no alarm can publish through. Sources: SNS Developer Guide, "Encryption at rest"; CloudWatch
#   User Guide, "Using Amazon CloudWatch alarms".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_sns_topic]
#   reads: [kms_master_key_id, aws_kms_key, aws_kms_alias]
#   frameworks:
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-28(1)"]
#   fix: >-
#     Set kms_master_key_id to a customer managed KMS key whose policy lets the services that publish use it.
package controls.sns.encryption

import data.lib.kms

proven contains topic.address if {
	some topic in input.subjects
	kms.is_named_customer_key(topic, "kms_master_key_id", object.get(topic.values, "kms_master_key_id", ""))
}
