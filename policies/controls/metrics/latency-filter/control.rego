# METADATA
# title: The API's latency is a metric
# description: >-
#   Percentiles of latency come from the access log itself: a filter publishes each request's response
#   latency as it is, in milliseconds, with nothing in place of one that is not there.
# custom:
#   severity: high
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings
#   frameworks:
#     pci-dss-4.0.1: ["10.4.1.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-6(1)"]
#   fix: >-
#     Add a metric filter on the API's access log with the pattern { $.responseLatency = * }, the value
#     $.responseLatency, the unit Milliseconds and no default_value; responseLatency unquoted in the log.
package controls.metrics["latency-filter"]

import data.lib.access_log
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some filter in model.all("aws_cloudwatch_log_metric_filter")
	access_log.measures_latency(filter)
}
