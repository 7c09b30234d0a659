# METADATA
# title: Alarms watch the table's throttling
# description: >-
#   A table that throttles delays payments or loses them. Throttled reads and throttled writes of the table
#   where the API's function stores them each set off an alarm, alone or added up; a sum counts only when its terms count as zero while they
#   are missing, for DynamoDB reports nothing when nothing is throttled.
# custom:
#   severity: medium
#   profiles: [payments, infrastructure]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_dynamodb_table.name
#     - aws_lambda_function.environment.variables.TABLE_NAME
#     - aws_api_gateway_integration.uri
#     - aws_api_gateway_integration.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_stage.rest_api_id
#   parameters: { within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on FILL(r,0)+FILL(w,0), r and w being the sums of AWS/DynamoDB ReadThrottleEvents and
#     WriteThrottleEvents of the table, GreaterThanThreshold, within {within_seconds} seconds.
package controls.alarms["table-throttling"]

import data.lib.alarm
import data.lib.api
import data.lib.metric
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some table in model.all("aws_dynamodb_table")
	some function in model.all("aws_lambda_function")
	some environment in function.values.environment
	environment.variables.TABLE_NAME in {table.values.name, table.address}
	count(api.behind(function)) > 0
	every event in {"ReadThrottleEvents", "WriteThrottleEvents"} {
		some watching in model.all("aws_cloudwatch_metric_alarm")
		some watched in alarm.summed(watching)
		watched.namespace == "AWS/DynamoDB"
		watched.metric_name == event
		metric.source(metric.alarm_publishers(watching), watched).address == table.address
		alarm.counts(watching, watched)
		alarm.prompt(watching, input.parameters.within_seconds)
	}
}
