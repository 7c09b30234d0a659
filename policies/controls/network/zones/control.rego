# METADATA
# title: The network is spread over zones, and what runs in it as well
# description: >-
#   A zone fails as a whole. A network with subnets in enough of them goes on without one, as long as its machines and
#   databases are in as many. Source: AWS Well-Architected Framework, REL10-BP01, "Deploy the workload to multiple
#   locations".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [stack]
#   reads:
#     - aws_vpc
#     - aws_subnet.vpc_id
#     - aws_subnet.availability_zone
#     - aws_autoscaling_group.vpc_zone_identifier
#     - aws_db_subnet_group.subnet_ids
#   parameters: { min_zones: 3 }
#   frameworks:
#     soc2: ["A1.2"]
#     nist-800-53-r5: ["SC-36"]
#   fix: >-
#     Give the VPC subnets in {min_zones} zones by their availability_zone, and each aws_autoscaling_group and
#     aws_db_subnet_group subnets in as many.
package controls.network.zones

import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	some vpc in model.all("aws_vpc")
	is_spread(model.dependents(vpc, "aws_subnet", "vpc_id"))
	every group in model.all("aws_autoscaling_group") {
		is_spread(model.refs(group, "vpc_zone_identifier"))
	}
	every group in model.all("aws_db_subnet_group") {
		is_spread(model.refs(group, "subnet_ids"))
	}
}

is_spread(subnets) if {
	is_number(input.parameters.min_zones)
	zones := {subnet.values.availability_zone | some subnet in subnets; is_zone(subnet)}
	count(zones) >= input.parameters.min_zones
}

is_zone(subnet) if {
	subnet.type == "aws_subnet"
	regex.match(`^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$`, subnet.values.availability_zone)
}
