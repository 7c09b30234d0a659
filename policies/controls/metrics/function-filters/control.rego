# METADATA
# title: Functions' own reports are measured
# description: >-
#   Lambda reports each invocation in the function's log, those included that ran out of time or memory. Filters on some
#   function's reports measure what failed, how long it took, and for how long an environment was taken, from which
#   follows how many were at once. Source: Lambda Developer Guide, "Lambda Telemetry API event schema reference",
#   platform.report.
# custom:
#   severity: medium
#   profiles: [services]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_lambda_function.logging_config
#   parameters: { measures: [failures, durations, occupancy] }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["AU-6(1)", "SI-4"]
#   fix: >-
#     Let the function log in JSON, system logs from INFO on, and add filters on { $.type = "platform.report" } in its
#     log: one that counts $.record.status != "success", and one each that publishes $.record.metrics.durationMs and
#     $.record.metrics.billedDurationMs in Milliseconds.
package controls.metrics["function-filters"]

import data.lib.functions
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	measures := input.parameters.measures
	count(measures) > 0
	some function in model.all("aws_lambda_function")
	every measure in measures {
		some filter in model.all("aws_cloudwatch_log_metric_filter")
		functions.is_measured(filter, measure)
		function.address in functions.reported_by(filter)
	}
}
