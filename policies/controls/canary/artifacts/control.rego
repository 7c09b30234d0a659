# METADATA
# title: Canaries' artifacts are private, encrypted and short-lived
# description: >-
#   Screenshots and request logs of a payment API are as confidential as the API. Their bucket is in this model,
#   closed to the public and to plain HTTP, encrypted with a customer key and emptied by a lifecycle rule; it
#   doesn't block destroying the canary; and the canary itself writes with a customer key, for its own setting
#   wins over the bucket's. Source: Amazon CloudWatch User Guide, "Encrypting canary artifacts".
# custom:
#   severity: high
#   profiles: [payments, monitoring]
#   selects: [aws_synthetics_canary]
#   reads:
#     - artifact_s3_location
#     - artifact_config.s3_encryption.encryption_mode
#     - artifact_config.s3_encryption.kms_key_arn
#     - aws_s3_bucket.force_destroy
#     - aws_s3_bucket_public_access_block.bucket
#     - aws_s3_bucket_public_access_block.block_public_acls
#     - aws_s3_bucket_public_access_block.block_public_policy
#     - aws_s3_bucket_public_access_block.ignore_public_acls
#     - aws_s3_bucket_public_access_block.restrict_public_buckets
#     - aws_s3_bucket_server_side_encryption_configuration.bucket
#     - aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm
#     - aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id
#     - aws_s3_bucket_policy.bucket
#     - aws_s3_bucket_policy.policy
#     - aws_s3_bucket_lifecycle_configuration.bucket
#     - aws_s3_bucket_lifecycle_configuration.rule.status
#     - aws_s3_bucket_lifecycle_configuration.rule.prefix
#     - aws_s3_bucket_lifecycle_configuration.rule.filter
#     - aws_s3_bucket_lifecycle_configuration.rule.expiration.days
#     - aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.noncurrent_days
#     - aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.newer_noncurrent_versions
#     - aws_kms_key
#     - aws_kms_alias
#   parameters:
#     max_days: 90
#     algorithms: ["aws:kms", "aws:kms:dsse"]
#   frameworks:
#     soc2: ["C1.2", "CC6.1", "CC6.7"]
#     nist-800-53-r5: ["SC-8(1)", "SC-28(1)", "SI-12"]
#   fix: >-
#     Set artifact_s3_location to a bucket of this model with a public access block, encryption with a customer
#     key, a policy that denies plain HTTP, a lifecycle rule that expires current and previous versions within
#     {max_days} days and force_destroy, and artifact_config.s3_encryption to SSE_KMS with a customer key.
package controls.canary.artifacts

import data.lib.bucket
import data.lib.kms
import data.lib.model

proven contains canary.address if {
	some canary in input.subjects
	[artifacts] := model.refs(canary, "artifact_s3_location")
	artifacts.type == "aws_s3_bucket"
	bucket.is_private(artifacts)
	bucket.is_encrypted(artifacts, input.parameters.algorithms)
	bucket.refuses_plain_http(artifacts)
	bucket.expires_within(artifacts, input.parameters.max_days)
	artifacts.values.force_destroy == true
	[config] := canary.values.artifact_config
	[encryption] := config.s3_encryption
	encryption.encryption_mode == "SSE_KMS"
	kms.is_named_customer_key(
		canary,
		"artifact_config.s3_encryption.kms_key_arn",
		object.get(encryption, "kms_key_arn", ""),
	)
}
