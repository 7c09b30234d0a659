# METADATA
# title: One dashboard shows how functions and services are doing
# description: >-
#   Whoever is called at night opens one page. It shows what functions report of their invocations, the CPU and the
#   memory of every service, the state of the composite alarms, and what functions and containers log; found by what is
#   shown, not by titles.
# custom:
#   severity: medium
#   profiles: [services]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.alarms
#     - aws_cloudwatch_dashboard.dashboard_body.widgets.properties.query
#     - aws_cloudwatch_composite_alarm
#     - aws_cloudwatch_log_group
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_lambda_function.logging_config
#     - aws_ecs_service.name
#     - aws_ecs_service.cluster
#     - aws_ecs_cluster.name
#     - aws_ecs_task_definition.container_definitions.logConfiguration
#   parameters: { measures: [failures, durations], used: [CPUUtilization, MemoryUtilization] }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Draw what is missing: the metrics of filters on functions' reports ({measures}), AWS/ECS {used} of each service;
#     add an alarm widget with a composite alarm, and log widgets over a function's log and over a container's.
package controls.dashboards.services

import data.lib.dashboard
import data.lib.functions
import data.lib.metric
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	some page in model.all("aws_cloudwatch_dashboard")
	draws_functions(page, input.parameters.measures)
	draws_services(page, input.parameters.used)
	some alarm in model.refs(page, "dashboard_body.widgets.properties.alarms")
	alarm.type == "aws_cloudwatch_composite_alarm"
	every path in writers {
		some group in model.refs(page, "dashboard_body.widgets.properties.query")
		[type, attribute] := path
		count(model.dependents(group, type, attribute)) > 0
	}
}

writers := [
	["aws_lambda_function", "logging_config.log_group"],
	["aws_ecs_task_definition", "container_definitions.logConfiguration.options.awslogs-group"],
]

draws_functions(page, measures) if {
	count(measures) > 0
	every measure in measures {
		some line in dashboard.shown(page)
		filters := metric.filters(dashboard.publishers(page), line)
		count(filters) > 0
		every filter in filters {
			functions.is_measured(filter, measure)
			count(functions.reported_by(filter)) > 0
		}
	}
}

draws_services(page, used) if {
	services := model.all("aws_ecs_service")
	count(services) > 0
	count(used) > 0
	every service in services {
		every name in used {
			some line in dashboard.shown(page)
			line.namespace == "AWS/ECS"
			line.metric_name == name
			line.dimensions.ServiceName in {service.values.name, service.address}
			some cluster in model.refs(service, "cluster")
			line.dimensions.ClusterName in {cluster.values.name, cluster.address}
			metric.emitted(dashboard.publishers(page), line)
		}
	}
}
