# METADATA
# description: |
#   What an identity's policy lets it do. Source: Service Authorization Reference, for the form of actions and
#   ARNs and for the actions that take no resource.
package lib.iam

import data.lib.model
import data.lib.policy_document

# Allows nothing beyond named operations on named resources. `unscoped` are the actions (patterns in lower
# case) that take no resource and so may stand with Resource "*"; `conditioned` those of them (in lower case)
# that must then have one of some condition keys.
is_bounded(statement, _, _) if statement.effect == "Deny"

is_bounded(statement, unscoped, conditioned) if {
	statement.principals == []
	statement.except_principals == []
	statement.except_resources == []
	count(statement.resources) > 0
	count(statement.actions) > 0
	every action in statement.actions {
		is_operation(action)
	}
	is_scoped(statement, unscoped, conditioned)
}

# An operation, or those that begin with the same verb: `s3:GetObject`, `ec2:Describe*`; not `s3:*`, `s3:*Object`
# or `s3:P*`. The shortest verbs of AWS's operations have three letters.
is_operation(action) if regex.match(`^[a-z0-9-]+:[a-z]{3}[a-z0-9*?]*$`, action)

# Names every resource, or else only actions that take none.
is_scoped(statement, unscoped, conditioned) if {
	every resource in statement.resources {
		is_named(resource)
	}
} else if {
	every action in statement.actions {
		stands_alone(statement, action, unscoped, conditioned)
	}
}

stands_alone(_, action, unscoped, conditioned) if {
	policy_document.names_action(unscoped, action)
	not action in object.keys(conditioned)
}

stands_alone(statement, action, _, conditioned) if {
	policy_document.is_narrowed(statement, {key | some key in conditioned[action]})
}

# A resource of this model, and what is in it; or one resource elsewhere; or what is in a resource that is
# named whole: wildcards come after the bucket, topic, queue or API, and elsewhere after the resource's type
# and its name, or the beginning of its name.
is_named(resource) if {
	regex.match(`^(module\..+\.)?aws_[a-z0-9_]+\.[^*?]+([:/].*)?$`, resource)
} else if {
	regex.match(`^arn:[^:*?]+:[^:*?]+:[^:*?]*:[^:*?]*:[^*?]+$`, resource)
} else if {
	regex.match(`^arn:[^:*?]+:(s3|sns|sqs|execute-api):[^:]*:[^:]*:[^:/*?]+[:/]`, resource)
} else if {
	regex.match(`^arn:[^:*?]+:[^:*?]+:[^:]*:[^:]*:/?[A-Za-z-]+[:/]/?[^:/*?]`, resource)
	not regex.match(`^arn:[^:]+:(s3|sns|sqs|execute-api):`, resource)
}

# What stands of the role's inline policies is all that is configured. A plan calls them unknown as a whole when
# nobody configures them, since AWS will answer with what other resources attach; but also when a `dynamic` block
# does, over what is not known yet. The provider's two ways exclude each other: it would take away what others
# attach, so where something is attached, nothing is within.
tells_inline_policies(role) if model.known(role, "inline_policy")

tells_inline_policies(role) if {
	input.view == "plan"
	"inline_policy" in role.unknown
	count(model.dependents(role, "aws_iam_role_policy", "role")) + count(attachments(role)) > 0
}

attachments(role) := array.concat(
	model.dependents(role, "aws_iam_role_policy_attachment", "role"),
	model.dependents(role, "aws_iam_policy_attachment", "roles"),
)

# Lets somebody assume a role, and nothing else.
is_trust(statement) if statement.effect == "Deny"

is_trust(statement) if {
	count(statement.principals) > 0
	count(statement.actions) > 0
	every action in statement.actions {
		regex.match(`^sts:(assumerole[a-z]*|tagsession|setsourceidentity|setcontext)$`, action)
	}
}
