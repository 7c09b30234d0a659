# METADATA
# description: |
#   Which services of ECS an alarm watches, and what of them. Source: ECS Developer Guide, "Amazon ECS CloudWatch
#   metrics".
package lib.services

import data.lib.alarm
import data.lib.metric
import data.lib.model

# The service, by its address, of whose CPU or memory the alarm watches how much is used.
utilised(watching, name) := service.address if {
	watched := alarm.watched(watching)
	watched.namespace == "AWS/ECS"
	watched.metric_name == name
	watched.stat in {"Average", "Maximum"}
	publishers := metric.alarm_publishers(watching)
	metric.emitted(publishers, watched)
	some service in publishers
	service.type == "aws_ecs_service"
	some cluster in model.refs(service, "cluster")
	cluster.address in {publisher.address | some publisher in publishers}
}

# The alarm adds up the errors that containers say of themselves.
counts_errors(watching, levels) if {
	watched := alarm.watched(watching)
	watched.stat == "Sum"
	filters := metric.filters(metric.alarm_publishers(watching), watched)
	count([filter | some filter in filters; is_written_to(filter)]) > 0
	every filter in filters {
		counts_lines(filter, levels)
	}
}

is_written_to(filter) if {
	some group in model.refs(filter, "log_group_name")
	path := "container_definitions.logConfiguration.options.awslogs-group"
	count(model.dependents(group, "aws_ecs_task_definition", path)) > 0
}

# Counts each line of such a level as 1, and no other; the lowest of the levels among them.
counts_lines(filter, levels) if {
	[transformation] := filter.values.metric_transformation
	transformation.value == "1"
	object.get(transformation, "default_value", "") in {"", "0"}
	object.get(transformation, "dimensions", {}) == {}
	count(levels) > 0
	alternatives := filter.values.pattern.any
	every conjunction in alternatives {
		[literal] := conjunction
		literal.op == "="
		literal.value in levels
	}
	some conjunction in alternatives
	conjunction[0].value == levels[0]
}
