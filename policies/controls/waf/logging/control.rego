# METADATA
# title: The firewall logs what it sees, and no credentials
# description: >-
#   Without its log nobody can tell what was blocked, or why; with credentials in it, whoever reads the log may use
#   them. Every request goes to a log group, a bucket or a delivery stream, whose name begins as AWS WAF wants it, and
#   the authorization header is left out. Source: AWS WAF Developer Guide, "Logging AWS WAF web ACL traffic".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [aws_wafv2_web_acl]
#   reads:
#     - aws_wafv2_web_acl_logging_configuration.resource_arn
#     - aws_wafv2_web_acl_logging_configuration.log_destination_configs
#     - aws_wafv2_web_acl_logging_configuration.redacted_fields.single_header.name
#     - aws_wafv2_web_acl_logging_configuration.logging_filter
#     - aws_cloudwatch_log_group.name
#     - aws_s3_bucket.bucket
#     - aws_kinesis_firehose_delivery_stream.name
#   parameters: { headers: [authorization] }
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1", "8.3.2"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-2", "AU-12", "IA-5"]
#   fix: >-
#     Give the web ACL an aws_wafv2_web_acl_logging_configuration whose destination's name begins with
#     aws-waf-logs-, with redacted_fields for the headers {headers} and without a logging_filter.
package controls.waf.logging

import data.lib.model

proven contains acl.address if {
	some acl in input.subjects
	[logging] := model.dependents(acl, "aws_wafv2_web_acl_logging_configuration", "resource_arn")
	some destination in model.refs(logging, "log_destination_configs")
	startswith(name(destination), "aws-waf-logs-")
	model.known(logging, "logging_filter")
	object.get(logging.values, "logging_filter", []) == []
	count(input.parameters.headers) > 0
	every header in input.parameters.headers {
		leaves_out(logging, header)
	}
}

name(destination) := destination.values.name if {
	destination.type in {"aws_cloudwatch_log_group", "aws_kinesis_firehose_delivery_stream"}
}

name(destination) := destination.values.bucket if destination.type == "aws_s3_bucket"

leaves_out(logging, header) if {
	some field in logging.values.redacted_fields
	some single in field.single_header
	lower(single.name) == header
}
