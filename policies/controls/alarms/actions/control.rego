# METADATA
# title: What alarms act on is there
# description: >-
#   An alarm that acts on a topic which nobody has calls nobody, and its own state looks as if somebody had been
#   called. Whatever an alarm acts on, in any of its states, is in what is judged, or an action that AWS itself
#   offers. Source: CloudWatch User Guide, "Using Amazon CloudWatch alarms", on actions.
# custom:
#   severity: high
#   profiles: [payments, monitoring, services]
#   selects: [aws_cloudwatch_metric_alarm, aws_cloudwatch_composite_alarm]
#   reads:
#     - alarm_actions
#     - ok_actions
#     - insufficient_data_actions
#     - aws_autoscaling_policy
#     - aws_lambda_function
#     - aws_sns_topic
#   parameters: { own: [automate, ssm, ssm-incidents] }
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Name a topic or another action of this configuration, best by reference; or one of AWS's own, of {own}.
package controls.alarms.actions

import data.lib.model

proven contains alarm.address if {
	some alarm in input.subjects
	is_array(input.parameters.own)
	every attribute in ["alarm_actions", "ok_actions", "insufficient_data_actions"] {
		model.known(alarm, attribute)
		there := {one.address | some one in model.refs(alarm, attribute)}
		every action in listed(object.get(alarm.values, attribute, [])) {
			is_there(action, there)
		}
	}
}

is_there(action, there) if action in there

is_there(action, _) if {
	parts := split(action, ":")
	parts[0] == "arn"
	parts[2] in input.parameters.own
}

# What is no list names nothing that could be there.
listed(value) := value if is_array(value)

listed(null) := []

listed(value) := [value] if {
	not is_array(value)
	value != null
}
