# METADATA
# title: Alarms watch what each service uses
# description: >-
#   A task that has used up its CPU answers late, and one that has used up its memory is killed. Each service has an
#   alarm on how much of either its tasks use. Source: ECS Developer Guide, "Amazon ECS service utilization metrics".
# custom:
#   severity: high
#   profiles: [services]
#   selects: [aws_ecs_service]
#   reads:
#     - name
#     - cluster
#     - aws_ecs_cluster.name
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
#     - aws_sns_topic
#   parameters: { percent: 80, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on AWS/ECS CPUUtilization and one on MemoryUtilization of the service and its cluster, each
#     GreaterThanThreshold at most {percent}, within {within_seconds} seconds, acting on a topic.
package controls.alarms["service-utilization"]

import data.lib.alarm
import data.lib.model
import data.lib.services

proven contains service.address if {
	some service in input.subjects
	percent := input.parameters.percent
	within_seconds := input.parameters.within_seconds
	every name in ["CPUUtilization", "MemoryUtilization"] {
		some watching in model.dependents(service, "aws_cloudwatch_metric_alarm", "metric_name")
		services.utilised(watching, name) == service.address
		alarm.above_at_most(watching, percent)
		alarm.prompt(watching, within_seconds)
		alarm.tells(watching)
	}
}
