# METADATA
# title: What composite alarms are made of is there
# description: >-
#   A composite of an alarm that was renamed never goes off. Every alarm whose state a composite's rule asks for
#   is in what is judged. What the rule means is for others to say. Source: CloudWatch User Guide, "Combining alarms".
# custom:
#   severity: high
#   profiles: [payments, monitoring, services]
#   selects: [aws_cloudwatch_composite_alarm]
#   reads:
#     - alarm_rule
#     - aws_cloudwatch_metric_alarm.alarm_name
#     - aws_cloudwatch_composite_alarm.alarm_name
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Name in alarm_rule alarms of this configuration, best by reference.
package controls.alarms.composites

import data.lib.model

proven contains alarm.address if {
	some alarm in input.subjects
	there := {one.address | some one in model.refs(alarm, "alarm_rule")}
	is_array(alarm.values.alarm_rule.implicants)
	every conjunction in alarm.values.alarm_rule.implicants {
		every literal in conjunction {
			literal.alarm in there
		}
	}
}
