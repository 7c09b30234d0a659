# METADATA
# title: No attached policy gives everything
# description: >-
#   AWS's own policies for administrators and for all of a service undo whatever the policies written here leave
#   out. Source: AWS Managed Policy Reference; IAM User Guide, "Security best practices".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects:
#     - aws_iam_role_policy_attachment
#     - aws_iam_user_policy_attachment
#     - aws_iam_group_policy_attachment
#     - aws_iam_policy_attachment
#   reads: [policy_arn, aws_iam_policy]
#   parameters:
#     refused: [AdministratorAccess, PowerUserAccess, FullAccess]
#   frameworks:
#     pci-dss-4.0.1: ["7.2.1", "7.2.2", "7.2.5"]
#     soc2: ["CC6.1", "CC6.3"]
#     nist-800-53-r5: ["AC-6"]
#   fix: >-
#     Attach a policy that is written for the purpose; of AWS's own, none whose name has {refused} in it.
package controls.iam["managed-policies"]

import data.lib.model

# A policy of this model is for iam/no-wildcards to judge.
proven contains attachment.address if {
	some attachment in input.subjects
	count(input.parameters.refused) > 0
	some policy in model.refs(attachment, "policy_arn")
	policy.type == "aws_iam_policy"
}

proven contains attachment.address if {
	some attachment in input.subjects
	count(input.parameters.refused) > 0
	regex.match(`^arn:[^:]+:iam::aws:policy/`, attachment.values.policy_arn)
	every name in input.parameters.refused {
		not contains(attachment.values.policy_arn, name)
	}
}
