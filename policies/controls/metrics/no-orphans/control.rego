# METADATA
# title: Every metric that is read is published
# description: >-
#   An alarm on a metric that nobody publishes never goes off, and its graph is empty: a misspelt name
#   looks like a quiet day. Each metric that an alarm or a graph reads comes from a metric filter, from AWS
#   for a resource that is there, or from a function that declares it and may publish it.
# custom:
#   severity: high
#   profiles: [payments, services, infrastructure]
#   selects: [aws_cloudwatch_metric_alarm, aws_cloudwatch_dashboard]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.metric_query.account_id
#     - aws_cloudwatch_metric_alarm.metric_query.metric.namespace
#     - aws_cloudwatch_metric_alarm.metric_query.metric.metric_name
#     - aws_cloudwatch_metric_alarm.metric_query.metric.dimensions
#     - aws_cloudwatch_metric_alarm.metric_query.metric.unit
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics
#     - aws_cloudwatch_log_metric_filter.metric_transformation.name
#     - aws_cloudwatch_log_metric_filter.metric_transformation.namespace
#     - aws_cloudwatch_log_metric_filter.metric_transformation.dimensions
#     - aws_cloudwatch_log_metric_filter.metric_transformation.unit
#     - aws_lambda_function.function_name
#     - aws_lambda_function.environment.variables.METRIC_NAMESPACE
#     - aws_lambda_function.environment.variables.METRIC_NAMES
#     - aws_lambda_function.role
#     - aws_iam_role
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_role_policy_attachment.policy_arn
#     - aws_iam_policy.policy
#     - aws_api_gateway_rest_api.name
#     - aws_autoscaling_group.name
#     - aws_cloudwatch_event_rule.name
#     - aws_cloudwatch_log_group.name
#     - aws_dynamodb_table.name
#     - aws_ecs_cluster.name
#     - aws_ecs_service.name
#     - aws_kinesis_firehose_delivery_stream.name
#     - aws_sns_topic.name
#     - aws_sqs_queue.name
#     - aws_synthetics_canary.name
#     - aws_wafv2_web_acl.visibility_config.metric_name
#     - aws_wafv2_web_acl.visibility_config.cloudwatch_metrics_enabled
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Correct the namespace, name, dimensions or unit of the metric; or publish it: by a metric filter, or
#     by a function with METRIC_NAMESPACE and METRIC_NAMES in its environment and cloudwatch:PutMetricData
#     allowed in that namespace.
package controls.metrics["no-orphans"]

import data.lib.dashboard
import data.lib.metric

proven contains alarm.address if {
	some alarm in input.subjects
	alarm.type == "aws_cloudwatch_metric_alarm"
	metrics := metric.of_alarm(alarm)
	count(metrics) > 0
	every one in metrics {
		metric.emitted(metric.alarm_publishers(alarm), one)
	}
}

proven contains subject.address if {
	some subject in input.subjects
	is_array(subject.values.dashboard_body.widgets)
	every graph in dashboard.widgets(subject, "metric") {
		dashboard.draws(graph)
	}
	every line in dashboard.lines(subject) {
		dashboard.is_line(line)
	}
	every one in dashboard.metrics(subject) {
		metric.emitted(dashboard.publishers(subject), one)
	}
	every search in dashboard.searches(subject) {
		metric.finds(dashboard.publishers(subject), search)
	}
}
