# METADATA
# title: Streamed metrics arrive where they are kept
# description: >-
#   CloudWatch forgets metrics after 15 months; a stream that keeps them for longer is worth what is at its end. It
#   writes to a Firehose of this configuration, encrypted by a customer key, into a bucket of this configuration,
#   under a role that may put records there; and it is told which metrics, so that nobody pays for all of them.
#   Source: CloudWatch User Guide, "Metric streams".
# custom:
#   severity: medium
#   profiles: [monitoring]
#   selects: [aws_cloudwatch_metric_stream]
#   reads:
#     - firehose_arn
#     - role_arn
#     - include_filter
#     - exclude_filter
#     - aws_kinesis_firehose_delivery_stream.server_side_encryption.enabled
#     - aws_kinesis_firehose_delivery_stream.server_side_encryption.key_type
#     - aws_kinesis_firehose_delivery_stream.server_side_encryption.key_arn
#     - aws_kinesis_firehose_delivery_stream.extended_s3_configuration.bucket_arn
#     - aws_kms_key
#     - aws_s3_bucket
#     - aws_iam_role.assume_role_policy
#     - aws_iam_role.inline_policy.policy
#     - aws_iam_role.managed_policy_arns
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_role_policy_attachment.policy_arn
#     - aws_iam_policy_attachment.roles
#     - aws_iam_policy_attachment.policy_arn
#     - aws_iam_policy.policy
#   frameworks:
#     soc2: ["CC7.2", "C1.1"]
#     nist-800-53-r5: ["AU-11", "SC-28(1)"]
#   fix: >-
#     Set firehose_arn to a Firehose of this configuration with server_side_encryption by a CUSTOMER_MANAGED_CMK and
#     a bucket of this configuration, role_arn to a role that streams.metrics.cloudwatch.amazonaws.com assumes and that
#     may do firehose:PutRecord and firehose:PutRecordBatch on it, and name namespaces in include_filter.
package controls.metrics.stream

import data.lib.model
import data.lib.policy_document
import data.lib.role

proven contains stream.address if {
	some stream in input.subjects
	chooses(stream)
	[delivery] := model.refs(stream, "firehose_arn")
	delivery.type == "aws_kinesis_firehose_delivery_stream"
	is_encrypted(delivery)
	some kept in model.refs(delivery, "extended_s3_configuration.bucket_arn")
	kept.type == "aws_s3_bucket"
	[own] := model.refs(stream, "role_arn")
	role.assumed_only_by(own, "streams.metrics.cloudwatch.amazonaws.com")
	every action in ["firehose:putrecord", "firehose:putrecordbatch"] {
		may(own, action, delivery)
	}
}

chooses(stream) if {
	model.known(stream, "include_filter")
	model.known(stream, "exclude_filter")
	object.get(stream.values, "exclude_filter", []) == []
	count(stream.values.include_filter) > 0
	every filter in stream.values.include_filter {
		is_string(filter.namespace)
		filter.namespace != ""
	}
}

is_encrypted(delivery) if {
	[encryption] := delivery.values.server_side_encryption
	encryption.enabled == true
	encryption.key_type == "CUSTOMER_MANAGED_CMK"
	some key in model.refs(delivery, "server_side_encryption.key_arn")
	key.type == "aws_kms_key"
}

may(own, action, delivery) if {
	some document in role.documents(own)
	some statement in policy_document.statements(document, "policy")
	policy_document.grants(statement, action)
	delivery.address in statement.resources
	statement.conditions == []
}
