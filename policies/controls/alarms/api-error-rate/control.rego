# METADATA
# title: An alarm watches the API's error rate
# description: >-
#   Failed requests are what a customer meets first. An alarm goes off when more than 5 % of the requests
#   in the API's access log failed; it is found by what its metrics count, whatever it is called.
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
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings
#   parameters: { percent: 5, first_error_status: 400, within_seconds: 900 }
#   frameworks:
#     pci-dss-4.0.1: ["10.4.1.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on IF(n>0,100*e/n,0), e being the sum of a metric filter that counts status
#     {first_error_status} and above in the API's access log and n of one that counts every request,
#     GreaterThanThreshold {percent}, missing data notBreaching, within {within_seconds} seconds.
package controls.alarms["api-error-rate"]

import data.lib.alarm
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	alarm.api_errors_group(watching, input.parameters.first_error_status)
	alarm.above_percent(watching, input.parameters.percent)
	alarm.prompt(watching, input.parameters.within_seconds)
}
