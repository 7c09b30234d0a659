# METADATA
# title: Functions log to a declared log group
# description: >-
#   Lambda makes the log group that it doesn't find, without an end and without a customer's key. A
#   function's group has to be declared, under the name that the function is told or, when it is told none,
#   /aws/lambda/ and the function's name.
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_lambda_function]
#   reads: [logging_config.log_group, aws_cloudwatch_log_group]
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-12"]
#   fix: >-
#     Declare the aws_cloudwatch_log_group that the function writes to, and name it in
#     logging_config.log_group.
package controls.lambda["log-group"]

import data.lib.model

proven contains resource.address if {
	some resource in input.subjects
	some group in model.refs(resource, "logging_config.log_group")
	group.type == "aws_cloudwatch_log_group"
	every config in object.get(resource.values, "logging_config", []) {
		is_string(object.get(config, "log_group", ""))
	}
}
