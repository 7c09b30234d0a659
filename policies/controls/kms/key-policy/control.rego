# METADATA
# title: Key policies keep strangers out and the account in
# description: >-
#   A key's policy is the only way in. Anybody it admits uses the key; without the account's root nobody can
#   ever change it again; a service that may change it owns the key; and CloudWatch Logs, which acts for every
#   account, must be held to this account's log groups by the encryption context. A key that states no policy
#   gets AWS's default one, which lets in the account's root and nobody else. Sources: AWS KMS Developer Guide,
#   "Key policies" and "Default key policy"; CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs
#   using AWS KMS".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects: [aws_kms_key]
#   reads: [policy, aws_kms_key_policy.key_id, aws_kms_key_policy.policy]
#   parameters:
#     narrowing_keys:
#       - kms:calleraccount
#       - aws:principalaccount
#       - aws:principalarn
#       - aws:principalorgid
#       - aws:sourceaccount
#       - aws:sourcearn
#   frameworks:
#     pci-dss-4.0.1: ["3.6.1", "7.2.1"]
#     soc2: ["CC6.1", "CC6.3"]
#     nist-800-53-r5: ["AC-3", "AC-6", "SC-12"]
#   fix: >-
#     State a policy in which the account's root may do kms:* without conditions, no principal is "*" without
#     one of the conditions {narrowing_keys}, services have only the actions they need, and each grant to
#     CloudWatch Logs has ArnLike kms:EncryptionContext:aws:logs:arn on this account's log groups.
package controls.kms["key-policy"]

import data.lib.kms
import data.lib.model
import data.lib.policy_document

proven contains key.address if {
	some key in input.subjects
	statements := kms.policy(key)
	kms.account_keeps_control(statements)
	narrowing_keys := input.parameters.narrowing_keys
	every statement in statements {
		policy_document.keeps_strangers_out(statement, narrowing_keys)
		kms.keeps_services_out(statement)
		kms.binds_logs(statement)
	}
}

proven contains key.address if {
	some key in input.subjects
	is_array(input.parameters.narrowing_keys)
	model.known(key, "policy")
	object.get(key.values, "policy", "the default") == "the default"
	model.dependents(key, "aws_kms_key_policy", "key_id") == []
}
