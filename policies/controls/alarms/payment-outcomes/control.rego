# METADATA
# title: Alarms watch what becomes of payments
# description: >-
#   An API may answer in time, with a good status, to payments that fail. Of the payments, as the function that
#   makes them counts them, there is an alarm for each of the shares that may fail, within its time, and one on how
#   long the slowest take; each acts on a topic. Compared is what the expression means: 100*(1-s) above 5 and s
#   below 0.95 are the same.
# custom:
#   severity: high
#   profiles: [monitoring]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.extended_statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.treat_missing_data
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_sns_topic
#   parameters:
#     success: PaymentSuccess
#     failing:
#       - { percent: 5, within_seconds: 300 }
#       - { percent: 2, within_seconds: 900 }
#     time: PaymentProcessingTime
#     percentile: p99
#     milliseconds: 2000
#     within_seconds: 900
#   frameworks:
#     soc2: ["A1.1", "CC7.2", "PI1.3"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add alarms on the Average of {success}, each below 100 less the percentage and within the time of one of
#     {failing}, missing data notBreaching; and on the {percentile} of {time}, above at most {milliseconds}, within
#     {within_seconds} seconds; each acting on a topic.
package controls.alarms["payment-outcomes"]

import data.lib.alarm
import data.lib.metric
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	parameters := input.parameters
	some namespace in namespaces
	count(parameters.failing) > 0
	every share in parameters.failing {
		some watching in by_namespace[namespace]
		is_of(alarm.linear(watching).metric, parameters.success, "Average")
		alarm.lacks_percent(watching, share.percent)
		is_heard(watching, share.within_seconds)
	}
	is_number(parameters.milliseconds)
	some watching in by_namespace[namespace]
	is_of(alarm.watched(watching), parameters.time, parameters.percentile)
	alarm.above(watching)
	watching.values.threshold > 0
	watching.values.threshold <= parameters.milliseconds
	is_heard(watching, parameters.within_seconds)
}

namespaces := object.keys(by_namespace)

# Both are the same payments' when they are published in the same namespace.
by_namespace[namespace] contains watching if {
	some watching in model.all("aws_cloudwatch_metric_alarm")
	namespace := alarm.linear(watching).metric.namespace
}

# Of all payments.
is_of(watched, name, statistic) if {
	watched.metric_name == name
	watched.stat == statistic
	watched.dimensions == {}
	metric.unit(watched) == ""
	metric.account(watched) == ""
}

is_heard(watching, seconds) if {
	watching.values.treat_missing_data == "notBreaching"
	alarm.prompt(watching, seconds)
	alarm.tells(watching)
}
