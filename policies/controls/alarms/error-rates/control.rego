# METADATA
# title: Alarms watch how much of the API fails or is refused
# description: >-
#   What API Gateway and Lambda count of themselves is seen even when no log line is written. For each of the
#   rates there is an alarm that goes off above its percentage, of requests or invocations, and never for want of
#   traffic. Source: API Gateway Developer Guide, "Amazon API Gateway dimensions and metrics".
# custom:
#   severity: high
#   profiles: [monitoring, infrastructure]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.treat_missing_data
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_sns_topic
#   parameters:
#     within_seconds: 900
#     rates:
#       - { namespace: AWS/ApiGateway, of: ApiName, errors: 4XXError, all: Count, percent: 1 }
#       - { namespace: AWS/ApiGateway, of: ApiName, errors: 5XXError, all: Count, percent: 1 }
#       - { namespace: AWS/Lambda, of: FunctionName, errors: Errors, all: Invocations, percent: 0.5 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm for 4XXError and 5XXError of Count, and for Errors of Invocations: the Sum of the errors per hundred of all, of the same API or function,
#     above at most the percentage, missing data notBreaching, within {within_seconds} seconds, acting on a topic.
package controls.alarms["error-rates"]

import data.lib.alarm
import data.lib.metric
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	within_seconds := input.parameters.within_seconds
	count(input.parameters.rates) > 0
	every rate in input.parameters.rates {
		some watching in model.all("aws_cloudwatch_metric_alarm")
		watches(watching, rate)
		alarm.above_percent(watching, rate.percent)
		alarm.prompt(watching, within_seconds)
		alarm.tells(watching)
	}
}

watches(watching, rate) if {
	watched := alarm.ratio(watching)
	watched.numerator.metric_name == rate.errors
	watched.denominator.metric_name == rate.all
	watched.numerator.dimensions == watched.denominator.dimensions
	watched.numerator.dimensions[rate.of] != ""
	every one in [watched.numerator, watched.denominator] {
		one.namespace == rate.namespace
		metric.account(one) == ""
		metric.unit(one) in {"", "Count"}
	}
}
