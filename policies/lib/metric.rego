# METADATA
# description: |
#   What a metric is and who publishes it, in one shape for alarms and dashboard lines:
#   {namespace, metric_name, dimensions, stat, period, unit}.
package lib.metric

import data.lib.model
import data.lib.policy_document
import data.lib.vended

# The metrics that an alarm reads: its own, or those of its queries, each with its query's id. What is
# absent is empty, so that a metric that is not whole is still one of them, and proves nothing.
of_alarm(alarm) := [single(alarm.values)] if {
	object.get(alarm.values, "namespace", "") != ""
	every path in ["dimensions", "unit"] {
		model.known(alarm, path)
	}
} else := [one |
	some query in alarm.values.metric_query
	some metric in query.metric
	one := object.union(
		shape(metric),
		{"id": object.get(query, "id", ""), "account": object.get(query, "account_id", "")},
	)
] if {
	every path in ["metric_query.account_id", "metric_query.metric"] {
		model.known(alarm, path)
	}
}

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
	model.known(filter, "metric_transformation")
	some transformation in filter.values.metric_transformation
	transformation.namespace == metric.namespace
	transformation.name == metric.metric_name
	object.keys(object.get(transformation, "dimensions", {})) == object.keys(metric.dimensions)
	unit(metric) in {"", object.get(transformation, "unit", "None")}
	account(metric) == ""
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
	account(metric) == ""
}

# Somebody publishes the metric: a metric filter, AWS itself for a resource that is there, or a function
# that says so and may.
emitted(publishers, metric) if count(filters(publishers, metric)) > 0

emitted(publishers, metric) if {
	vended.knows(metric)
	account(metric) == ""
	measured := measuring(publishers, metric)
	count(measured) > 0
	(object.keys(metric.dimensions) - measured) - vended.narrows(metric.namespace) == set()
}

# The dimensions of the metric that name what is there.
measuring(publishers, metric) := {dimension |
	some dimension, text in metric.dimensions
	some publisher in publishers
	vended.measures(publisher, dimension, text)
}

# What an account owes is measured of no resource. Source: Amazon CloudWatch User Guide, "Create a billing
# alarm to monitor your estimated AWS charges".
emitted(_, metric) if {
	metric.namespace == "AWS/Billing"
	vended.knows(metric)
	account(metric) == ""
	object.keys(metric.dimensions) - {"ServiceName"} == {"Currency"}
	metric.dimensions.Currency == "USD"
}

# A database is often another configuration's: there a name is all that can be told.
emitted(_, metric) if {
	metric.namespace == "AWS/RDS"
	vended.knows(metric)
	some dimension in {"DBClusterIdentifier", "DBInstanceIdentifier"}
	object.keys(metric.dimensions) == {dimension}
	is_string(metric.dimensions[dimension])
	metric.dimensions[dimension] != ""
}

emitted(publishers, metric) if {
	account(metric) == ""
	some function in publishers
	declares(function, metric)
	may_publish(function, metric.namespace)
}

# A search finds something: metrics of AWS's own, or what a filter or a function publishes.
finds(_, search) if vended.knows(search)

finds(publishers, search) if {
	some filter in publishers
	filter.type == "aws_cloudwatch_log_metric_filter"
	some transformation in filter.values.metric_transformation
	transformation.namespace == search.namespace
	transformation.name == search.metric_name
	object.keys(object.get(transformation, "dimensions", {})) == {name | some name in search.dimensions}
}

finds(publishers, search) if {
	some function in publishers
	declares(function, search)
	may_publish(function, search.namespace)
}

account(metric) := object.get(metric, "account", "")

# The metrics that the function's environment says it publishes.
declared(function) := {{"namespace": variables.METRIC_NAMESPACE, "metric_name": trim_space(name)} |
	function.type == "aws_lambda_function"
	some environment in function.values.environment
	variables := environment.variables
	some name in split(variables.METRIC_NAMES, ",")
}

declares(function, metric) if {
	{"namespace": metric.namespace, "metric_name": metric.metric_name} in declared(function)
}

# The function's role lets it publish in the namespace, and nothing that is attached to the role forbids
# it. Source: Service Authorization Reference, Amazon CloudWatch, cloudwatch:namespace.
may_publish(function, namespace) if {
	some role in model.refs(function, "role")
	some policy in policies(role)
	some statement in policy_document.statements(policy, "policy")
	policy_document.grants(statement, putting)
	every condition in statement.conditions {
		condition.key == "cloudwatch:namespace"
		condition.operator in {"stringequals", "stringlike"}
		namespace in condition.values
	}
	every attached in policies(role) {
		every other in policy_document.statements(attached, "policy") {
			not forbids(other)
		}
	}
}

forbids(statement) if {
	statement.effect == "Deny"
	policy_document.covers(statement, putting)
}

putting := "cloudwatch:putmetricdata"

policies(role) := array.concat(
	model.dependents(role, "aws_iam_role_policy", "role"),
	[policy |
		some attachment in model.dependents(role, "aws_iam_role_policy_attachment", "role")
		some policy in model.refs(attachment, "policy_arn")
	],
)
