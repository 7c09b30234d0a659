# METADATA
# title: Alarms tell which of the table's operations is throttled
# description: >-
#   That a table throttles is not yet where: a read that is refused delays a payment, a write that is refused
#   loses one. Of one table there are alarms, each acting on a topic, on throttled reads, on throttled writes, and
#   on what is throttled of each operation. The table may be another configuration's, so its name is what tells it.
#   Source: DynamoDB Developer Guide, "DynamoDB metrics and dimensions".
# custom:
#   severity: medium
#   profiles: [monitoring]
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
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_sns_topic
#   parameters:
#     operations: [GetItem, PutItem]
#     within_seconds: 900
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add alarms on the Sum of AWS/DynamoDB ReadThrottleEvents and WriteThrottleEvents by TableName, and of
#     ThrottledRequests by TableName and each Operation of {operations}: GreaterThanThreshold, within
#     {within_seconds} seconds, acting on a topic.
package controls.alarms["table-operations"]

import data.lib.alarm
import data.lib.metric
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	count(input.parameters.operations) > 0
	some table in tables
	every measured in throttles(table, input.parameters.operations) {
		some watching in alarms_by_table[table]
		some watched in alarm.summed(watching)
		watched.namespace == "AWS/DynamoDB"
		watched.metric_name == measured.metric_name
		watched.dimensions == measured.dimensions
		metric.unit(watched) in {"", "Count"}
		metric.account(watched) == ""
		alarm.counts(watching, watched)
		alarm.prompt(watching, input.parameters.within_seconds)
		alarm.tells(watching)
	}
}

tables := object.keys(alarms_by_table)

alarms_by_table[table] contains watching if {
	some watching in model.all("aws_cloudwatch_metric_alarm")
	some watched in alarm.summed(watching)
	table := watched.dimensions.TableName
	is_string(table)
	table != ""
}

throttles(table, operations) := array.concat(
	[{"metric_name": name, "dimensions": {"TableName": table}} |
		some name in ["ReadThrottleEvents", "WriteThrottleEvents"]
	],
	[{"metric_name": "ThrottledRequests", "dimensions": {"TableName": table, "Operation": operation}} |
		some operation in operations
	],
)
