# METADATA
# title: Databases are encrypted with a customer key
# description: >-
#   The storage of a database, its snapshots and its replicas are encrypted together, when it is made and never later.
#   With a customer key reading a snapshot takes a second permission, which the account gives and sees used. Source:
#   RDS User Guide, "Encrypting Amazon RDS resources".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_rds_cluster, aws_db_instance]
#   reads: [storage_encrypted, kms_key_id, aws_kms_key, aws_kms_alias]
#   frameworks:
#     pci-dss-4.0.1: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-28(1)"]
#   fix: Set storage_encrypted to true and kms_key_id to a customer managed KMS key, before there is data.
package controls.rds.encryption

import data.lib.kms

proven contains database.address if {
	some database in input.subjects
	database.values.storage_encrypted == true
	kms.is_named_customer_key(database, "kms_key_id", object.get(database.values, "kms_key_id", ""))
}
