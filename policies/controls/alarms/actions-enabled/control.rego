# METADATA
# title: Alarms act
# description: >-
#   An alarm whose actions are switched off, or that another alarm may suppress, changes colour in the
#   console and tells nobody.
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_cloudwatch_metric_alarm, aws_cloudwatch_composite_alarm]
#   reads: [actions_enabled, aws_cloudwatch_composite_alarm.actions_suppressor]
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4(5)"]
#   fix: Set actions_enabled to true and take actions_suppressor away.
package controls.alarms["actions-enabled"]

import data.lib.model

# Enabled is CloudWatch's default. Source: CloudWatch API Reference, PutMetricAlarm, ActionsEnabled.
proven contains alarm.address if {
	some alarm in input.subjects
	model.known(alarm, "actions_enabled")
	object.get(alarm.values, "actions_enabled", true) == true
	model.known(alarm, "actions_suppressor")
	object.get(alarm.values, "actions_suppressor", []) == []
}
