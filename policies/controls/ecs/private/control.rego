# METADATA
# title: Tasks have no public address
# description: >-
#   A task with a public address is one mistake in a security group away from everybody. Each service runs in a VPC of
#   one's own and asks for no public address. Source: ECS Developer Guide, "Amazon ECS task networking options for
#   Fargate".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_ecs_service]
#   reads:
#     - launch_type
#     - network_configuration.security_groups
#     - network_configuration.assign_public_ip
#   frameworks:
#     pci-dss-4.0.1: ["1.4.4"]
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["AC-4", "SC-7"]
#   fix: >-
#     Give the service a network_configuration with private subnets, security groups of its own, and assign_public_ip
#     false.
package controls.ecs.private

import data.lib.model

proven contains service.address if {
	some service in input.subjects
	[network] := service.values.network_configuration
	count(network.security_groups) > 0
	every id in network.security_groups {
		is_string(id)
	}
	model.known(service, "network_configuration.assign_public_ip")
	object.get(network, "assign_public_ip", false) == false
}

# On machines of one's own a task may share their network, and has no address of its own to be public.
proven contains service.address if {
	some service in input.subjects
	service.values.launch_type in {"EC2", "EXTERNAL"}
	model.known(service, "network_configuration")
	object.get(service.values, "network_configuration", []) == []
}
