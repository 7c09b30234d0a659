# METADATA
# title: An alarm counts the errors of services
# description: >-
#   ECS knows whether a container runs, and not whether it works: that is in its log. An alarm adds up the lines that
#   say of themselves that they are errors, in the logs that containers of this model write. Source: CloudWatch Logs
#   User Guide, "Creating metrics from log events using filters".
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
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_ecs_task_definition.container_definitions.logConfiguration
#     - aws_sns_topic
#   parameters: { levels: [ERROR, FATAL, CRITICAL], errors: 10, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["AU-6(1)", "SI-4"]
#   fix: >-
#     Count the lines of the containers' log groups whose level is one of {levels} by a filter, and add an alarm on the
#     Sum of its metric, GreaterThanThreshold at most {errors}, within {within_seconds} seconds, acting on a topic.
package controls.alarms["service-errors"]

import data.lib.alarm
import data.lib.model
import data.lib.services

proven contains stack.address if {
	some stack in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	services.counts_errors(watching, input.parameters.levels)
	alarm.above_at_most(watching, input.parameters.errors)
	alarm.prompt(watching, input.parameters.within_seconds)
	alarm.tells(watching)
}
