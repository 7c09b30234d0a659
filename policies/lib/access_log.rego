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
		at(format, field) == {"variable": variable, "quoted": false}
	}
}

# Every line that the filter sees has `field`.
has_field(filter, field) if {
	lines := formats(filter)
	count(lines) > 0
	every format in lines {
		is_object(at(format, field))
	}
}

# What a line of the format holds in the field, named as selectors name it: `status`, `identity.ip`.
at(format, field) := object.get(format, split(field, "."), null)

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
	is_array(filter.values.pattern.any)
	[transformation] := filter.values.metric_transformation
	publishes(filter)
	startswith(transformation.value, "$.")
	holds_number(filter, substring(transformation.value, 2, -1), "$context.responseLatency")
	transformation.unit == "Milliseconds"
	object.get(transformation, "default_value", "") == ""
	object.get(transformation, "dimensions", {}) == {}
	sees_all(filter)
}

counts_lines(filter) if {
	[transformation] := filter.values.metric_transformation
	publishes(filter)
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

# Lines of the format are JSON with all that the filter reads, numbers where it takes numbers.
fits(filter, format) if {
	is_json(format)
	every field in fields(filter) {
		is_object(at(format, field))
	}
	every field in numbers_read(filter) {
		at(format, field).quoted == false
	}
	every field in texts_read(filter) {
		at(format, field).quoted == true
	}
}

# A filter that reads no field asks nothing of the format.
fits(filter, _) if count(fields(filter)) == 0

# An unquoted variable that can be "-" or empty leaves a line that is no JSON, and no filter sees any of
# its fields. Source: API Gateway Developer Guide, "Variables for access logging for API Gateway".
is_json(format) if {
	is_object(format)
	bare := {value.variable | some value in format; value.quoted == false}
	count(bare - always_numbers) == 0
}

always_numbers := {
	"$context.requestTimeEpoch",
	"$context.responseLatency",
	"$context.status",
}

# The fields that the filter reads: in its pattern, as its value, as dimensions.
fields(filter) := ({literal.field | some conjunction in filter.values.pattern.any; some literal in conjunction} | values_read(filter)) | dimensions_read(filter)

values_read(filter) := {substring(transformation.value, 2, -1) |
	some transformation in filter.values.metric_transformation
	startswith(transformation.value, "$.")
}

dimensions_read(filter) := {substring(selector, 2, -1) |
	some transformation in filter.values.metric_transformation
	some selector in transformation.dimensions
	startswith(selector, "$.")
}

numbers_read(filter) := values_read(filter) | {literal.field |
	some conjunction in filter.values.pattern.any
	some literal in conjunction
	is_number(literal.value)
}

texts_read(filter) := {literal.field |
	some conjunction in filter.values.pattern.any
	some literal in conjunction
	is_string(literal.value)
	literal.value != "*"
}

# A JSON pattern; or one that reads no field, beside which nothing else may.
is_understood(filter) if is_array(filter.values.pattern.any)

is_understood(filter) if {
	is_string(filter.values.pattern.text)
	not startswith(trim_space(filter.values.pattern.text), "{")
	count(fields(filter)) == 0
}

# What the filter publishes is said: a value, under a name.
publishes(filter) if {
	model.known(filter, "metric_transformation")
	count(filter.values.metric_transformation) > 0
	every transformation in filter.values.metric_transformation {
		every part in ["namespace", "name", "value"] {
			is_string(transformation[part])
			transformation[part] != ""
		}
	}
}

# The filter's log group is known: one of the model's, or one that is named. Of a group that nobody knows
# nobody can tell that it is no access log.
names_group(filter) if count(model.refs(filter, "log_group_name")) > 0

names_group(filter) if is_string(filter.values.log_group_name)
