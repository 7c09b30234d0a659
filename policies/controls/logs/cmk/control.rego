# METADATA
# title: Log groups use a customer key
# description: >-
#   Without one, whoever may read the log group reads the logs; with one they also need the key, whose policy
#   and rotation are the account's own. Source: CloudWatch Logs User Guide, "Encrypt log data in CloudWatch
#   Logs using AWS Key Management Service".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_cloudwatch_log_group]
#   reads: [kms_key_id, aws_kms_key, aws_kms_alias]
#   frameworks:
#     pci-dss-4.0.1: ["10.3.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["AU-9", "SC-28(1)"]
#   fix: Set kms_key_id to the ARN of a customer managed KMS key whose policy lets CloudWatch Logs use it.
package controls.logs.cmk

import data.lib.kms

proven contains group.address if {
	some group in input.subjects
	kms.is_named_customer_key(group, "kms_key_id", object.get(group.values, "kms_key_id", ""))
}
