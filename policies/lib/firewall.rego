# METADATA
# description: |
#   What a web ACL of AWS WAF blocks. Source: AWS WAF Developer Guide, "Rate-based rule statements" and "Using rule
#   group statements".
package lib.firewall

import data.lib.model

# An address that makes more than so many requests in five minutes is blocked, whatever it asks for.
limits_rates(acl, requests) if {
	is_number(requests)
	every path in ["scope_down_statement", "aggregate_key_type", "evaluation_window_sec"] {
		model.known(acl, concat(".", ["rule.statement.rate_based_statement", path]))
	}
	some rule in acl.values.rule
	blocks(rule)
	some statement in rule.statement
	some rate in statement.rate_based_statement
	object.get(rate, "aggregate_key_type", "IP") in {"IP", "FORWARDED_IP"}
	object.get(rate, "scope_down_statement", []) == []
	is_number(rate.limit)
	window := object.get(rate, "evaluation_window_sec", 300)
	is_number(window)
	rate.limit * 300 <= requests * window
}

# What the rule's statement matches is blocked.
blocks(rule) if {
	some action in rule.action
	some block in action.block
	is_object(block)
}

# All of AWS's rule group acts as AWS made it: nothing of it is only counted, and nothing is kept from it.
applies(acl, group) if {
	every path in ["scope_down_statement", "rule_action_override"] {
		model.known(acl, concat(".", ["rule.statement.managed_rule_group_statement", path]))
	}
	some rule in acl.values.rule
	some override in rule.override_action
	some none in override.none
	is_object(none)
	some statement in rule.statement
	some managed in statement.managed_rule_group_statement
	managed.vendor_name == "AWS"
	managed.name == group
	object.get(managed, "scope_down_statement", []) == []
	object.get(managed, "rule_action_override", []) == []
}
