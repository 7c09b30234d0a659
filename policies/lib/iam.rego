# METADATA
# description: |
#   What an identity's policy lets it do. Source: Service Authorization Reference, for the form of actions and
#   ARNs and for the actions that take no resource.
package lib.iam

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

# A resource of this model, or of a data source, and what is in it.
is_named(resource) if regex.match(`^(aws_|module\.|\$\{data\.aws_)`, resource)

# An ARN that names a service and a resource of it, not merely a type of them (`table/*`).
is_named(resource) if {
	regex.match(`^arn:[^:*?]+:[^:*?]+:[^:]*:[^:]*:[^:*?]`, resource)
	not regex.match(whole_type, resource)
}

whole_type := concat("", [`^arn:[^:]+:[^:]+:[^:]*:[^:]*:(`, concat("|", types), `)[/:][*?]`])

types := [
	"accesspoint", "alarm", "alias", "canary", "cluster", "db", "deliverystream", "event-bus", "function", "group",
	"instance", "instance-profile", "key", "layer", "log-group", "network-interface", "parameter", "policy",
	"repository", "restapis", "role", "rule", "secret", "stateMachine", "stream", "subnet", "table", "user", "vpc",
]

# Lets somebody assume a role, and nothing else.
is_trust(statement) if statement.effect == "Deny"

is_trust(statement) if {
	count(statement.principals) > 0
	count(statement.actions) > 0
	every action in statement.actions {
		regex.match(`^sts:(assumerole[a-z]*|tagsession|setsourceidentity|setcontext)$`, action)
	}
}
