# METADATA
# title: Contributor Insights ranks the API's callers
# description: >-
#   When the API is slow or refuses requests, the first question is whose they are. At least one enabled rule
#   has to rank every line of the API's access log by a field that says who called. Source: Amazon CloudWatch
#   User Guide, "Contributor Insights rule syntax".
# custom:
#   severity: medium
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_contributor_insight_rule.rule_state
#     - aws_cloudwatch_contributor_insight_rule.rule_definition
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings.destination_arn
#     - aws_api_gateway_stage.access_log_settings.format
#   parameters:
#     callers:
#       - "$context.identity.sourceIp"
#       - "$context.identity.userArn"
#       - "$context.identity.user"
#       - "$context.identity.caller"
#       - "$context.identity.cognitoIdentityId"
#       - "$context.identity.apiKeyId"
#       - "$context.authorizer.principalId"
#       - "$context.authorizer.claims.sub"
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-6", "SI-4"]
#   fix: >-
#     Add an aws_cloudwatch_contributor_insight_rule with rule_state "ENABLED" over the API's access-log group,
#     in JSON, counted, without filters, whose keys are fields of the log and one of them who called.
package controls.insights["api-callers"]

import data.lib.access_log
import data.lib.model

proven contains "stack" if {
	some rule in model.all("aws_cloudwatch_contributor_insight_rule")
	rule.values.rule_state == "ENABLED"
	definition := rule.values.rule_definition
	definition.Schema == {"Name": "CloudWatchLogRule", "Version": 1}
	definition.LogFormat == "JSON"
	definition.AggregateOn == "Count"
	object.get(definition.Contribution, "Filters", []) == []
	some group in model.refs(rule, "rule_definition.LogGroupNames")
	some stage in access_log.stages(group)
	[settings] := stage.values.access_log_settings
	ranked := [settings.format[substring(key, 2, -1)].variable |
		some key in definition.Contribution.Keys
		startswith(key, "$.")
	]
	count(ranked) == count(definition.Contribution.Keys)
	some variable in ranked
	variable in input.parameters.callers
}
