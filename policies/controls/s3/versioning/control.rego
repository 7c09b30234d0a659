# METADATA
# title: Buckets keep what was there before
# description: >-
#   Without versions what is overwritten or deleted in a bucket is gone, by mistake or on purpose. Versioning is
#   enabled, and not suspended. Source: S3 User Guide, "Retaining multiple versions of objects with S3 Versioning".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [aws_s3_bucket]
#   reads:
#     - aws_s3_bucket_versioning.bucket
#     - aws_s3_bucket_versioning.versioning_configuration.status
#   frameworks:
#     pci-dss-4.0.1: ["10.3.2"]
#     soc2: ["A1.2", "PI1.5"]
#     nist-800-53-r5: ["CP-9", "SI-7"]
#   fix: Give the bucket an aws_s3_bucket_versioning whose versioning_configuration has the status Enabled.
package controls.s3.versioning

import data.lib.model

proven contains bucket.address if {
	some bucket in input.subjects
	[versioning] := model.dependents(bucket, "aws_s3_bucket_versioning", "bucket")
	[configuration] := versioning.values.versioning_configuration
	configuration.status == "Enabled"
}
