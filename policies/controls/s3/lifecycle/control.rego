# METADATA
# title: Buckets forget what nobody needs any more
# description: >-
#   A bucket keeps everything for ever unless it is told otherwise: objects, what they were before, and the pieces of
#   uploads that nobody finished, which no list shows. Rules for all objects end each of them. Source: S3 User Guide,
#   "Managing the lifecycle of objects".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [aws_s3_bucket]
#   reads:
#     - aws_s3_bucket_lifecycle_configuration.bucket
#     - aws_s3_bucket_lifecycle_configuration.rule.status
#     - aws_s3_bucket_lifecycle_configuration.rule.prefix
#     - aws_s3_bucket_lifecycle_configuration.rule.filter
#     - aws_s3_bucket_lifecycle_configuration.rule.expiration.days
#     - aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration
#     - aws_s3_bucket_lifecycle_configuration.rule.abort_incomplete_multipart_upload.days_after_initiation
#   parameters: { days: 3661, upload_days: 7 }
#   frameworks:
#     pci-dss-4.0.1: ["3.2.1"]
#     soc2: ["C1.2"]
#     nist-800-53-r5: ["SI-12"]
#   fix: >-
#     Give the bucket an aws_s3_bucket_lifecycle_configuration with enabled rules for all objects: an expiration and a
#     noncurrent_version_expiration of at most {days} days, and an abort_incomplete_multipart_upload of at most
#     {upload_days}.
package controls.s3.lifecycle

import data.lib.bucket

proven contains one.address if {
	some one in input.subjects
	bucket.expires_within(one, input.parameters.days)
	bucket.aborts_uploads_within(one, input.parameters.upload_days)
}
