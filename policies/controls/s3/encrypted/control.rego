# METADATA
# title: Buckets are encrypted with a customer key
# description: >-
#   S3 encrypts everything by itself, with keys that open for whoever may read the bucket. With a customer key
#   reading takes a second permission, which the account gives and sees used. Source: S3 User Guide, "Using
#   server-side encryption with AWS KMS keys".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_s3_bucket]
#   reads:
#     - aws_s3_bucket_server_side_encryption_configuration.bucket
#     - aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm
#     - aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id
#     - aws_kms_key
#     - aws_kms_alias
#   parameters: { algorithms: ["aws:kms", "aws:kms:dsse"] }
#   frameworks:
#     pci-dss-4.0.1: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-28(1)"]
#   fix: >-
#     Give the bucket an aws_s3_bucket_server_side_encryption_configuration whose sse_algorithm is one of
#     {algorithms} and whose kms_master_key_id is a customer managed key.
package controls.s3.encrypted

import data.lib.bucket

proven contains resource.address if {
	some resource in input.subjects
	bucket.is_encrypted(resource, input.parameters.algorithms)
}
