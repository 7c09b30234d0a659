# METADATA
# title: Buckets block public access
# description: >-
#   With all four blocks on, neither an access list nor a bucket policy can make a bucket public, whoever
#   writes it. Source: S3 User Guide, "Blocking public access to your Amazon S3 storage".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects: [aws_s3_bucket]
#   reads:
#     - aws_s3_bucket_public_access_block.bucket
#     - aws_s3_bucket_public_access_block.block_public_acls
#     - aws_s3_bucket_public_access_block.block_public_policy
#     - aws_s3_bucket_public_access_block.ignore_public_acls
#     - aws_s3_bucket_public_access_block.restrict_public_buckets
#   frameworks:
#     pci-dss-4.0.1: ["1.4.4", "7.2.1"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist-800-53-r5: ["AC-3", "AC-4", "SC-7"]
#   fix: Give the bucket an aws_s3_bucket_public_access_block with all four settings true.
package controls.s3.private

import data.lib.bucket

proven contains resource.address if {
	some resource in input.subjects
	bucket.is_private(resource)
}
