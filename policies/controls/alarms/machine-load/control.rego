# METADATA
# title: An alarm watches how busy machines are
# description: >-
#   Machines that scale stop scaling at their maximum, and are slow from then on. An alarm on the average of the
#   group's processors goes off at the latest at the percentage, and tells somebody. Source: EC2 Auto Scaling User
#   Guide, "Monitor CloudWatch metrics for your Auto Scaling groups and instances".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [aws_autoscaling_group]
#   reads:
#     - name
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
#     nist-800-53-r5: ["SI-4", "AU-5(1)"]
#   fix: >-
#     Add an alarm on the Average of AWS/EC2 CPUUtilization by AutoScalingGroupName of the group, above at most
#     {percent}, within {within_seconds} seconds, with a topic among its alarm_actions.
package controls.alarms["machine-load"]

import data.lib.alarm
import data.lib.metric
import data.lib.model

proven contains group.address if {
	some group in input.subjects
	is_number(input.parameters.percent)
	some watching in model.dependents(group, "aws_cloudwatch_metric_alarm", "metric_name")
	watched := alarm.watched(watching)
	watched.namespace == "AWS/EC2"
	watched.metric_name == "CPUUtilization"
	watched.stat == "Average"
	metric.source(metric.alarm_publishers(watching), watched).address == group.address
	alarm.above(watching)
	watching.values.threshold >= 0
	watching.values.threshold <= input.parameters.percent
	alarm.prompt(watching, input.parameters.within_seconds)
	alarm.tells(watching)
}
