# METADATA
# title: An alarm watches how many invocations run at once
# description: >-
#   An account's functions share what may run at once; whoever uses it up throttles the others. An alarm watches how
#   many of this model's functions' invocations run at the same time. Source: Lambda Developer Guide, "Understanding
#   Lambda function scaling".
# custom:
#   severity: medium
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
#     - aws_lambda_function.function_name
#     - aws_sns_topic
#   parameters: { at_once: 100, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SC-5", "SI-4"]
#   fix: >-
#     Add an alarm on the Maximum of AWS/Lambda ConcurrentExecutions of a function, or on FILL(a,0)+FILL(b,0) of several,
#     GreaterThanThreshold at most {at_once}, within {within_seconds} seconds, acting on a topic.
package controls.alarms["function-concurrency"]

import data.lib.alarm
import data.lib.functions
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	count(functions.at_once(watching)) > 0
	alarm.above_at_most(watching, input.parameters.at_once)
	alarm.prompt(watching, input.parameters.within_seconds)
	alarm.tells(watching)
}
