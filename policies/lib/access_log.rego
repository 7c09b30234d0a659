# METADATA
# description: |
#   What a metric filter measures of an API's access log, told from what the log's fields hold and never
#   from a name. The log group is the API's when a stage writes its access log to it.
package lib.access_log

import data.lib.model

# The stages that write their access log to the group.
stages(group) := array.concat(
	model.dependents(group, "aws_api_gateway_stage", "access_log_settings.destination_arn"),
	model.dependents(group, "aws_apigatewayv2_stage", "access_log_settings.destination_arn"),
)

# The formats of the lines that the filter sees, one for each stage; none when its group is no access log.
formats(filter) := [object.get(settings, "format", "") |
	some group in model.refs(filter, "log_group_name")
	some stage in stages(group)
	some settings in stage.values.access_log_settings
]

# Every line that the filter sees holds in `field` the unquoted, so numeric, `variable`.
holds_number(filter, field, variable) if {
	lines := formats(filter)
	count(lines) > 0
	every format in lines {
		format[field].variable == variable
		format[field].quoted == false
	}
}

# Every line that the filter sees has `field`.
has_field(filter, field) if {
	lines := formats(filter)
	count(lines) > 0
	every format in lines {
		is_object(format[field])
	}
}

# Counts each request whose status is `first` or more, and no other, as 1.
counts_errors(filter, first) if {
	counts_lines(filter)
	is_number(first)
	every conjunction in filter.values.pattern.any {
		count(conjunction) > 0
		every literal in conjunction {
			holds_number(filter, literal.field, "$context.status")
		}
	}
	errors := {status | some status in numbers.range(100, 599); status >= first}
	{status | some status in numbers.range(100, 599); selects(filter.values.pattern, status)} == errors
}

# Counts each request as 1.
counts_requests(filter) if {
	counts_lines(filter)
	sees_all(filter)
}

# Publishes each request's latency as it is, with nothing in place of one that is not there: zeros would
# pull the percentiles down. Source: CloudWatch Logs User Guide, "Creating metric filters".
measures_latency(filter) if {
	[transformation] := filter.values.metric_transformation
	startswith(transformation.value, "$.")
	holds_number(filter, substring(transformation.value, 2, -1), "$context.responseLatency")
	transformation.unit == "Milliseconds"
	object.get(transformation, "default_value", "") == ""
	object.get(transformation, "dimensions", {}) == {}
	sees_all(filter)
}

counts_lines(filter) if {
	[transformation] := filter.values.metric_transformation
	transformation.value == "1"
	object.get(transformation, "unit", "None") in {"None", "Count"}
	object.get(transformation, "default_value", "") in {"", "0"}
	object.get(transformation, "dimensions", {}) == {}
	count(formats(filter)) > 0
}

# Every access-log line matches: an empty pattern, or one that asks for no more than what each line has.
sees_all(filter) if trim_space(filter.values.pattern.text) == ""

sees_all(filter) if {
	some conjunction in filter.values.pattern.any
	count(conjunction) > 0
	every literal in conjunction {
		asks_nothing(filter, literal)
	}
}

asks_nothing(filter, {"field": field, "op": "=", "value": "*"}) if has_field(filter, field)

asks_nothing(filter, {"field": field, "op": ">=", "value": value}) if {
	is_number(value)
	value <= 0
	some variable in {"$context.status", "$context.responseLatency"}
	holds_number(filter, field, variable)
}

# Whether a line with this number in its one field is selected.
selects(pattern, number) if {
	some conjunction in pattern.any
	every literal in conjunction {
		literal_holds(literal.op, number, literal.value)
	}
}

literal_holds("=", _, "*")

literal_holds("=", number, value) if number == value

literal_holds("!=", number, value) if {
	is_number(value)
	number != value
}

literal_holds(">", number, value) if {
	is_number(value)
	number > value
}

literal_holds(">=", number, value) if {
	is_number(value)
	number >= value
}

literal_holds("<", number, value) if {
	is_number(value)
	number < value
}

literal_holds("<=", number, value) if {
	is_number(value)
	number <= value
}
