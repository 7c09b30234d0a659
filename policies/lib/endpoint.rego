# METADATA
# description: |
#   How a VPC reaches AWS services without the Internet. Source: AWS PrivateLink Guide, "Access AWS services
#   through AWS PrivateLink".
package lib.endpoint

import data.lib.model
import data.lib.policy_document

# The endpoints that stand together with this one: of the same VPC or, when the VPC is made elsewhere, behind the
# same security group.
together(endpoint) := array.concat(
	[other |
		some vpc in model.refs(endpoint, "vpc_id")
		some other in model.dependents(vpc, "aws_vpc_endpoint", "vpc_id")
	],
	[other |
		some guard in model.refs(endpoint, "security_group_ids")
		some other in model.dependents(guard, "aws_vpc_endpoint", "security_group_ids")
	],
)

# The service's name in a region is com.amazonaws.<region>.<service>.
serves(endpoint, service) if {
	regex.match(`^(cn\.)?com\.amazonaws\.`, endpoint.values.service_name)
	endswith(endpoint.values.service_name, concat("", [".", service]))
}

is_for_another(endpoint, service) if {
	is_string(endpoint.values.service_name)
	not serves(endpoint, service)
}

# For each of the services one of the endpoints is private.
reach_all(endpoints, parameters) if {
	count(parameters.services) > 0
	every service in parameters.services {
		some endpoint in endpoints
		serves(endpoint, service)
		is_private(endpoint, parameters)
	}
}

# Answers under the service's own name, in some subnet, to nobody but principals of some account, from no wider
# networks than those with such a prefix.
is_private(endpoint, parameters) if {
	narrowing_keys := parameters.narrowing_keys
	prefix := parameters.widest_prefix
	endpoint.values.vpc_endpoint_type == "Interface"
	endpoint.values.private_dns_enabled == true
	is_string(endpoint.values.vpc_id)
	is_array(endpoint.values.subnet_ids)
	count(endpoint.values.subnet_ids) > 0
	every statement in policy_document.statements(endpoint, "policy") {
		policy_document.keeps_strangers_out(statement, narrowing_keys)
	}
	guards := [guard | some guard in model.refs(endpoint, "security_group_ids"); guard.type == "aws_security_group"]
	count(guards) > 0
	count(guards) == count(endpoint.values.security_group_ids)
	every guard in guards {
		lets_in_https_only(guard, prefix)
	}
}

# A group's rules stand in it or beside it, in either of the provider's ways: whichever there are, are judged.
lets_in_https_only(guard, prefix) if {
	rules := array.concat(
		object.get(guard.values, "ingress", []),
		[rule.values | some rule in beside(guard)],
	)
	count(rules) > 0
	every rule in beside(guard) {
		object.get(rule, "unknown", []) == []
		has_direction(rule)
	}
	every path in object.get(guard, "unknown", []) {
		not is_of_ingress(path)
	}
	every rule in rules {
		is_narrow(rule, prefix)
	}
}

is_of_ingress("ingress")

is_of_ingress(path) if startswith(path, "ingress.")

beside(guard) := array.concat(
	model.dependents(guard, "aws_vpc_security_group_ingress_rule", "security_group_id"),
	[rule |
		some rule in model.dependents(guard, "aws_security_group_rule", "security_group_id")
		object.get(rule.values, "type", "") != "egress"
	],
)

is_narrow(rule, prefix) if {
	object.get(rule, "ip_protocol", object.get(rule, "protocol", "")) in {"tcp", "6"}
	rule.from_port == 443
	rule.to_port == 443
	count(networks(rule)) + count(groups(rule)) > 0
	every cidr in networks(rule) {
		is_narrow_network(cidr, prefix)
	}
}

networks(rule) := array.concat(
	[rule[attribute] | some attribute in ["cidr_ipv4", "cidr_ipv6"]],
	[cidr |
		some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
		some cidr in rule[attribute]
	],
)

# Other security groups: their members are machines that somebody chose.
groups(rule) := [group |
	some group in array.concat(
		[rule[attribute] | some attribute in ["referenced_security_group_id", "source_security_group_id"]],
		object.get(rule, "security_groups", []),
	)
	regex.match(`(^|/)sg-[0-9a-f]+$|(^|\.)aws_security_group\.`, group)
]

is_narrow_network(cidr, prefix) if {
	regex.match(`^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$`, cidr)
	to_number(split(cidr, "/")[1]) >= prefix
}

# A registry gives nobody more of IPv6 than a /32; a VPC has a /56.
is_narrow_network(cidr, _) if {
	regex.match(`^[0-9a-fA-F]*:[0-9a-fA-F:]*/[0-9]{1,3}$`, cidr)
	to_number(split(cidr, "/")[1]) >= 32
}

has_direction(rule) if rule.type == "aws_vpc_security_group_ingress_rule"

has_direction(rule) if rule.values.type == "ingress"
