# METADATA
# title: Functions and services are sampled for tracing
# description: >-
#   X-Ray traces what its sampling rules choose, and its default is one in twenty. A rule chooses enough of whatever each
#   service of ECS does, and of what some function does, with none before it that chooses fewer; and a group with
#   insights watches both. Source: AWS X-Ray Developer Guide, "Configuring sampling rules" and "Using X-Ray insights".
# custom:
#   severity: medium
#   profiles: [services]
#   selects: [stack]
#   reads:
#     - aws_xray_sampling_rule.fixed_rate
#     - aws_xray_sampling_rule.reservoir_size
#     - aws_xray_sampling_rule.priority
#     - aws_xray_sampling_rule.service_name
#     - aws_xray_sampling_rule.service_type
#     - aws_xray_sampling_rule.http_method
#     - aws_xray_sampling_rule.url_path
#     - aws_xray_sampling_rule.host
#     - aws_xray_sampling_rule.resource_arn
#     - aws_xray_sampling_rule.attributes
#     - aws_xray_group.filter_expression
#     - aws_xray_group.insights_configuration.insights_enabled
#     - aws_ecs_service.name
#     - aws_lambda_function.function_name
#   parameters: { min_rate: 0.1, min_reservoir: 1 }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an aws_xray_sampling_rule for each aws_ecs_service by its name (AWS::ECS::Container) and for a function
#     (AWS::Lambda::Function), "*" in all else, with a fixed_rate of {min_rate} to 1 and a reservoir_size of
#     {min_reservoir} or more; and an aws_xray_group with insights whose filter_expression names them.
package controls.tracing["service-sampling"]

import data.lib.model
import data.lib.sampling

proven contains stack.address if {
	some stack in input.subjects
	rate := input.parameters.min_rate
	reservoir := input.parameters.min_reservoir
	some function in model.all("aws_lambda_function")
	is_traced(function.values.function_name, "AWS::Lambda::Function", rate, reservoir)
	services := model.all("aws_ecs_service")
	count(services) > 0
	every service in services {
		is_traced(service.values.name, "AWS::ECS::Container", rate, reservoir)
	}
}

is_traced(name, type, rate, reservoir) if {
	sampling.is_sampled({"service_name": name, "service_type": type}, rate, reservoir)
	some group in model.all("aws_xray_group")
	sampling.is_watched(group, name)
}
