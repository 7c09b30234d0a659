# METADATA
# title: Secrets are encrypted with a customer key
# description: >-
#   AWS's own key opens for every principal of the account that may read the secret. With a customer key reading takes
#   a second permission, and the account decides who has it. Source: Secrets Manager User Guide, "Secret encryption
#   and decryption in AWS Secrets Manager".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_secretsmanager_secret]
#   reads: [kms_key_id, aws_kms_key, aws_kms_alias]
#   frameworks:
#     pci-dss-4.0.1: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["IA-5(6)", "SC-28(1)"]
#   fix: Set kms_key_id of the secret to a customer managed KMS key.
package controls.secrets.encryption

import data.lib.kms

proven contains secret.address if {
	some secret in input.subjects
	kms.is_named_customer_key(secret, "kms_key_id", object.get(secret.values, "kms_key_id", ""))
}
