# METADATA
# description: |
#   What a role may do and who may assume it: over everything that grants it something, whichever of the
#   provider's ways it was written in.
package lib.role

import data.lib.iam
import data.lib.model
import data.lib.policy_document

# Only the AWS service assumes the role.
assumed_only_by(role, service) if {
	statements := policy_document.statements(role, "assume_role_policy")
	every statement in statements {
		statement.effect == "Allow"
		statement.actions == ["sts:assumerole"]
		statement.principals == [{"kind": "Service", "id": service}]
	}
}

# The role is allowed the action (in lower case) on everything, or has one of AWS's own policies of these names; and
# nothing that is attached to it forbids the action.
may(role, action, aws_policies) if {
	is_allowed(role, action, aws_policies)
	every document in documents(role) {
		every statement in policy_document.statements(document, "policy") {
			not forbids(statement, action)
		}
	}
}

is_allowed(role, action, _) if {
	some document in documents(role)
	some statement in policy_document.statements(document, "policy")
	policy_document.grants(statement, action)
	"*" in statement.resources
	statement.conditions == []
}

is_allowed(role, _, aws_policies) if {
	some name in aws_policies_of(role)
	name in aws_policies
}

forbids(statement, action) if {
	statement.effect == "Deny"
	policy_document.covers(statement, action)
}

# Everything that is granted to the role is in this model or one of AWS's own policies of these names, and
# grants named actions on named resources. A role that is granted nothing here is granted it elsewhere.
has_least_privilege(role, aws_policies, unscoped, conditioned) if {
	known_grants(role, aws_policies)
	some _ in array.concat(documents(role), aws_policies_of(role))
	every document in documents(role) {
		statements := policy_document.statements(document, "policy")
		every statement in statements {
			is_least(statement, unscoped, conditioned)
		}
	}
}

known_grants(role, aws_policies) if {
	iam.tells_inline_policies(role)
	model.known(role, "managed_policy_arns")
	every attachment in iam.attachments(role) {
		model.known(attachment, "policy_arn")
		is_known_policy(attachment, "policy_arn", attachment.values.policy_arn, aws_policies)
	}
	every arn in object.get(role.values, "managed_policy_arns", []) {
		is_known_policy(role, "managed_policy_arns", arn, aws_policies)
	}
}

is_known_policy(_, _, arn, aws_policies) if aws_policy(arn) in aws_policies

is_known_policy(resource, path, arn, _) if {
	some policy in model.refs(resource, path)
	policy.type == "aws_iam_policy"
	policy.address == arn
}

aws_policies_of(role) := array.concat(
	[name | some attachment in iam.attachments(role); name := aws_policy(attachment.values.policy_arn)],
	[name | some arn in role.values.managed_policy_arns; name := aws_policy(arn)],
)

# The name of a policy that AWS itself keeps.
aws_policy(arn) := name if {
	[head, name] := split(arn, ":policy/")
	regex.match(`^arn:aws[a-z-]*:iam::aws$`, head)
}

# What holds a policy for the role, each in an attribute "policy".
documents(role) := array.concat(
	array.concat(
		model.dependents(role, "aws_iam_role_policy", "role"),
		[{"values": block} | some block in role.values.inline_policy],
	),
	array.concat(
		[policy | some attachment in iam.attachments(role); some policy in model.refs(attachment, "policy_arn")],
		model.refs(role, "managed_policy_arns"),
	),
)

# Is bounded, and leaves no letter of an action open and no resource to chance: what is a good rule for any
# policy is not enough for one function's.
is_least(statement, unscoped, conditioned) if {
	iam.is_bounded(statement, unscoped, conditioned)
	statement.effect == "Allow"
	every action in statement.actions {
		not regex.match(`[*?]`, action)
	}
	every resource in statement.resources {
		not is_loose(resource)
	}
}

is_least(statement, _, _) if statement.effect == "Deny"

# Of any region or account.
is_loose(resource) if regex.match(`^arn:[^:]+:[^:]+:([^:]*[*?][^:]*:|[^:]*:[^:]*[*?])`, resource)

# The names of log groups and the paths of roles hold slashes themselves, so a wildcard after one leaves them open.
is_loose(resource) if regex.match(`^arn:[^:]+:(logs|iam):[^*?]*/[*?]`, resource)
