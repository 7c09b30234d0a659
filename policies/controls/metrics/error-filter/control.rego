# METADATA
# title: The API's errors are a metric
# description: >-
#   What the API refuses and what it fails at is counted from its access log: a filter counts exactly the
#   requests whose status says so.
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
#   parameters: { first_error_status: 400 }
#   frameworks:
#     pci-dss-4.0.1: ["10.4.1.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-6(1)"]
#   fix: >-
#     Add a metric filter on the API's access log with the pattern { $.status >= {first_error_status} } and the
#     value 1; status unquoted in the log.
package controls.metrics["error-filter"]

import data.lib.access_log
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some filter in model.all("aws_cloudwatch_log_metric_filter")
	access_log.counts_errors(filter, input.parameters.first_error_status)
}
