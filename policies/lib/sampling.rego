# METADATA
# description: |
#   Which X-Ray sampling rule decides about a request. Rules are asked by ascending priority and the first
#   whose every criterion matches decides; criteria are patterns of * and ?, whatever the case.
#   Source: AWS X-Ray Developer Guide, "Configuring sampling rules".
package lib.sampling

import data.lib.model

criteria := {"service_name", "service_type", "http_method", "url_path"}

# Every such request matches.
matches_all(rule, request) if {
	every criterion in criteria {
		fits(rule.values[criterion], request[criterion])
	}
	is_number(rule.values.priority)
	rule.values.host == "*"
	rule.values.resource_arn == "*"
	object.get(rule.values, "attributes", {}) == {}
	model.known(rule, "attributes")
}

# Some such requests may match, and the rule is not asked after `other`. What is not known may match.
may_decide(rule, other, request) if {
	every criterion in criteria {
		may_fit(rule, criterion, request[criterion])
	}
	not object.get(rule.values, "priority", 0) > other.values.priority
}

may_fit(rule, criterion, _) if not is_string(object.get(rule.values, criterion, null))

may_fit(rule, criterion, value) if fits(rule.values[criterion], value)

fits(pattern, value) if {
	pieces := [piece(character) | some character in split(lower(pattern), "")]
	regex.match(concat("", ["^", concat("", pieces), "$"]), lower(value))
}

piece("*") := ".*"

piece("?") := "."

piece(character) := character if regex.match("[^[:punct:]]", character)

piece(character) := concat("", ["\\", character]) if {
	regex.match("[[:punct:]]", character)
	not character in {"*", "?"}
}

# Some rule chooses enough of all that the service does, and none that may be asked before it chooses fewer.
is_sampled(service, rate, reservoir) if {
	rules := model.all("aws_xray_sampling_rule")
	some rule in rules
	every criterion in ["http_method", "url_path"] {
		rule.values[criterion] == "*"
	}
	matches_all(rule, object.union(service, {"http_method": "", "url_path": ""}))
	before := [other |
		some other in rules
		every criterion in ["service_name", "service_type"] {
			may_fit(other, criterion, service[criterion])
		}
		not object.get(other.values, "priority", 0) > rule.values.priority
	]
	every other in before {
		is_enough(other, rate, reservoir)
	}
}

# A share of the requests from `rate` to all of them, and so many in each second besides.
is_enough(rule, rate, reservoir) if {
	is_number(rule.values.fixed_rate)
	is_number(rate)
	rule.values.fixed_rate >= rate
	rule.values.fixed_rate <= 1
	is_number(rule.values.reservoir_size)
	is_number(reservoir)
	rule.values.reservoir_size >= reservoir
}

# Insights are on, and the group's expression holds of every trace that the service is in.
is_watched(group, service_name) if {
	[insights] := group.values.insights_configuration
	insights.insights_enabled == true
	alternatives := split(group.values.filter_expression, " OR ")
	concat("", [`service("`, service_name, `")`]) in alternatives
	every alternative in alternatives {
		regex.match(`^service\("[^"]+"\)$`, alternative)
	}
}
