# METADATA
# title: An alarm watches the canary
# description: >-
#   The canary sees what customers see. An alarm goes off when the runs of one that asks the API fail, and
#   when it reports nothing.
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.treat_missing_data
#     - aws_synthetics_canary.name
#     - aws_synthetics_canary.run_config.environment_variables.TARGET_URL
#     - aws_api_gateway_stage.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_integration.rest_api_id
#   parameters: { within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on the average of CloudWatchSynthetics SuccessPercent of the canary, LessThanThreshold
#     at most 100, missing data breaching, within {within_seconds} seconds.
package controls.alarms["canary-failure"]

import data.lib.alarm
import data.lib.canary
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	watched := canary.watched_by(watching)
	some asked in model.refs(watched, "run_config.environment_variables.TARGET_URL")
	some api in model.refs(asked, "rest_api_id")
	count(model.dependents(api, "aws_api_gateway_integration", "rest_api_id")) > 0
	alarm.prompt(watching, input.parameters.within_seconds)
}
