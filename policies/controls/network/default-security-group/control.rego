# METADATA
# title: A VPC's default security group lets nothing through
# description: >-
#   Whatever is started without a security group gets the VPC's default one, which lets its members speak with each
#   other and with everybody outside, unless its rules are taken away. Source: VPC User Guide, "Default security
#   groups for your VPCs".
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_vpc]
#   reads:
#     - aws_default_security_group.vpc_id
#     - aws_default_security_group.ingress
#     - aws_default_security_group.egress
#     - aws_security_group_rule.security_group_id
#     - aws_vpc_security_group_ingress_rule.security_group_id
#     - aws_vpc_security_group_egress_rule.security_group_id
#   frameworks:
#     pci-dss-4.0.1: ["1.3.1", "1.3.2"]
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["AC-4", "SC-7(5)"]
#   fix: >-
#     Add an aws_default_security_group for the VPC with ingress = [] and egress = [], and no rules beside it.
package controls.network["default-security-group"]

import data.lib.model

proven contains vpc.address if {
	some vpc in input.subjects
	[group] := model.dependents(vpc, "aws_default_security_group", "vpc_id")
	every direction in ["ingress", "egress"] {
		model.known(group, direction)
		object.get(group.values, direction, []) == []
	}
	every type in [
		"aws_security_group_rule",
		"aws_vpc_security_group_ingress_rule",
		"aws_vpc_security_group_egress_rule",
	] {
		model.dependents(group, type, "security_group_id") == []
	}
}
