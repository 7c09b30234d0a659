# METADATA
# title: Payment logs are archived where nobody can change them
# description: >-
#   CloudWatch Logs keeps what is at hand; the year that PCI DSS 4.0.1 requirement 10.5.1 asks for is in a bucket with
#   Object Lock. Every event of some API's access and execution logs, of all functions behind it and of all databases
#   goes there through Firehose, and stays for the longest thirteen months there are.
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_api_gateway_stage.access_log_settings.destination_arn
#     - aws_api_gateway_stage.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_integration.rest_api_id
#     - aws_api_gateway_integration.uri
#     - aws_lambda_function.logging_config.log_group
#     - aws_cloudwatch_log_group.name
#     - aws_cloudwatch_log_subscription_filter.log_group_name
#     - aws_cloudwatch_log_subscription_filter.filter_pattern
#     - aws_cloudwatch_log_subscription_filter.destination_arn
#     - aws_kinesis_firehose_delivery_stream.extended_s3_configuration.bucket_arn
#     - aws_s3_bucket
#     - aws_s3_bucket_object_lock_configuration.bucket
#     - aws_s3_bucket_object_lock_configuration.rule.default_retention.mode
#     - aws_s3_bucket_object_lock_configuration.rule.default_retention.days
#     - aws_s3_bucket_object_lock_configuration.rule.default_retention.years
#   parameters:
#     retention_days: 397
#     database_groups:
#       - ^/aws/rds/payments-db-[^/]+$
#       - ^/aws/rds/cluster/[^/]+/postgresql$
#   frameworks:
#     pci-dss-4.0.1: ["10.3.2", "10.3.3", "10.5.1"]
#     soc2: ["CC7.2", "C1.1"]
#     nist-800-53-r5: ["AU-9(2)", "AU-11"]
#   fix: >-
#     Give each of the groups an aws_cloudwatch_log_subscription_filter with an empty filter_pattern to a Firehose
#     whose bucket has an aws_s3_bucket_object_lock_configuration of {retention_days} days at least.
package controls.logs.archive

import data.lib.model
import data.lib.payment_logs

proven contains stack.address if {
	some stack in input.subjects
	is_number(input.parameters.retention_days)
	some stage in model.all("aws_api_gateway_stage")
	days := input.parameters.retention_days
	payment_logs.are_archived(payment_logs.of_access(stage), days)
	payment_logs.are_archived(payment_logs.of_execution(stage), days)
	count(payment_logs.functions(stage)) > 0
	every function in payment_logs.functions(stage) {
		payment_logs.are_archived(payment_logs.of_function(function), days)
	}
	count(input.parameters.database_groups) > 0
	every pattern in input.parameters.database_groups {
		payment_logs.are_archived(payment_logs.of_database(pattern), days)
	}
}
