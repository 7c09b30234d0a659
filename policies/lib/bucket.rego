# METADATA
# description: |
#   What is settled about a bucket by the resources around it. Two of a kind contradict each other, and
#   nobody can tell which is in force, so there is exactly one of each.
package lib.bucket

import data.lib.kms
import data.lib.model
import data.lib.policy_document

# Neither an access list nor a policy can make it public.
is_private(bucket) if {
	[block] := model.dependents(bucket, "aws_s3_bucket_public_access_block", "bucket")
	block.values.block_public_acls == true
	block.values.block_public_policy == true
	block.values.ignore_public_acls == true
	block.values.restrict_public_buckets == true
}

# Objects are encrypted by one of the algorithms and, if it takes one, with a customer key.
is_encrypted(bucket, algorithms) if {
	by_default := default_encryption(bucket)
	by_default.sse_algorithm in algorithms
	uses_customer_key(bucket, by_default)
}

default_encryption(bucket) := by_default if {
	[encryption] := model.dependents(bucket, "aws_s3_bucket_server_side_encryption_configuration", "bucket")
	[rule] := encryption.values.rule
	[by_default] := rule.apply_server_side_encryption_by_default
}

uses_customer_key(_, by_default) if by_default.sse_algorithm == "AES256"

uses_customer_key(bucket, by_default) if {
	startswith(by_default.sse_algorithm, "aws:kms")
	[encryption] := model.dependents(bucket, "aws_s3_bucket_server_side_encryption_configuration", "bucket")
	kms.is_named_customer_key(
		encryption,
		"rule.apply_server_side_encryption_by_default.kms_master_key_id",
		object.get(by_default, "kms_master_key_id", ""),
	)
}

# Plain HTTP is refused to everybody, for the bucket as well as for its objects.
refuses_plain_http(bucket) if {
	[policy] := model.dependents(bucket, "aws_s3_bucket_policy", "bucket")
	statements := policy_document.statements(policy, "policy")
	every resource in [bucket.address, concat("", [bucket.address, "/*"])] {
		some statement in statements
		policy_document.denies_plain_http(statement)
		some pattern in statement.resources
		pattern in {"*", resource}
	}
}

# Every object is gone after so many days at most, and what it was before it was overwritten or deleted as well.
expires_within(bucket, days) if {
	[lifecycle] := model.dependents(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket")
	model.known(lifecycle, "rule")
	rules := [rule | some rule in lifecycle.values.rule; applies_to_all(rule)]
	some current in rules
	[expiration] := current.expiration
	is_within(expiration.days, days)
	some previous in rules
	[noncurrent] := previous.noncurrent_version_expiration
	is_within(noncurrent.noncurrent_days, days)
	object.get(noncurrent, "newer_noncurrent_versions", 0) == 0
}

applies_to_all(rule) if {
	rule.status == "Enabled"
	object.get(rule, "prefix", "") == ""
	every filter in object.get(rule, "filter", []) {
		filter == {}
	}
}

is_within(days, most) if {
	is_number(days)
	is_number(most)
	days >= 1
	days <= most
}

# The pieces of an upload that nobody finished are gone after so many days at most.
aborts_uploads_within(bucket, days) if {
	[lifecycle] := model.dependents(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket")
	model.known(lifecycle, "rule")
	some rule in lifecycle.values.rule
	applies_to_all(rule)
	[abortion] := rule.abort_incomplete_multipart_upload
	is_within(abortion.days_after_initiation, days)
}

# Every object, however small, is in one of the storage classes after so many days at most. S3 leaves small ones
# where they are unless it is told otherwise. Source: S3 User Guide, "Transitioning objects using Amazon S3
# Lifecycle".
goes_cold_within(bucket, days, classes) if {
	[lifecycle] := model.dependents(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket")
	model.known(lifecycle, "rule")
	lifecycle.values.transition_default_minimum_object_size == "varies_by_storage_class"
	some rule in lifecycle.values.rule
	applies_to_all(rule)
	some transition in rule.transition
	transition.storage_class in classes
	is_number(transition.days)
	is_number(days)
	transition.days >= 0
	transition.days <= days
}
