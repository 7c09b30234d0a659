# METADATA
# title: Functions' roles may do what they need, and no more
# description: >-
#   Whoever gets a function to run something gets what its role may do. Only Lambda assumes the role; its
#   policies name actions without wildcards on named resources; metrics, which take no resource, are bound to
#   a namespace. Actions that take no resource are those of the Service Authorization Reference.
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_lambda_function]
#   reads:
#     - role
#     - aws_iam_role.assume_role_policy
#     - aws_iam_role.inline_policy.policy
#     - aws_iam_role.managed_policy_arns
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_role_policy_attachment.policy_arn
#     - aws_iam_policy_attachment.roles
#     - aws_iam_policy_attachment.policy_arn
#     - aws_iam_policy.policy
#   parameters:
#     aws_policies: [AWSXRayDaemonWriteAccess]
#     unscoped_actions:
#       - ec2:assignprivateipaddresses
#       - ec2:createnetworkinterface
#       - ec2:deletenetworkinterface
#       - ec2:describenetworkinterfaces
#       - ec2:describesubnets
#       - ec2:unassignprivateipaddresses
#       - xray:getsamplingrules
#       - xray:getsamplingstatisticsummaries
#       - xray:getsamplingtargets
#       - xray:puttelemetryrecords
#       - xray:puttracesegments
#     conditioned_actions: { "cloudwatch:putmetricdata": ["cloudwatch:namespace"] }
#   frameworks:
#     pci-dss-4.0.1: ["7.2.2", "7.2.5"]
#     soc2: ["CC6.3"]
#     nist-800-53-r5: ["AC-6"]
#   fix: >-
#     Give the function a role of its own in this model: assumed by lambda.amazonaws.com alone, with policies
#     that name each action and each resource, cloudwatch:PutMetricData under a condition on
#     cloudwatch:namespace, and none of AWS's own policies but {aws_policies}.
package controls.lambda["least-privilege"]

import data.lib.model
import data.lib.role

proven contains resource.address if {
	some resource in input.subjects
	[own] := model.refs(resource, "role")
	own.type == "aws_iam_role"
	role.assumed_only_by(own, "lambda.amazonaws.com")
	role.has_least_privilege(
		own,
		input.parameters.aws_policies,
		input.parameters.unscoped_actions,
		input.parameters.conditioned_actions,
	)
}
