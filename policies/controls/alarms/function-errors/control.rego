# METADATA
# title: An alarm counts the invocations that fail
# description: >-
#   Of functions that are called seldom no rate tells anything: a few failures in a row are what there is to see. An
#   alarm adds up the failed invocations of functions of this model and goes off when there are as many, in as long a
#   time. Source: Lambda Developer Guide, "Types of metrics for Lambda functions".
# custom:
#   severity: high
#   profiles: [services]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
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
#   parameters: { errors: 5, seconds: 600, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on the Sum of AWS/Lambda Errors, or of a filter that counts { $.type = "platform.report" &&
#     $.record.status != "success" } in the functions' logs, over {seconds} seconds, at or above at most {errors}, in one
#     period, acting on a topic.
package controls.alarms["function-errors"]

import data.lib.alarm
import data.lib.functions
import data.lib.metric
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	errors := input.parameters.errors
	seconds := input.parameters.seconds
	some watching in model.all("aws_cloudwatch_metric_alarm")
	count(functions.failing(watching)) > 0
	goes_off(watching, errors)
	is_number(seconds)
	every one in metric.of_alarm(watching) {
		one.period >= seconds
	}
	watching.values.evaluation_periods == 1
	alarm.prompt(watching, input.parameters.within_seconds)
	alarm.tells(watching)
}

goes_off(watching, errors) if {
	alarm.above(watching)
	watching.values.threshold >= 0
	watching.values.threshold < errors
}

goes_off(watching, errors) if {
	watching.values.comparison_operator == "GreaterThanOrEqualToThreshold"
	is_number(watching.values.threshold)
	watching.values.threshold > 0
	watching.values.threshold <= errors
}
