# METADATA
# title: Alarms watch the slowest requests
# description: >-
#   An average hides the one payment in twenty that takes ten seconds. The 95th and the 99th percentile
#   of the API's latency each have an alarm, below what API Gateway gives up at.
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.extended_statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings
#   parameters: { percentiles: [p95, p99], longest_milliseconds: 29000, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     For each of {percentiles}, add an alarm with that extended_statistic on the metric of a filter that
#     publishes the access log's responseLatency, GreaterThanThreshold at most {longest_milliseconds} ms,
#     within {within_seconds} seconds.
package controls.alarms["latency-percentiles"]

import data.lib.access_log
import data.lib.alarm
import data.lib.metric
import data.lib.model

# API Gateway waits 29 seconds for an integration, so an alarm above that never goes off.
# Source: API Gateway Developer Guide, "Quotas for configuring and running a REST API".
proven contains subject.address if {
	some subject in input.subjects
	count(input.parameters.percentiles) > 0
	every percentile in input.parameters.percentiles {
		some watching in model.all("aws_cloudwatch_metric_alarm")
		watched := alarm.watched(watching)
		watched.stat == percentile
		filters := metric.filters(metric.alarm_publishers(watching), watched)
		count(filters) > 0
		every filter in filters {
			access_log.measures_latency(filter)
		}
		alarm.above(watching)
		watching.values.threshold > 0
		watching.values.threshold <= input.parameters.longest_milliseconds
		alarm.prompt(watching, input.parameters.within_seconds)
	}
}
