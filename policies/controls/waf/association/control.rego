# METADATA
# title: APIs stand behind the firewall
# description: >-
#   A web ACL that nothing is associated with protects nothing, and an API beside the one that it protects is the way
#   round it. Every stage of a REST API is behind a regional web ACL; which rules that has is for waf/rules to say.
#   Under a profile that sets every_stage to false, the stages of one API are enough: where stacks are judged together,
#   one may have an API without a firewall. Source: AWS WAF Developer Guide,
#   "Associating or disassociating protection with an AWS resource".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [stack]
#   reads:
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_stage.rest_api_id
#     - aws_wafv2_web_acl_association.resource_arn
#     - aws_wafv2_web_acl_association.web_acl_arn
#     - aws_wafv2_web_acl.scope
#   parameters:
#     every_stage: true
#   frameworks:
#     pci-dss-4.0.1: ["6.4.2"]
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["SC-7"]
#   fix: >-
#     Give each stage of the API an aws_wafv2_web_acl_association with the stage's ARN and the ARN of a web ACL whose
#     scope is REGIONAL.
package controls.waf.association

import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	some api in model.all("aws_api_gateway_rest_api")
	own := model.dependents(api, "aws_api_gateway_stage", "rest_api_id")
	count(own) > 0
	every stage in asked(own) {
		is_guarded(stage)
	}
}

asked(_) := model.all("aws_api_gateway_stage") if input.parameters.every_stage == true

asked(own) := own if input.parameters.every_stage == false

is_guarded(stage) if {
	some association in model.dependents(stage, "aws_wafv2_web_acl_association", "resource_arn")
	some acl in model.refs(association, "web_acl_arn")
	acl.type == "aws_wafv2_web_acl"
	acl.values.scope == "REGIONAL"
}
