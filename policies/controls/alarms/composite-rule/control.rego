# METADATA
# title: One alarm says that payments fail
# description: >-
#   Whether the API or the function behind it fails, one alarm says so: a composite alarm that means
#   exactly the API's error-rate alarm or its function's. The rule is judged by what it means in every
#   state of its alarms, never by how it is written.
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_composite_alarm.alarm_rule
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_lambda_function.function_name
#     - aws_api_gateway_integration.uri
#     - aws_api_gateway_integration.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings
#     - aws_api_gateway_stage.rest_api_id
#   parameters: { first_error_status: 400 }
#   frameworks:
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add a composite alarm whose rule is ALARM(api) OR ALARM(lambda), over the error-rate alarms of the
#     API and of the function behind it.
package controls.alarms["composite-rule"]

import data.lib.alarm
import data.lib.api
import data.lib.composite
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some one in model.all("aws_cloudwatch_composite_alarm")
	some of_api in model.refs(one, "alarm_rule")
	some of_function in model.refs(one, "alarm_rule")
	composite.combinations(one) == {{of_api.address}, {of_function.address}}
	group := alarm.api_errors_group(of_api, input.parameters.first_error_status)
	api.answers(alarm.function_with_errors(of_function), group)
}
