# METADATA
# title: An alarm watches the slowest invocations
# description: >-
#   An average hides the one invocation in a hundred that takes seconds. An alarm watches that percentile of the
#   duration of functions of this model. Source: Lambda Developer Guide, "Types of metrics for Lambda functions".
# custom:
#   severity: high
#   profiles: [services]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.extended_statistic
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_lambda_function.function_name
#     - aws_lambda_function.logging_config
#     - aws_sns_topic
#   parameters: { percentile: p99, milliseconds: 3000, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on the {percentile} of AWS/Lambda Duration, or of a filter that publishes
#     $.record.metrics.durationMs of { $.type = "platform.report" } in the functions' logs, GreaterThanThreshold at most
#     {milliseconds}, within {within_seconds} seconds, acting on a topic.
package controls.alarms["function-latency"]

import data.lib.alarm
import data.lib.functions
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	count(functions.slow(watching, input.parameters.percentile)) > 0
	alarm.above_at_most(watching, input.parameters.milliseconds)
	alarm.prompt(watching, input.parameters.within_seconds)
	alarm.tells(watching)
}
