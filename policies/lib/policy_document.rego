# METADATA
# description: |
#   IAM's policy documents (of roles, keys, topics, buckets, endpoints) in one shape, so that nothing hides
#   in the ways a document may be written. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
package lib.policy_document

import data.lib.model

# The statements of the document at `attribute`, each as
#   {effect, actions, except_actions, resources, except_resources, principals, except_principals, conditions}
# where actions are in lower case (IAM compares them so), principals are {kind, id} ("*" by itself is of
# kind "*"), conditions are {operator, key, values} with operator and key in lower case. Undefined when the
# document is absent, not wholly known, or not as the grammar has it: then nothing can be proven of it.
statements(resource, attribute) := found if {
	model.known(resource, attribute)
	found := parsed(resource.values[attribute])
	every statement in found {
		names_somebody(statement) == is_held_by_resource(resource, attribute)
		names_something(statement) == (attribute != "assume_role_policy")
	}
}

# A policy of an identity says what, one of a role's trust says who, and one of a resource says both.
# Source: IAM User Guide, "IAM JSON policy elements: Principal" and "Resource".
is_held_by_resource(_, "assume_role_policy") := true

is_held_by_resource(resource, attribute) := startswith(type, "aws_iam_") == false if {
	attribute != "assume_role_policy"
	type := object.get(resource, "type", "aws_iam_role")
}

names_somebody(statement) := count(statement.principals) + count(statement.except_principals) > 0

names_something(statement) := count(statement.resources) + count(statement.except_resources) > 0

# The same of a document that is known.
parsed(document) := [normal(statement) | some statement in written] if {
	object.keys(document) - {"Version", "Id", "Statement"} == set()
	object.get(document, "Version", "2012-10-17") in {"2012-10-17", "2008-10-17"}
	written := list_of(document.Statement)
	count(written) > 0
	every statement in written {
		well_formed(statement)
	}
}

normal(statement) := {
	"effect": statement.Effect,
	"actions": [lower(action) | some action in list_of(object.get(statement, "Action", []))],
	"except_actions": [lower(action) | some action in list_of(object.get(statement, "NotAction", []))],
	"resources": list_of(object.get(statement, "Resource", [])),
	"except_resources": list_of(object.get(statement, "NotResource", [])),
	"principals": principals(object.get(statement, "Principal", [])),
	"except_principals": principals(object.get(statement, "NotPrincipal", [])),
	"conditions": [{"operator": lower(operator), "key": lower(key), "values": texts(values)} |
		some operator, keys in object.get(statement, "Condition", {})
		some key, values in keys
	],
}

well_formed(statement) if {
	object.keys(statement) - {
		"Sid", "Effect",
		"Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal",
		"Condition",
	} == set()
	statement.Effect in {"Allow", "Deny"}
	count([element | some element in ["Action", "NotAction"]; strings(statement[element])]) == 1
	count(object.keys(statement) & {"Action", "NotAction"}) == 1
	count(object.keys(statement) & {"Resource", "NotResource"}) < 2
	count(object.keys(statement) & {"Principal", "NotPrincipal"}) < 2
	every element in object.keys(statement) & {"Resource", "NotResource"} {
		strings(statement[element])
	}
	every element in object.keys(statement) & {"Principal", "NotPrincipal"} {
		names_principals(statement[element])
	}
	every keys in object.get(statement, "Condition", {}) {
		is_object(keys)
		count(keys) > 0
		every values in keys {
			scalars(values)
		}
	}
	is_object(object.get(statement, "Condition", {}))
}

strings(value) if {
	count(list_of(value)) > 0
	every item in list_of(value) {
		is_string(item)
		item != ""
	}
}

scalars(value) if {
	count(list_of(value)) > 0
	count(texts(value)) == count(list_of(value))
}

names_principals("*")

names_principals(value) if {
	is_object(value)
	count(value) > 0
	every kind, ids in value {
		kind in {"AWS", "Service", "Federated", "CanonicalUser"}
		strings(ids)
	}
}

principals("*") := [{"kind": "*", "id": "*"}]

principals(value) := [{"kind": kind, "id": id} | some kind, ids in value; some id in list_of(ids)] if {
	is_object(value)
}

principals([]) := []

# One or many, as the grammar allows almost everywhere.
list_of(value) := value if is_array(value)

list_of(value) := [value] if not is_array(value)

# Condition values may be booleans and numbers, which IAM compares as text.
texts(value) := [text(item) | some item in list_of(value)]

text(value) := value if is_string(value)

text(true) := "true"

text(false) := "false"

text(value) := format_int(value, 10) if is_number(value)

# The statements of the policy in force on `resource`: that of the separate resource of `type` which names it
# by `link`, or else its own `policy`. With two separate ones nobody can tell which is in force.
in_force(resource, type, link) := statements(attached, "policy") if {
	[attached] := model.dependents(resource, type, link)
}

in_force(resource, type, link) := statements(resource, "policy") if {
	count(model.dependents(resource, type, link)) == 0
}

# Allows the action (in lower case) in so many words.
grants(statement, action) if {
	statement.effect == "Allow"
	names_action(statement.actions, action)
}

# Covers the action in any way; NotAction covers all others.
covers(statement, action) if names_action(statement.actions, action)

covers(statement, action) if {
	count(statement.except_actions) > 0
	not names_action(statement.except_actions, action)
}

names_action(patterns, action) if action in patterns

# Actions and their patterns hold letters, digits, `:`, `-`, `*` and `?`, which glob.match reads as IAM does.
# It compiles each pattern anew, so only those that are patterns are put to it.
names_action(patterns, action) if {
	some pattern in patterns
	is_pattern(pattern)
	regex.match(`^[a-z0-9*?:-]+$`, pattern)
	glob.match(pattern, [], action)
}

is_pattern(text) if contains(text, "*")

is_pattern(text) if contains(text, "?")

# Lets in whoever has an AWS account, or none.
admits_anybody(statement) if {
	statement.effect == "Allow"
	some principal in statement.principals
	is_anybody(principal)
}

admits_anybody(statement) if {
	statement.effect == "Allow"
	count(statement.except_principals) > 0
}

# Lets nobody in but by name, or by one of the narrowing condition keys (in lower case).
keeps_strangers_out(statement, _) if not admits_anybody(statement)

keeps_strangers_out(statement, narrowing_keys) if is_narrowed(statement, narrowing_keys)

# Holds those of these services that it admits to one account's resources, by one of the condition keys: each
# acts for every account, and says for whom. Source: IAM User Guide, "The confused deputy problem".
binds_services(statement, _, _) if statement.effect == "Deny"

binds_services(statement, services, _) if {
	every principal in statement.principals {
		not is_one_of(principal, services)
	}
}

binds_services(statement, _, keys) if is_narrowed(statement, keys)

is_one_of(principal, services) if {
	principal.kind == "Service"
	principal.id in services
}

is_anybody(principal) if regex.match(`[*?]`, principal.id)

# Only requests for which one of the keys (in lower case) has one of the written-out values. Operators that
# hold when the key is absent (IfExists, ForAllValues, Null, every Not…) narrow nothing.
# Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
is_narrowed(statement, keys) if {
	some condition in statement.conditions
	condition.key in keys
	condition.operator in {
		"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike",
		"foranyvalue:stringequals", "foranyvalue:stringlike", "foranyvalue:arnequals", "foranyvalue:arnlike",
	}
	every value in condition.values {
		is_specific(value)
	}
}

# An account's number, an organization's id or path, a namespace: wildcards at most below a whole name.
is_specific(value) if {
	not startswith(value, "arn:")
	regex.match(`^[^*?]+(/[*?].*)?$`, value)
}

# An ARN of one account, or (S3's have none) of one bucket, whatever follows.
is_specific(value) if regex.match(`^arn:[^:*?]+:[^:*?]+:[^:]*:[^:*?]+:.`, value)

is_specific(value) if regex.match(`^arn:[^:*?]+:s3:::[^*?]`, value)

# Denies everything to everybody who does not come over TLS, whatever else may be said of the request.
denies_plain_http(statement) if {
	statement.effect == "Deny"
	{"s3:*", "*"} & {action | some action in statement.actions} != set()
	some principal in statement.principals
	principal.kind in {"*", "AWS"}
	principal.id == "*"
	[condition] := statement.conditions
	condition.key == "aws:securetransport"
	condition.operator in {"bool", "boolifexists"}
	condition.values == ["false"]
}
