# METADATA
# title: Buckets refuse plain HTTP
# description: >-
#   S3 answers plain HTTP unless the bucket's policy denies it, to everybody, for the bucket as well as for
#   its objects. Source: S3 User Guide, "Security best practices for Amazon S3", and re:Post, "What S3 bucket
#   policy can I use to comply with the AWS Config rule s3-bucket-ssl-requests-only?".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_s3_bucket]
#   reads: [aws_s3_bucket_policy.bucket, aws_s3_bucket_policy.policy]
#   frameworks:
#     pci-dss-4.0.1: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist-800-53-r5: ["SC-8(1)"]
#   fix: >-
#     Give the bucket an aws_s3_bucket_policy that denies s3:* to Principal "*" on the bucket and on its
#     objects, with the condition Bool aws:SecureTransport false and no other.
package controls.s3["tls-only"]

import data.lib.bucket

proven contains resource.address if {
	some resource in input.subjects
	bucket.refuses_plain_http(resource)
}
