# METADATA
# title: Every part of a payment is logged
# description: >-
#   Some API's stage writes its access log and its execution log to declared groups, and so do all functions behind
#   it; and the databases' groups are there. A group that AWS makes by itself never expires and has no customer key.
#   Sources: API Gateway Developer Guide, "Set up CloudWatch logging for REST APIs"; Aurora User Guide, "Publishing
#   Aurora PostgreSQL logs to Amazon CloudWatch Logs".
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_api_gateway_stage.access_log_settings.destination_arn
#     - aws_api_gateway_stage.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_integration.rest_api_id
#     - aws_api_gateway_integration.uri
#     - aws_lambda_function.logging_config.log_group
#     - aws_cloudwatch_log_group.name
#   parameters:
#     database_groups:
#       - ^/aws/rds/payments-db-[^/]+$
#       - ^/aws/rds/cluster/[^/]+/postgresql$
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1", "10.2.2"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-2", "AU-12"]
#   fix: >-
#     Declare an aws_cloudwatch_log_group for the access log of the API's stage, for its execution log
#     (API-Gateway-Execution-Logs_<API id>/<stage>), for each function behind it, and of the names
#     {database_groups}.
package controls.logs["payment-groups"]

import data.lib.model
import data.lib.payment_logs

proven contains stack.address if {
	some stack in input.subjects
	some stage in model.all("aws_api_gateway_stage")
	count(payment_logs.of_access(stage)) > 0
	count(payment_logs.of_execution(stage)) > 0
	count(payment_logs.functions(stage)) > 0
	every function in payment_logs.functions(stage) {
		count(payment_logs.of_function(function)) > 0
	}
	count(input.parameters.database_groups) > 0
	every pattern in input.parameters.database_groups {
		count(payment_logs.of_database(pattern)) > 0
	}
}
