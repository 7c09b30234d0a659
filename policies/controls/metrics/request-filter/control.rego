# METADATA
# title: The API's requests are a metric
# description: >-
#   A rate needs what it is a rate of: a filter counts every request in the API's access log.
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
#     Add a metric filter on the API's access log with the pattern { $.status = * } and the value 1.
package controls.metrics["request-filter"]

import data.lib.access_log
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some filter in model.all("aws_cloudwatch_log_metric_filter")
	access_log.counts_requests(filter)
}
