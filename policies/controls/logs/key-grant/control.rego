# METADATA
# title: CloudWatch Logs may use the log group's key
# description: >-
#   Once CloudWatch Logs may no longer use the key, it neither takes in events nor gives them out. The key's
#   policy allows it, for this account's groups. Source: CloudWatch Logs User Guide, "Encrypt log data in
#   CloudWatch Logs using AWS Key Management Service".
# custom:
#   severity: high
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_cloudwatch_log_group]
#   reads:
#     - name
#     - kms_key_id
#     - aws_kms_key.policy
#     - aws_kms_key_policy.key_id
#     - aws_kms_key_policy.policy
#     - aws_kms_alias.target_key_id
#   parameters:
#     actions:
#       - kms:Encrypt
#       - kms:Decrypt
#       - kms:ReEncryptFrom
#       - kms:ReEncryptTo
#       - kms:GenerateDataKey
#       - kms:DescribeKey
#   frameworks:
#     soc2: ["CC6.1", "CC7.2"]
#     nist-800-53-r5: ["AU-9", "SC-12"]
#   fix: >-
#     In the key's policy let logs.<region>.amazonaws.com do {actions}, with the condition ArnLike
#     kms:EncryptionContext:aws:logs:arn on this account's log groups.
package controls.logs["key-grant"]

import data.lib.kms

proven contains group.address if {
	some group in input.subjects
	[key] := kms.keys(group, "kms_key_id")
	kms.lets_logs(key, input.parameters.actions, group)
}
