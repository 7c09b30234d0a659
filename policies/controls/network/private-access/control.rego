# METADATA
# title: A VPC reaches the observability services privately
# description: >-
#   One endpoint that is missing, or that its VPC does not resolve, sends metrics, logs, traces or alarms over the
#   Internet, or nowhere. Where one of them is, or a VPC, all of them are, for principals of this account and for
#   machines of chosen networks. Source: AWS PrivateLink Guide, "Access AWS services through AWS PrivateLink", and
#   "Control access to VPC endpoints using endpoint policies".
# custom:
#   severity: medium
#   profiles: [payments]
#   selects: [aws_vpc, aws_vpc_endpoint]
#   reads:
#     - aws_vpc_endpoint.service_name
#     - aws_vpc_endpoint.vpc_endpoint_type
#     - aws_vpc_endpoint.private_dns_enabled
#     - aws_vpc_endpoint.subnet_ids
#     - aws_vpc_endpoint.policy
#     - aws_vpc_endpoint.vpc_id
#     - aws_vpc_endpoint.security_group_ids
#     - aws_vpc
#     - aws_security_group.ingress.protocol
#     - aws_security_group.ingress.from_port
#     - aws_security_group.ingress.to_port
#     - aws_security_group.ingress.cidr_blocks
#     - aws_security_group.ingress.ipv6_cidr_blocks
#     - aws_security_group.ingress.security_groups
#     - aws_vpc_security_group_ingress_rule.security_group_id
#     - aws_vpc_security_group_ingress_rule.ip_protocol
#     - aws_vpc_security_group_ingress_rule.from_port
#     - aws_vpc_security_group_ingress_rule.to_port
#     - aws_vpc_security_group_ingress_rule.cidr_ipv4
#     - aws_vpc_security_group_ingress_rule.cidr_ipv6
#     - aws_vpc_security_group_ingress_rule.referenced_security_group_id
#     - aws_security_group_rule.security_group_id
#     - aws_security_group_rule.type
#     - aws_security_group_rule.protocol
#     - aws_security_group_rule.from_port
#     - aws_security_group_rule.to_port
#     - aws_security_group_rule.cidr_blocks
#     - aws_security_group_rule.ipv6_cidr_blocks
#     - aws_security_group_rule.source_security_group_id
#   parameters:
#     services: [monitoring, logs, xray, sns]
#     widest_prefix: 8
#     narrowing_keys:
#       - aws:principalaccount
#       - aws:principalarn
#       - aws:principalorgid
#   frameworks:
#     pci-dss-4.0.1: ["1.3.1", "1.4.2"]
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["AC-4", "SC-7(5)"]
#   fix: >-
#     Give the VPC interface endpoints for {services}, each with private_dns_enabled, subnets, a policy whose
#     Principal "*" has one of the conditions {narrowing_keys}, and security groups that let in TCP 443 alone, from
#     no network wider than /{widest_prefix}.
package controls.network["private-access"]

import data.lib.endpoint
import data.lib.model

proven contains vpc.address if {
	some vpc in input.subjects
	vpc.type == "aws_vpc"
	endpoint.reach_all(model.dependents(vpc, "aws_vpc_endpoint", "vpc_id"), input.parameters)
}

proven contains resource.address if {
	some resource in input.subjects
	resource.type == "aws_vpc_endpoint"
	some service in input.parameters.services
	endpoint.serves(resource, service)
	endpoint.is_private(resource, input.parameters)
	endpoint.reach_all(endpoint.together(resource), input.parameters)
}

# Endpoints for other services are none of this control's.
proven contains resource.address if {
	some resource in input.subjects
	resource.type == "aws_vpc_endpoint"
	count(input.parameters.services) > 0
	every service in input.parameters.services {
		endpoint.is_for_another(resource, service)
	}
	is_number(input.parameters.widest_prefix)
	is_array(input.parameters.narrowing_keys)
}
