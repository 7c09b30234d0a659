# METADATA
# title: One dashboard shows how payments are doing
# description: >-
#   Whoever is called at night opens one page. It shows the API's latency (its percentiles) and errors, the
#   function's errors and duration, the database's connections, every metric that the function publishes,
#   the state of the error-rate alarms, and the API's access log; found by what is shown, not by titles.
# custom:
#   severity: medium
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.alarms
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.query
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_lambda_function.function_name
#     - aws_lambda_function.environment.variables.METRIC_NAMESPACE
#     - aws_lambda_function.environment.variables.METRIC_NAMES
#     - aws_api_gateway_integration.uri
#     - aws_api_gateway_integration.rest_api_id
#     - aws_api_gateway_rest_api
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings
#     - aws_api_gateway_stage.rest_api_id
#   parameters: { percentiles: [p50, p95, p99], first_error_status: 400 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Draw what is missing: {percentiles} of the latency filter's metric, the error filter's metric,
#     AWS/Lambda Errors and Duration of the API's function, AWS/RDS DatabaseConnections, each of the
#     function's METRIC_NAMES; add an alarm widget over the error-rate alarms and a log widget over the
#     API's access log.
package controls.dashboards.coverage

import data.lib.access_log
import data.lib.alarm
import data.lib.api
import data.lib.dashboard
import data.lib.metric
import data.lib.model

proven contains subject.address if {
	some subject in input.subjects
	some page in model.all("aws_cloudwatch_dashboard")
	some group in model.all("aws_cloudwatch_log_group")
	some function in model.all("aws_lambda_function")
	api.answers(function, group)

	count(input.parameters.percentiles) > 0
	every percentile in input.parameters.percentiles {
		some line in dashboard.shown(page)
		line.stat == percentile
		some filter in metric.filters(dashboard.publishers(page), line)
		access_log.measures_latency(filter)
		some at in model.refs(filter, "log_group_name")
		at.address == group.address
	}
	some errors in dashboard.shown(page)
	some filter in metric.filters(dashboard.publishers(page), errors)
	access_log.counts_errors(filter, input.parameters.first_error_status)
	some at in model.refs(filter, "log_group_name")
	at.address == group.address

	every name in {"Errors", "Duration"} {
		some line in dashboard.shown(page)
		line.namespace == "AWS/Lambda"
		line.metric_name == name
		metric.source(dashboard.publishers(page), line).address == function.address
	}
	some connections in dashboard.shown(page)
	connections.namespace == "AWS/RDS"
	connections.metric_name == "DatabaseConnections"
	metric.emitted([], connections)

	own := metric.declared(function)
	count(own) > 0
	seen := array.concat(dashboard.shown(page), dashboard.searches(page))
	every one in own {
		some line in seen
		line.namespace == one.namespace
		line.metric_name == one.metric_name
	}

	alarms := model.refs(page, "dashboard_body.widgets.properties.alarms")
	some of_api in alarms
	alarm.api_errors_group(of_api, input.parameters.first_error_status).address == group.address
	some of_function in alarms
	alarm.function_with_errors(of_function).address == function.address

	some logged in model.refs(page, "dashboard_body.widgets.properties.query")
	logged.address == group.address
}
