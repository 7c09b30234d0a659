# METADATA
# title: Payments are sampled for tracing, and insights watch them
# description: >-
#   X-Ray traces what its sampling rules choose, and the first rule that matches a request decides. A rule has
#   to choose enough of the payments made at a stage of this model, with none before it that chooses fewer,
#   and a group with insights has to watch the stage. Source: AWS X-Ray Developer Guide, "Configuring sampling
#   rules" and "Using X-Ray insights".
# custom:
#   severity: medium
#   profiles: [payments]
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
#     - aws_api_gateway_stage.stage_name
#     - aws_api_gateway_stage.rest_api_id
#     - aws_api_gateway_rest_api.name
#   parameters:
#     method: POST
#     path: /payments
#     min_rate: 0.05
#     min_reservoir: 1
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an aws_xray_sampling_rule for {method} {path} of the service "<api>/<stage>" with a fixed_rate of
#     {min_rate} to 1 and a reservoir_size of {min_reservoir} or more, asked before any that samples less, and
#     an aws_xray_group with insights whose filter_expression is service("<api>/<stage>").
package controls.tracing.sampling

import data.lib.model
import data.lib.sampling

proven contains "stack" if {
	some stage in model.all("aws_api_gateway_stage")
	some api in model.refs(stage, "rest_api_id")
	api.type == "aws_api_gateway_rest_api"
	request := {
		"service_name": concat("/", [api.values.name, stage.values.stage_name]),
		"service_type": "AWS::ApiGateway::Stage",
		"http_method": input.parameters.method,
		"url_path": input.parameters.path,
	}
	rules := model.all("aws_xray_sampling_rule")
	some rule in rules
	sampling.matches_all(rule, request)
	deciding := [other | some other in rules; sampling.may_decide(other, rule, request)]
	every other in deciding {
		sampling.is_enough(other, input.parameters.min_rate, input.parameters.min_reservoir)
	}
	some group in model.all("aws_xray_group")
	sampling.is_watched(group, request.service_name)
}
