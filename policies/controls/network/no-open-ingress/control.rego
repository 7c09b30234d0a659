# METADATA
# title: Nothing is open to the Internet
# description: >-
#   A rule that lets in everybody, or half of everybody, is found within hours by those who look for one. Rules let in
#   other security groups, or networks that somebody chose; a prefix list may hold any, and nobody can tell from the
#   rule. Which ports may be open is for the profile to say. Source: VPC User Guide, "Security group rules".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects:
#     - aws_security_group
#     - aws_default_security_group
#     - aws_security_group_rule
#     - aws_vpc_security_group_ingress_rule
#   reads:
#     - aws_security_group.ingress.protocol
#     - aws_security_group.ingress.from_port
#     - aws_security_group.ingress.to_port
#     - aws_security_group.ingress.cidr_blocks
#     - aws_security_group.ingress.ipv6_cidr_blocks
#     - aws_security_group.ingress.prefix_list_ids
#     - aws_security_group.ingress.security_groups
#     - aws_security_group.ingress.self
#     - aws_default_security_group.ingress.protocol
#     - aws_default_security_group.ingress.from_port
#     - aws_default_security_group.ingress.to_port
#     - aws_default_security_group.ingress.cidr_blocks
#     - aws_default_security_group.ingress.ipv6_cidr_blocks
#     - aws_default_security_group.ingress.prefix_list_ids
#     - aws_default_security_group.ingress.security_groups
#     - aws_default_security_group.ingress.self
#     - aws_security_group_rule.type
#     - aws_security_group_rule.protocol
#     - aws_security_group_rule.from_port
#     - aws_security_group_rule.to_port
#     - aws_security_group_rule.cidr_blocks
#     - aws_security_group_rule.ipv6_cidr_blocks
#     - aws_security_group_rule.prefix_list_ids
#     - aws_security_group_rule.source_security_group_id
#     - aws_security_group_rule.self
#     - aws_vpc_security_group_ingress_rule.ip_protocol
#     - aws_vpc_security_group_ingress_rule.from_port
#     - aws_vpc_security_group_ingress_rule.to_port
#     - aws_vpc_security_group_ingress_rule.cidr_ipv4
#     - aws_vpc_security_group_ingress_rule.cidr_ipv6
#     - aws_vpc_security_group_ingress_rule.prefix_list_id
#     - aws_vpc_security_group_ingress_rule.referenced_security_group_id
#   parameters:
#     open_ports: []
#     widest_prefix: 8
#   frameworks:
#     pci-dss-4.0.1: ["1.3.1", "1.4.2"]
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["AC-4", "SC-7"]
#   fix: >-
#     Let in security groups, or networks no wider than /{widest_prefix} (IPv6: /32), by no prefix list; from anywhere
#     only TCP to one of the ports {open_ports}.
package controls.network["no-open-ingress"]

import data.lib.endpoint

proven contains group.address if {
	some group in input.subjects
	group.type in {"aws_security_group", "aws_default_security_group"}
	every path in object.get(group, "unknown", []) {
		not endpoint.is_of_ingress(path)
	}
	every rule in object.get(group.values, "ingress", []) {
		is_closed(rule)
	}
	settled
}

proven contains rule.address if {
	some rule in input.subjects
	rule.type in {"aws_security_group_rule", "aws_vpc_security_group_ingress_rule"}
	object.get(rule, "unknown", []) == []
	endpoint.has_direction(rule)
	is_closed(rule.values)
	settled
}

proven contains rule.address if {
	some rule in input.subjects
	rule.type == "aws_security_group_rule"
	rule.values.type == "egress"
	settled
}

settled if {
	is_array(input.parameters.open_ports)
	is_number(input.parameters.widest_prefix)
}

is_closed(rule) if {
	says_what(rule)
	says_whom(rule)
	count(prefix_lists(rule)) == 0
	every cidr in endpoint.networks(rule) {
		endpoint.is_narrow_network(cidr, input.parameters.widest_prefix)
	}
}

is_closed(rule) if {
	protocol(rule) in {"tcp", "6"}
	is_number(rule.from_port)
	rule.from_port == rule.to_port
	rule.from_port in input.parameters.open_ports
}

protocol(rule) := object.get(rule, "ip_protocol", object.get(rule, "protocol", ""))

says_what(rule) if {
	is_string(protocol(rule))
	not protocol(rule) in {"", "-1", "all"}
	is_number(rule.from_port)
	is_number(rule.to_port)
}

says_what(rule) if protocol(rule) in {"-1", "all"}

says_whom(rule) if count(endpoint.networks(rule)) + count(endpoint.groups(rule)) > 0

says_whom(rule) if rule.self == true

prefix_lists(rule) := array.concat(
	object.get(rule, "prefix_list_ids", []),
	[rule.prefix_list_id | rule.prefix_list_id],
)
