# METADATA
# title: A VPC reaches S3 and DynamoDB without the Internet
# description: >-
#   What has no endpoint goes out through NAT: over public addresses, and charged by the gigabyte. A gateway endpoint
#   costs nothing, in each route table that it is given. Source: AWS PrivateLink Guide, "Gateway endpoints".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [aws_vpc]
#   reads:
#     - aws_vpc_endpoint.vpc_id
#     - aws_vpc_endpoint.service_name
#     - aws_vpc_endpoint.vpc_endpoint_type
#     - aws_vpc_endpoint.route_table_ids
#   parameters: { services: [s3, dynamodb] }
#   frameworks:
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["SC-7"]
#   fix: >-
#     Give the VPC an aws_vpc_endpoint of type Gateway for each of {services}, with the route_table_ids of its private
#     subnets.
package controls.network["gateway-endpoints"]

import data.lib.endpoint
import data.lib.model

proven contains vpc.address if {
	some vpc in input.subjects
	count(input.parameters.services) > 0
	every service in input.parameters.services {
		some gateway in model.dependents(vpc, "aws_vpc_endpoint", "vpc_id")
		endpoint.serves(gateway, service)
		model.known(gateway, "vpc_endpoint_type")
		object.get(gateway.values, "vpc_endpoint_type", "Gateway") == "Gateway"
		is_array(gateway.values.route_table_ids)
		count(gateway.values.route_table_ids) > 0
		every table in gateway.values.route_table_ids {
			regex.match(`^(aws_(default_)?route_table\.|module\.|rtb-)`, table)
		}
	}
}
