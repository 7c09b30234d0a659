# METADATA
# title: Machines come and go with CPU and memory
# description: >-
#   A group that nothing scales is as large as somebody once guessed. One that follows its CPU and its memory has room
#   before it needs it, and pays for none that it doesn't. What EC2 can't measure comes from an agent, as a metric with
#   the group's own name. Source: EC2 Auto Scaling User Guide, "Target tracking scaling policies".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [stack]
#   reads:
#     - aws_autoscaling_group.name
#     - aws_autoscaling_policy.autoscaling_group_name
#     - aws_autoscaling_policy.policy_type
#     - aws_autoscaling_policy.enabled
#     - aws_autoscaling_policy.target_tracking_configuration.target_value
#     - aws_autoscaling_policy.target_tracking_configuration.disable_scale_in
#     - aws_autoscaling_policy.target_tracking_configuration.predefined_metric_specification.predefined_metric_type
#     - aws_autoscaling_policy.target_tracking_configuration.customized_metric_specification.metric_name
#     - aws_autoscaling_policy.target_tracking_configuration.customized_metric_specification.namespace
#     - aws_autoscaling_policy.target_tracking_configuration.customized_metric_specification.statistic
#     - aws_autoscaling_policy.target_tracking_configuration.customized_metric_specification.metric_dimension
#   parameters:
#     max_percent: 90
#     cpu: ASGAverageCPUUtilization
#     memory: mem_used_percent
#   frameworks:
#     soc2: ["A1.1"]
#     nist-800-53-r5: ["SC-5(2)"]
#   fix: >-
#     Give each aws_autoscaling_group two policies of type TargetTrackingScaling with target values up to
#     {max_percent}: on {cpu}, and on {memory} with the dimension AutoScalingGroupName.
package controls.autoscaling["target-tracking"]

import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	groups := model.all("aws_autoscaling_group")
	count(groups) > 0
	every group in groups {
		some cpu in trackings(group)
		follows_cpu(cpu)
		some memory in trackings(group)
		follows_memory(memory, group)
	}
}

trackings(group) := [tracking |
	some policy in model.dependents(group, "aws_autoscaling_policy", "autoscaling_group_name")
	policy.values.policy_type == "TargetTrackingScaling"
	model.known(policy, "enabled")
	object.get(policy.values, "enabled", true) == true
	model.known(policy, "target_tracking_configuration")
	[tracking] := policy.values.target_tracking_configuration
	is_number(input.parameters.max_percent)
	is_number(tracking.target_value)
	tracking.target_value > 0
	tracking.target_value <= input.parameters.max_percent
	object.get(tracking, "disable_scale_in", false) == false
]

follows_cpu(tracking) if {
	[metric] := tracking.predefined_metric_specification
	is_string(input.parameters.cpu)
	metric.predefined_metric_type == input.parameters.cpu
	object.get(tracking, "customized_metric_specification", []) == []
}

follows_memory(tracking, group) if {
	[metric] := tracking.customized_metric_specification
	is_string(input.parameters.memory)
	metric.metric_name == input.parameters.memory
	is_string(metric.namespace)
	metric.statistic == "Average"
	[dimension] := metric.metric_dimension
	dimension.name == "AutoScalingGroupName"
	dimension.value in {group.values.name, group.address}
	object.get(tracking, "predefined_metric_specification", []) == []
}
