# METADATA
# description: |
#   The log groups of a payment API, told from what writes to them: the API's stage, the functions behind it, and
#   databases, whose groups AWS names.
package lib.payment_logs

import data.lib.model

# The stage's access log.
of_access(stage) := [group |
	some group in model.refs(stage, "access_log_settings.destination_arn")
	is_group(group)
]

# The stage's execution log: API Gateway writes it to a group that it names after the API and the stage.
of_execution(stage) := model.dependents(stage, "aws_cloudwatch_log_group", "name")

# The functions that the stage's API calls.
functions(stage) := [function |
	some api in model.refs(stage, "rest_api_id")
	some integration in model.dependents(api, "aws_api_gateway_integration", "rest_api_id")
	some function in model.refs(integration, "uri")
	function.type == "aws_lambda_function"
]

# What the function is told to write to, or /aws/lambda/ and its name when it is told nothing.
of_function(function) := [group |
	every config in object.get(function.values, "logging_config", []) {
		is_string(object.get(config, "log_group", ""))
	}
	some group in model.refs(function, "logging_config.log_group")
	is_group(group)
]

is_group(resource) if {
	resource.type == "aws_cloudwatch_log_group"
	is_string(object.get(resource.values, "name", ""))
}

# Groups of one of the names (patterns) that AWS gives to databases' logs.
of_database(pattern) := [group |
	some group in model.all("aws_cloudwatch_log_group")
	regex.match(pattern, group.values.name)
]

# There are such groups, and everything that is logged in them, without exception, is delivered to a bucket in
# which nothing can be changed or deleted for so many days. Source: S3 User Guide, "Locking objects with Object Lock".
are_archived(groups, days) if {
	count(groups) > 0
	every group in groups {
		is_archived(group, days)
	}
}

is_archived(group, days) if {
	some filter in model.dependents(group, "aws_cloudwatch_log_subscription_filter", "log_group_name")
	model.known(filter, "filter_pattern")
	trim_space(object.get(filter.values, "filter_pattern", "")) == ""
	some stream in model.refs(filter, "destination_arn")
	stream.type == "aws_kinesis_firehose_delivery_stream"
	some bucket in model.refs(stream, "extended_s3_configuration.bucket_arn")
	[lock] := model.dependents(bucket, "aws_s3_bucket_object_lock_configuration", "bucket")
	[rule] := lock.values.rule
	[retention] := rule.default_retention
	retention.mode in {"GOVERNANCE", "COMPLIANCE"}
	days_of(retention) >= days
}

# Of days and years a rule has one; S3 counts a year as 365 days.
days_of(retention) := max([days, 365 * years]) if {
	days := object.get(retention, "days", 0)
	years := object.get(retention, "years", 0)
	is_number(days)
	is_number(years)
}
