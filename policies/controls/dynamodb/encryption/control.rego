# METADATA
# title: Tables use a customer key
# description: >-
#   A table is always encrypted, by default with a key of DynamoDB's own that nobody else may look at, turn or take
#   away. With a customer key the account decides who may read. Source: DynamoDB Developer Guide, "Encryption at rest:
#   how it works".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_dynamodb_table]
#   reads: [server_side_encryption.enabled, server_side_encryption.kms_key_arn, aws_kms_key, aws_kms_alias]
#   frameworks:
#     pci-dss-4.0.1: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-28(1)"]
#   fix: >-
#     Give the table a server_side_encryption block with enabled true and kms_key_arn of a customer managed key.
package controls.dynamodb.encryption

import data.lib.kms

proven contains table.address if {
	some table in input.subjects
	[encryption] := table.values.server_side_encryption
	encryption.enabled == true
	kms.is_named_customer_key(
		table,
		"server_side_encryption.kms_key_arn",
		object.get(encryption, "kms_key_arn", ""),
	)
}
