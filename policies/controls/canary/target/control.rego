# METADATA
# title: A canary asks the API for its health
# description: >-
#   A canary that asks another address, or a path that the API does not answer, says nothing of the API. The
#   variable TARGET_URL of at least one canary has to be the health path of a stage in this model, over HTTPS,
#   and the stage's API has to answer GET there.
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_synthetics_canary.run_config.environment_variables.TARGET_URL
#     - aws_api_gateway_stage.stage_name
#     - aws_api_gateway_stage.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_resource.rest_api_id
#     - aws_api_gateway_resource.path_part
#     - aws_api_gateway_method.resource_id
#     - aws_api_gateway_method.http_method
#   parameters: { path: /health }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Set the canary's TARGET_URL to the stage's invoke_url followed by {path}, and give the API a GET method
#     there.
package controls.canary.target

import data.lib.model

proven contains "stack" if {
	some canary in model.all("aws_synthetics_canary")
	some stage in model.refs(canary, "run_config.environment_variables.TARGET_URL")
	stage.type == "aws_api_gateway_stage"
	[run] := canary.values.run_config
	asks(run.environment_variables.TARGET_URL, stage, input.parameters.path)
	some api in model.refs(stage, "rest_api_id")
	answers(api, input.parameters.path)
}

# Before the stage is there, its address is only referred to.
asks(url, stage, path) if {
	is_string(stage.values.stage_name)
	url == concat("", ["${", stage.address, ".invoke_url}", path])
}

# API Gateway's own host. Which API and stage it is, the link says.
asks(url, stage, path) if {
	regex.match(`^https://[^/?#@:]+\.execute-api\.[^/?#@:]+\.amazonaws\.com(\.cn)?/`, url)
	host := split(url, "/")[2]
	url == concat("", ["https://", host, "/", stage.values.stage_name, path])
}

answers(api, path) if {
	some route in model.dependents(api, "aws_api_gateway_resource", "rest_api_id")
	concat("", ["/", route.values.path_part]) == path
	some method in model.dependents(route, "aws_api_gateway_method", "resource_id")
	method.values.http_method in {"GET", "ANY"}
}
