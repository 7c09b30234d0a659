# METADATA
# title: Policies allow named actions on named resources
# description: >-
#   A wildcard gives what nobody has thought of. An allowance names its operations (a verb may end in one, as in
#   s3:Get*) and its resources; only actions that take no resource stand with "*", and those that a condition can
#   bind are bound. Source: Service Authorization Reference; IAM User Guide, "Security best practices".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects: [aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy, aws_iam_role]
#   reads:
#     - aws_iam_policy.policy
#     - aws_iam_role_policy.policy
#     - aws_iam_user_policy.policy
#     - aws_iam_group_policy.policy
#     - aws_iam_role.inline_policy.policy
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_policy_attachment.roles
#   parameters:
#     unscoped_actions:
#       - cloudwatch:getmetricdata
#       - cloudwatch:getmetricstatistics
#       - cloudwatch:listmetrics
#       - ec2:describe*
#       - ecr:getauthorizationtoken
#       - kms:generaterandom
#       - kms:listaliases
#       - kms:listkeys
#       - lambda:getaccountsettings
#       - lambda:listfunctions
#       - logs:createlogdelivery
#       - logs:deletelogdelivery
#       - logs:describeloggroups
#       - logs:describeresourcepolicies
#       - logs:getlogdelivery
#       - logs:listlogdeliveries
#       - logs:putresourcepolicy
#       - logs:updatelogdelivery
#       - s3:listallmybuckets
#       - sns:listtopics
#       - sts:getcalleridentity
#       - tag:getresources
#       - xray:getsamplingrules
#       - xray:getsamplingstatisticsummaries
#       - xray:getsamplingtargets
#       - xray:puttelemetryrecords
#       - xray:puttracesegments
#     conditioned_actions: { "cloudwatch:putmetricdata": ["cloudwatch:namespace"] }
#   frameworks:
#     pci-dss-4.0.1: ["7.2.1", "7.2.2", "7.2.5"]
#     soc2: ["CC6.1", "CC6.3"]
#     nist-800-53-r5: ["AC-3", "AC-6"]
#   fix: >-
#     Name the operations and the ARNs that are needed; give cloudwatch:PutMetricData the condition StringEquals
#     cloudwatch:namespace; use no NotAction and no NotResource in an allowance.
package controls.iam["no-wildcards"]

import data.lib.iam
import data.lib.policy_document

proven contains resource.address if {
	some resource in input.subjects
	resource.type != "aws_iam_role"
	unscoped := input.parameters.unscoped_actions
	conditioned := input.parameters.conditioned_actions
	every statement in policy_document.statements(resource, "policy") {
		iam.is_bounded(statement, unscoped, conditioned)
	}
}

# A role may have none within it.
proven contains resource.address if {
	some resource in input.subjects
	resource.type == "aws_iam_role"
	unscoped := input.parameters.unscoped_actions
	conditioned := input.parameters.conditioned_actions
	iam.tells_inline_policies(resource)
	every block in object.get(resource.values, "inline_policy", []) {
		every statement in policy_document.parsed(block.policy) {
			iam.is_bounded(statement, unscoped, conditioned)
		}
	}
}
