# METADATA
# title: API stages keep access logs that can be counted and searched
# description: >-
#   Who called, what, when and with what outcome is known only from the access log, and only if each line is
#   JSON in a declared log group. Metric filters compare numbers, so status and latency stand unquoted; other
#   variables may be "-", which unquoted breaks the line. Source: API Gateway Developer Guide, "Variables for
#   access logging for API Gateway".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_api_gateway_stage, aws_apigatewayv2_stage]
#   reads:
#     - access_log_settings.destination_arn
#     - access_log_settings.format
#     - aws_cloudwatch_log_group
#   parameters:
#     variables:
#       - ["$context.requestId", "$context.extendedRequestId"]
#       - ["$context.requestTime", "$context.requestTimeEpoch"]
#       - ["$context.identity.sourceIp"]
#       - ["$context.httpMethod", "$context.routeKey"]
#       - ["$context.resourcePath", "$context.path", "$context.routeKey"]
#       - - "$context.identity.userArn"
#         - "$context.identity.user"
#         - "$context.identity.caller"
#         - "$context.identity.cognitoIdentityId"
#         - "$context.identity.apiKeyId"
#         - "$context.identity.clientCert.subjectDN"
#         - "$context.authorizer.principalId"
#         - "$context.authorizer.claims.sub"
#     numbers: ["$context.status", "$context.responseLatency"]
#     always_numbers: ["$context.status", "$context.responseLatency", "$context.requestTimeEpoch"]
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1", "10.2.2"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-3", "AU-12"]
#   fix: >-
#     Set access_log_settings to a log group of this model and a format of JSON, with {numbers} unquoted and,
#     quoted, one of each of these: {variables}.
package controls.api["access-logs"]

import data.lib.model

proven contains stage.address if {
	some stage in input.subjects
	some group in model.refs(stage, "access_log_settings.destination_arn")
	group.type == "aws_cloudwatch_log_group"
	[settings] := stage.values.access_log_settings
	is_object(settings.format)
	every alternatives in input.parameters.variables {
		some field in settings.format
		field.variable in alternatives
	}
	every number in input.parameters.numbers {
		some field in settings.format
		field == {"variable": number, "quoted": false}
	}
	unquoted := {field.variable | some field in settings.format; field.quoted == false}
	every variable in unquoted {
		variable in input.parameters.always_numbers
	}
}
