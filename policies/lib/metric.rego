# METADATA
# description: |
#   What a metric is and who publishes it, in one shape for alarms and dashboard lines:
#   {namespace, metric_name, dimensions, stat, period, unit}.
package lib.metric

import data.lib.model
import data.lib.vended

# The metrics that an alarm reads: its own, or those of its queries, each with its query's id. What is
# absent is empty, so that a metric that is not whole is still one of them, and proves nothing.
of_alarm(alarm) := [single(alarm.values)] if {
	object.get(alarm.values, "metric_name", "") != ""
} else := [whole |
	some query in alarm.values.metric_query
	some metric in query.metric
	whole := object.union(
		shape(metric),
		{"id": object.get(query, "id", ""), "account": object.get(query, "account_id", "")},
	)
]

single(values) := object.union(shape(values), {"stat": single_stat(values), "id": "", "account": ""})

# A state holds "Average" beside a percentile, and "" for the percentile that there is none of.
single_stat(values) := values.extended_statistic if {
	object.get(values, "extended_statistic", "") != ""
} else := object.get(values, "statistic", "")

shape(values) := {
	"namespace": object.get(values, "namespace", ""),
	"metric_name": object.get(values, "metric_name", ""),
	"dimensions": object.get(values, "dimensions", {}),
	"stat": object.get(values, "stat", ""),
	"period": object.get(values, "period", 0),
	"unit": object.get(values, "unit", ""),
}

# The attribute by which an alarm's metrics link to those who publish them.
alarm_publishers(alarm) := array.concat(
	model.refs(alarm, "metric_name"),
	model.refs(alarm, "metric_query.metric.metric_name"),
)

# Those of `publishers` that are metric filters publishing `metric`.
filters(publishers, metric) := [publisher |
	some publisher in publishers
	publisher.type == "aws_cloudwatch_log_metric_filter"
	publishes(publisher, metric)
]

# A metric is its namespace, name and dimensions; asked for in a unit that it is not published in, it
# has no data. Source: Amazon CloudWatch User Guide, "Metrics concepts".
publishes(filter, metric) if {
	some transformation in filter.values.metric_transformation
	transformation.namespace == metric.namespace
	transformation.name == metric.metric_name
	object.keys(object.get(transformation, "dimensions", {})) == object.keys(metric.dimensions)
	unit(metric) in {"", object.get(transformation, "unit", "None")}
	object.get(metric, "account", "") == ""
}

unit(metric) := object.get(metric, "unit", "")

# The one resource that a metric of AWS's own measures, found by the metric's only dimension.
source(publishers, metric) := resource if {
	vended.knows(metric)
	some dimension, text in metric.dimensions
	object.keys(metric.dimensions) == {dimension}
	[resource] := [publisher |
		some publisher in publishers
		vended.measures(publisher, dimension, text)
	]
	object.get(metric, "account", "") == ""
}

# The metric says which metric it is, in every part of its identity.
whole(metric) if {
	is_string(metric.namespace)
	metric.namespace != ""
	is_string(metric.metric_name)
	metric.metric_name != ""
	is_object(metric.dimensions)
	every _, value in metric.dimensions {
		is_string(value)
		value != ""
	}
}
