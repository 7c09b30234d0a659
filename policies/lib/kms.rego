# METADATA
# description: |
#   Who encrypts with which key, and whom the key's policy lets use it. Of a customer key the account decides
#   who may use it and whether it rotates; of AWS's own (alias/aws/…) it does not.
package lib.kms

import data.lib.model
import data.lib.policy_document

# `resource` names a customer key at `path`, where `id` stands if it is not a link.
is_named_customer_key(resource, path, _) if count(named(resource, path)) > 0

is_named_customer_key(_, _, id) if is_customer_key(id)

# The keys and aliases of this model that `resource` names. All are customer keys: Terraform can't make AWS's.
named(resource, path) := [target |
	some target in model.refs(resource, path)
	target.type in {"aws_kms_key", "aws_kms_alias"}
]

# The keys of this model that `resource` encrypts with, aliases followed.
keys(resource, path) := [key |
	some target in named(resource, path)
	some key in array.concat([target], model.refs(target, "target_key_id"))
	key.type == "aws_kms_key"
]

# The ARN or id of a key that is not in this model, or an alias of one that is not AWS's own.
is_customer_key(id) if regex.match(`^arn:[^:]+:kms:[^:]+:[^:]+:key/[^*]+$`, id)

is_customer_key(id) if regex.match(`^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$`, id)

is_customer_key(id) if {
	regex.match(`^(arn:[^:]+:kms:[^:]+:[^:]+:)?alias/[^*]+$`, id)
	not contains(id, "alias/aws/")
}

# Days after which KMS changes the key's material: 365 unless the key says otherwise; 0 of a key that KMS
# cannot rotate, because it signs or makes MACs. Undefined of one that does not rotate.
rotation_days(key) := days if {
	key.values.enable_key_rotation == true
	model.known(key, "rotation_period_in_days")
	days := object.get(key.values, "rotation_period_in_days", 365)
	is_number(days)
} else := 0 if {
	regex.match(`^(RSA|ECC|HMAC|SM2|ML_DSA)(_.+)?$`, key.values.customer_master_key_spec)
}

# The statements of the key's policy in force.
policy(key) := policy_document.in_force(key, "aws_kms_key_policy", "key_id")

# The account's root may always change the policy, so the key can't be locked: it is allowed to without
# conditions, and nobody denies it.
account_keeps_control(statements) if {
	some statement in statements
	policy_document.grants(statement, "kms:putkeypolicy")
	"*" in statement.resources
	statement.conditions == []
	some principal in statement.principals
	is_account(principal)
	every other in statements {
		not denies_account(other)
	}
}

denies_account(statement) if {
	statement.effect == "Deny"
	policy_document.covers(statement, "kms:putkeypolicy")
	statement.conditions == []
	count(statement.except_principals) > 0
}

denies_account(statement) if {
	statement.effect == "Deny"
	policy_document.covers(statement, "kms:putkeypolicy")
	statement.conditions == []
	some principal in statement.principals
	includes_account(principal)
}

includes_account(principal) if is_account(principal)

includes_account(principal) if policy_document.is_anybody(principal)

# The root user's ARN, or the account's number, which means the same; also when a data source fills it in.
is_account(principal) if {
	principal.kind == "AWS"
	regex.match(`^(arn:[^:*]+:iam::[^:*]+:root|[0-9]{12}|\$\{data\.aws_caller_identity\.[^{}]+\})$`, principal.id)
}

# Nobody but principals of accounts may change the policy; a service that could would own the key.
keeps_services_out(statement) if statement.effect == "Deny"

keeps_services_out(statement) if not policy_document.covers(statement, "kms:putkeypolicy")

keeps_services_out(statement) if {
	every principal in statement.principals {
		principal.kind == "AWS"
	}
}

# CloudWatch Logs encrypts under the log group's ARN, so only that tells whose group it is.
binds_logs(statement) if not admits_logs(statement)

binds_logs(statement) if policy_document.is_narrowed(statement, {"kms:encryptioncontext:aws:logs:arn"})

admits_logs(statement) if {
	statement.effect == "Allow"
	some principal in statement.principals
	is_logs(principal)
}

# `logs.amazonaws.com`, or a region's own.
is_logs(principal) if {
	principal.kind == "Service"
	regex.match(`^logs\.(.+\.)?amazonaws\.com(\.cn)?$`, principal.id)
}

# CloudWatch Logs may do each of the actions, for this account's groups and the group among them.
lets_logs(key, actions, group) if {
	statements := policy(key)
	every action in actions {
		some statement in statements
		admits_logs(statement)
		binds_logs(statement)
		policy_document.grants(statement, lower(action))
		"*" in statement.resources
		some condition in statement.conditions
		condition.key == "kms:encryptioncontext:aws:logs:arn"
		some value in condition.values
		is_context_of(value, group)
	}
}

# The context is the group's ARN, or a pattern of it.
is_context_of(address, group) if address == group.address

is_context_of(pattern, _) if regex.match(`^arn:[^:]+:logs:[^:]+:[^:]+:(log-group:)?\*$`, pattern)

is_context_of(pattern, group) if {
	regex.match(`^arn:[^:]+:logs:[^:]+:[^:]+:log-group:[^{}\[\]\\]+$`, pattern)
	name := substring(pattern, indexof(pattern, ":log-group:") + 11, -1)
	glob.match(name, null, group.values.name)
}

# The service may do each of the actions. A condition that the service does not meet would shut it out, so
# there is none, or it is about whose resources the service acts for and the service says so to KMS.
lets_service(key, service, actions, unconditioned) if {
	statements := policy(key)
	every action in actions {
		some statement in statements
		{"kind": "Service", "id": service} in statement.principals
		policy_document.grants(statement, lower(action))
		"*" in statement.resources
		admits_service(statement, service, unconditioned)
	}
}

admits_service(statement, _, _) if statement.conditions == []

admits_service(statement, service, unconditioned) if {
	not service in unconditioned
	every condition in statement.conditions {
		condition.key in {"aws:sourceaccount", "aws:sourcearn"}
	}
}
