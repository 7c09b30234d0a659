# METADATA
# title: Machines give their metadata to sessions only
# description: >-
#   A machine's metadata holds its role's credentials, and version 1 gives them to anything that can make it send one
#   plain request. Version 2 asks for a session, whose token a hop limit of one keeps on the machine. An image may
#   raise the limit where nothing is said. Source: EC2 User Guide, "Use the Instance Metadata Service to access
#   instance metadata".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_launch_template, aws_instance]
#   reads:
#     - metadata_options.http_endpoint
#     - metadata_options.http_tokens
#     - metadata_options.http_put_response_hop_limit
#   parameters: { max_hops: 1 }
#   frameworks:
#     pci-dss-4.0.1: ["2.2.6", "7.2.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["AC-3", "CM-6"]
#   fix: >-
#     Set metadata_options with http_tokens "required" and http_put_response_hop_limit of at most {max_hops}.
package controls.ec2.imdsv2

proven contains resource.address if {
	some resource in input.subjects
	[options] := resource.values.metadata_options
	options.http_tokens == "required"
	hops := options.http_put_response_hop_limit
	is_number(hops)
	is_number(input.parameters.max_hops)
	hops <= input.parameters.max_hops
}

# Who gives no metadata needs no session.
proven contains resource.address if {
	some resource in input.subjects
	is_number(input.parameters.max_hops)
	[options] := resource.values.metadata_options
	options.http_endpoint == "disabled"
}
