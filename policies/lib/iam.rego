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
		is_scoped(statement, action, unscoped, conditioned)
	}
}

# An operation, or those that begin with the same verb: `s3:GetObject`, `ec2:Describe*`; not `s3:*`, `s3:*Object`
# or `s3:P*`. The shortest verbs of AWS's operations have three letters.
is_operation(action) if regex.match(`^[a-z0-9-]+:[a-z]{3}[a-z0-9*?]*$`, action)

is_scoped(statement, _, _, _) if {
	every resource in statement.resources {
		is_named(resource)
	}
}

is_scoped(_, action, unscoped, conditioned) if {
	policy_document.names_action(unscoped, action)
	not action in object.keys(conditioned)
}

is_scoped(statement, action, _, conditioned) if {
	policy_document.is_narrowed(statement, {key | some key in conditioned[action]})
}

# A resource of this model, and what is in it.
is_named(resource) if regex.match(`^(module\..+\.)?aws_[a-z0-9_]+\.[^*?]+([:/].*)?$`, resource)

# One resource elsewhere.
is_named(resource) if regex.match(`^arn:[^:*?]+:[^:*?]+:[^:*?]*:[^:*?]*:[^*?]+$`, resource)

# What is in a resource that is named whole: wildcards come after the bucket, topic, queue or API …
is_named(resource) if regex.match(`^arn:[^:*?]+:(s3|sns|sqs|execute-api):[^:]*:[^:]*:[^:/*?]+[:/]`, resource)

# … and elsewhere after the resource's type and its name, or the beginning of its name.
is_named(resource) if {
	regex.match(`^arn:[^:*?]+:[^:*?]+:[^:]*:[^:]*:/?[A-Za-z-]+[:/]/?[^:/*?]`, resource)
	not regex.match(`^arn:[^:]+:(s3|sns|sqs|execute-api):`, resource)
}

# What stands of the role's inline policies is all that is configured. A plan calls them unknown as a whole when
# nobody configures them, since AWS will answer with what other resources attach.
tells_inline_policies(role) if model.known(role, "inline_policy")

tells_inline_policies(role) if {
	input.view == "plan"
	"inline_policy" in role.unknown
}

# Lets somebody assume a role, and nothing else.
is_trust(statement) if statement.effect == "Deny"

is_trust(statement) if {
	count(statement.principals) > 0
	count(statement.actions) > 0
	every action in statement.actions {
		regex.match(`^sts:(assumerole[a-z]*|tagsession|setsourceidentity|setcontext)$`, action)
	}
}
