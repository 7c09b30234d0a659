# METADATA
# title: An alarm watches the payment function's error rate
# description: >-
#   A function that fails behind an API that answers loses payments quietly. An alarm goes off when more
#   than 10 % of the invocations of the function that answers for the API failed.
# custom:
#   severity: critical
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.treat_missing_data
#     - aws_lambda_function.function_name
#     - aws_api_gateway_integration.uri
#     - aws_api_gateway_integration.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_stage.rest_api_id
#   parameters: { percent: 10, within_seconds: 900 }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on IF(n>0,100*e/n,0), e and n being the sums of AWS/Lambda Errors and Invocations of
#     the API's function, GreaterThanThreshold {percent}, missing data notBreaching, within
#     {within_seconds} seconds.
package controls.alarms["lambda-error-rate"]

import data.lib.alarm
import data.lib.api
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	count(api.behind(alarm.function_with_errors(watching))) > 0
	alarm.above_percent(watching, input.parameters.percent)
	alarm.prompt(watching, input.parameters.within_seconds)
}
