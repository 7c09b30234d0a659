# METADATA
# title: What is subscribed to a log group is there
# description: >-
#   CloudWatch Logs drops what a subscription's destination does not take. The log group and the destination of
#   every subscription filter are in what is judged. Source: CloudWatch Logs User Guide, "Real-time processing of log
#   data with subscriptions".
# custom:
#   severity: high
#   profiles: [payments, monitoring]
#   selects: [aws_cloudwatch_log_subscription_filter]
#   reads:
#     - log_group_name
#     - destination_arn
#     - aws_cloudwatch_log_group
#     - aws_kinesis_firehose_delivery_stream
#     - aws_kinesis_stream
#     - aws_lambda_function
#   parameters:
#     destinations: [aws_kinesis_firehose_delivery_stream, aws_kinesis_stream, aws_lambda_function]
#   frameworks:
#     pci-dss-4.0.1: ["10.3.3", "10.7.2"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-5", "AU-9(2)"]
#   fix: >-
#     Name a log group of this configuration, and set destination_arn to one of {destinations} of this configuration.
package controls.logs.subscriptions

import data.lib.model

proven contains filter.address if {
	some filter in input.subjects
	some group in model.refs(filter, "log_group_name")
	group.type == "aws_cloudwatch_log_group"
	[destination] := model.refs(filter, "destination_arn")
	destination.type in input.parameters.destinations
}
