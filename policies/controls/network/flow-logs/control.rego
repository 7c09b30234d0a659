# METADATA
# title: What flows in a VPC is logged
# description: >-
#   Without flow logs nobody can tell afterwards who reached what, or who tried. They record what was let through and
#   what was refused, to a log group, a bucket or a delivery stream. Source: VPC User Guide, "Logging IP traffic using
#   VPC Flow Logs".
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_vpc]
#   reads:
#     - aws_flow_log.vpc_id
#     - aws_flow_log.traffic_type
#     - aws_flow_log.log_destination
#     - aws_flow_log.log_destination_type
#     - aws_flow_log.iam_role_arn
#     - aws_cloudwatch_log_group
#     - aws_s3_bucket
#     - aws_kinesis_firehose_delivery_stream
#     - aws_iam_role
#   parameters: { traffic: ALL }
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-2", "SI-4"]
#   fix: >-
#     Give the VPC an aws_flow_log with traffic_type {traffic} and a log_destination; to a log group, with an
#     iam_role_arn that may write there.
package controls.network["flow-logs"]

import data.lib.model

proven contains vpc.address if {
	some vpc in input.subjects
	some log in model.dependents(vpc, "aws_flow_log", "vpc_id")
	is_string(input.parameters.traffic)
	log.values.traffic_type == input.parameters.traffic
	leads_somewhere(log)
}

leads_somewhere(log) if {
	model.known(log, "log_destination_type")
	object.get(log.values, "log_destination_type", "cloud-watch-logs") == "cloud-watch-logs"
	names(log, "log_destination", "aws_cloudwatch_log_group", `^arn:[^:]+:logs:[^:]+:[^:]+:log-group:[^*]+$`)
	names(log, "iam_role_arn", "aws_iam_role", `^arn:[^:]+:iam::[^:]+:role/[^*]+$`)
}

leads_somewhere(log) if {
	log.values.log_destination_type == "s3"
	names(log, "log_destination", "aws_s3_bucket", `^arn:[^:]+:s3:::[^*]+$`)
}

leads_somewhere(log) if {
	log.values.log_destination_type == "kinesis-data-firehose"
	names(
		log, "log_destination", "aws_kinesis_firehose_delivery_stream",
		`^arn:[^:]+:firehose:[^:]+:[^:]+:deliverystream/[^*]+$`,
	)
}

names(log, attribute, type, _) if {
	some target in model.refs(log, attribute)
	target.type == type
}

names(log, attribute, _, pattern) if regex.match(pattern, log.values[attribute])
