# METADATA
# title: An alarm watches for unusual volume
# description: >-
#   Payments that stop coming raise no error, and a flood of them may be an attack. An alarm goes off when
#   the number of requests leaves, either way, the band that CloudWatch learned.
# custom:
#   severity: medium
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.threshold_metric_id
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings
#   parameters: { widest_deviations: 10, within_seconds: 900 }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4", "SC-5(3)"]
#   fix: >-
#     Add an alarm that compares the sum of a filter that counts every request in the API's access log
#     with its ANOMALY_DETECTION_BAND of at most {widest_deviations} deviations, named by
#     threshold_metric_id, LessThanLowerOrGreaterThanUpperThreshold, within {within_seconds} seconds.
package controls.alarms["volume-anomaly"]

import data.lib.access_log
import data.lib.alarm
import data.lib.metric
import data.lib.model

# Both the band and its metric are returned, and nothing else. Source: CloudWatch API Reference,
# PutMetricAlarm, ThresholdMetricId.
proven contains subject.address if {
	some subject in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	watching.values.comparison_operator == "LessThanLowerOrGreaterThanUpperThreshold"
	[threshold] := [query |
		some query in watching.values.metric_query
		query.id == watching.values.threshold_metric_id
	]
	band := threshold.expression.band
	band.deviations > 0
	is_number(input.parameters.widest_deviations)
	band.deviations <= input.parameters.widest_deviations
	returned := {query.id | some query in watching.values.metric_query; query.return_data == true}
	returned == {threshold.id, band.of}
	volume := alarm.by_id(watching, band.of)
	volume.stat in {"Sum", "SampleCount"}
	filters := metric.filters(metric.alarm_publishers(watching), volume)
	count(filters) > 0
	every filter in filters {
		access_log.counts_requests(filter)
	}
	alarm.prompt(watching, input.parameters.within_seconds)
}
