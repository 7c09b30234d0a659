# METADATA
# description: |
#   Which functions an alarm watches, and what of them: told from AWS/Lambda's own metrics, or from filters on the
#   reports that Lambda writes of each invocation into the functions' logs. Source: Lambda Developer Guide, "Lambda
#   Telemetry API event schema reference", platform.report, and "Configuring log level".
package lib.functions

import data.lib.access_log
import data.lib.alarm
import data.lib.metric
import data.lib.model

# The addresses of the functions whose failed invocations the alarm adds up.
failing(watching) := watched(watching, "Sum", "Errors", "failures")

# Those of whose invocations' duration it watches that percentile.
slow(watching, percentile) := watched(watching, percentile, "Duration", "durations") if {
	count(alarm.summed(watching)) == 1
}

# Those of which it adds up how many are running at once.
at_once(watching) := watched(watching, "Maximum", "ConcurrentExecutions", "") if {
	every one in alarm.summed(watching) {
		one.namespace == "AWS/Lambda"
	}
}

watched(watching, stat, name, kind) := functions if {
	metrics := alarm.summed(watching)
	count(metrics) > 0
	every one in metrics {
		one.stat == stat
		count(of(watching, one, name, kind)) > 0
	}
	functions := {address | some one in metrics; some address in of(watching, one, name, kind)}
}

of(watching, one, name, _) := {function.address} if {
	one.namespace == "AWS/Lambda"
	one.metric_name == name
	function := metric.source(metric.alarm_publishers(watching), one)
	function.type == "aws_lambda_function"
}

of(watching, one, _, kind) := {address | some filter in filters; some address in reported_by(filter)} if {
	one.namespace != "AWS/Lambda"
	filters := metric.filters(metric.alarm_publishers(watching), one)
	count(filters) > 0
	every filter in filters {
		is_measured(filter, kind)
		count(reported_by(filter)) > 0
	}
}

# The functions that write a report of every invocation to the log that the filter reads.
reported_by(filter) := {function.address |
	some group in model.refs(filter, "log_group_name")
	some function in model.dependents(group, "aws_lambda_function", "logging_config.log_group")
	some config in function.values.logging_config
	config.log_format == "JSON"
	config.system_log_level in {"INFO", "DEBUG"}
}

# Counts each invocation that did not succeed as 1.
is_measured(filter, "failures") if {
	access_log.publishes(filter)
	[transformation] := filter.values.metric_transformation
	transformation.value == "1"
	object.get(transformation, "default_value", "") in {"", "0"}
	object.get(transformation, "dimensions", {}) == {}
	[conjunction] := filter.values.pattern.any
	{literal | some literal in conjunction} == {
		report,
		{"field": "record.status", "op": "!=", "value": "success"},
	}
}

# Publishes the milliseconds that each invocation took, or for which it took an environment.
is_measured(filter, "durations") if publishes(filter, "record.metrics.durationMs")

is_measured(filter, "occupancy") if publishes(filter, "record.metrics.billedDurationMs")

# Publishes the report's field, and nothing in place of one that is not there.
publishes(filter, field) if {
	access_log.publishes(filter)
	[transformation] := filter.values.metric_transformation
	transformation.value == concat("", ["$.", field])
	transformation.unit == "Milliseconds"
	object.get(transformation, "default_value", "") == ""
	object.get(transformation, "dimensions", {}) == {}
	[conjunction] := filter.values.pattern.any
	literals := {literal | some literal in conjunction}
	report in literals
	literals - {report, {"field": field, "op": "=", "value": "*"}} == set()
}

report := {"field": "type", "op": "=", "value": "platform.report"}
