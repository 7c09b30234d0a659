# METADATA
# title: Roles are assumed by those they name
# description: >-
#   A role whose trust policy admits anybody gives its permissions to anybody, from any account; one that admits a
#   service which acts for every account is for this account's resources only. Source: IAM User Guide, "Roles
#   terms and concepts", and "The confused deputy problem".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects: [aws_iam_role]
#   reads: [assume_role_policy]
#   parameters:
#     narrowing_keys:
#       - aws:principalaccount
#       - aws:principalarn
#       - aws:principalorgid
#     account_bound: []
#   frameworks:
#     pci-dss-4.0.1: ["7.2.1", "7.2.5"]
#     soc2: ["CC6.1", "CC6.3"]
#     nist-800-53-r5: ["AC-3", "AC-6"]
#   fix: >-
#     Name in assume_role_policy the services or principals that assume the role, allow them actions of sts only,
#     put under a Principal "*" one of the conditions {narrowing_keys}, and under the services {account_bound}
#     aws:SourceAccount, aws:SourceArn or (where the service says the account so) sts:ExternalId.
package controls.iam.trust

import data.lib.iam
import data.lib.policy_document

proven contains role.address if {
	some role in input.subjects
	narrowing_keys := input.parameters.narrowing_keys
	account_bound := input.parameters.account_bound
	every statement in policy_document.statements(role, "assume_role_policy") {
		iam.is_trust(statement)
		policy_document.binds_services(
			statement, account_bound,
			{"aws:sourceaccount", "aws:sourcearn", "sts:externalid"},
		)
		policy_document.keeps_strangers_out(statement, narrowing_keys)
	}
}
