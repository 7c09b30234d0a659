# METADATA
# title: The audit trail goes to Glacier
# description: >-
#   What a function makes of a queue's messages is kept for long and read seldom. There is a bucket to which a
#   function that reads a queue puts objects, and each of them, however small, is in Glacier after a month. Source:
#   S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [stack]
#   reads:
#     - aws_lambda_event_source_mapping.event_source_arn
#     - aws_lambda_event_source_mapping.function_name
#     - aws_sqs_queue
#     - aws_lambda_function.role
#     - aws_iam_role
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_s3_bucket
#     - aws_s3_bucket_lifecycle_configuration.bucket
#     - aws_s3_bucket_lifecycle_configuration.rule.status
#     - aws_s3_bucket_lifecycle_configuration.rule.prefix
#     - aws_s3_bucket_lifecycle_configuration.rule.filter
#     - aws_s3_bucket_lifecycle_configuration.rule.transition
#     - aws_s3_bucket_lifecycle_configuration.transition_default_minimum_object_size
#   parameters: { days: 30, storage_classes: [GLACIER, DEEP_ARCHIVE] }
#   frameworks:
#     pci-dss-4.0.1: ["10.5.1"]
#     soc2: ["C1.2"]
#     nist-800-53-r5: ["AU-11", "SI-12"]
#   fix: >-
#     Give the bucket's aws_s3_bucket_lifecycle_configuration an enabled rule for all objects with a transition to one
#     of {storage_classes} within {days} days, and set transition_default_minimum_object_size to
#     varies_by_storage_class.
package controls.s3["audit-trail"]

import data.lib.bucket
import data.lib.model
import data.lib.policy_document

proven contains stack.address if {
	some stack in input.subjects
	some mapping in model.all("aws_lambda_event_source_mapping")
	some source in model.refs(mapping, "event_source_arn")
	source.type == "aws_sqs_queue"
	some function in model.refs(mapping, "function_name")
	some trail in written_by(function)
	bucket.goes_cold_within(trail, input.parameters.days, input.parameters.storage_classes)
}

# The buckets in which the function's role may put objects.
written_by(function) := [trail |
	some role in model.refs(function, "role")
	some policy in model.dependents(role, "aws_iam_role_policy", "role")
	some trail in model.refs(policy, "policy.Statement.Resource")
	trail.type == "aws_s3_bucket"
	some statement in policy_document.statements(policy, "policy")
	policy_document.grants(statement, "s3:putobject")
	concat("", [trail.address, "/*"]) in statement.resources
]
