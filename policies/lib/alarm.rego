# METADATA
# description: What an alarm watches and when it goes off, told from its metrics and never from a name.
package lib.alarm

import data.lib.access_log
import data.lib.metric
import data.lib.model

# The access-log group of whose requests the alarm watches the error rate: those with a failing status,
# of all.
api_errors_group(alarm, first_error_status) := group if {
	rate := ratio(alarm)
	publishers := metric.alarm_publishers(alarm)
	errors := metric.filters(publishers, rate.numerator)
	requests := metric.filters(publishers, rate.denominator)
	count(errors) > 0
	count(requests) > 0
	every filter in errors {
		access_log.counts_errors(filter, first_error_status)
	}
	every filter in requests {
		access_log.counts_requests(filter)
	}
	filters := array.concat(errors, requests)
	addresses := {found.address | some filter in filters; some found in model.refs(filter, "log_group_name")}
	count(addresses) == 1
	some group in model.refs(filters[0], "log_group_name")
}

# The function of whose invocations the alarm watches the error rate.
function_with_errors(alarm) := function if {
	rate := ratio(alarm)
	rate.numerator.namespace == "AWS/Lambda"
	rate.numerator.metric_name == "Errors"
	rate.denominator.namespace == "AWS/Lambda"
	rate.denominator.metric_name == "Invocations"
	publishers := metric.alarm_publishers(alarm)
	function := metric.source(publishers, rate.numerator)
	function.type == "aws_lambda_function"
	function.address == metric.source(publishers, rate.denominator).address
}

# The two metrics whose ratio the alarm watches, with the ratio's scale and what stands in for it. Both
# are sums over the same period, or the ratio would be one of unlike things.
ratio(alarm) := {
	"numerator": numerator,
	"denominator": denominator,
	"scale": rate.scale,
	"otherwise": rate.otherwise,
} if {
	rate := watched_query(alarm).expression.ratio
	numerator := by_id(alarm, rate.numerator)
	denominator := by_id(alarm, rate.denominator)
	numerator.stat == "Sum"
	denominator.stat == "Sum"
	numerator.period == denominator.period
}

# The one metric that the alarm watches as it is.
watched(alarm) := single if {
	object.get(alarm.values, "namespace", "") != ""
	[single] := metric.of_alarm(alarm)
} else := by_id(alarm, query.id) if {
	query := watched_query(alarm)
	count(query.metric) == 1
}

# What the alarm compares is so many times one metric, and so much more.
linear(alarm) := {"metric": watched(alarm), "scale": 1, "offset": 0} if {
	watched(alarm)
} else := {"metric": by_id(alarm, form.of), "scale": form.scale, "offset": form.offset} if {
	form := watched_query(alarm).expression.linear
}

# The metrics whose sum the alarm watches; one alone is its own sum.
summed(alarm) := [watched(alarm)] if {
	watched(alarm)
} else := [by_id(alarm, id) | some id in watched_query(alarm).expression.sum]

# The one query whose result the alarm compares.
watched_query(alarm) := query if {
	[query] := [candidate | some candidate in alarm.values.metric_query; candidate.return_data == true]
}

by_id(alarm, id) := found if {
	[found] := [candidate | some candidate in metric.of_alarm(alarm); candidate.id == id]
}

# Goes off whenever the ratio is above `percent`, and never for want of traffic.
above_percent(alarm, percent) if {
	rate := ratio(alarm)
	is_number(percent)
	above(alarm)
	rate.scale > 0
	alarm.values.threshold >= 0
	alarm.values.threshold * 100 <= (percent * rate.scale) + 0.000000001
	every value in rate.otherwise {
		value <= alarm.values.threshold
	}
	alarm.values.treat_missing_data == "notBreaching"
}

# Goes off whenever the share, a metric from 0 to 1, is below 100 less so many percent, and never when it is 1.
lacks_percent(alarm, percent) if {
	is_number(percent)
	compared := linear(alarm)
	falls(alarm, compared.scale)
	bound := ((alarm.values.threshold - compared.offset) / compared.scale) * 100
	bound >= (100 - percent) - 0.000000001
	bound <= 100.000000001
}

# What is compared passes its threshold as the metric falls.
falls(alarm, scale) if {
	scale > 0
	below(alarm)
}

falls(alarm, scale) if {
	scale < 0
	above(alarm)
}

# Goes off from the first that is counted, or from so many, in some period.
counts(alarm, watched) if {
	watched.stat == "Sum"
	above(alarm)
	alarm.values.threshold >= 0
}

below(alarm) if {
	alarm.values.comparison_operator == "LessThanThreshold"
	is_number(alarm.values.threshold)
}

# Goes off above a bound that is no higher than `most`, and no lower than 0.
above_at_most(alarm, most) if {
	above(alarm)
	is_number(most)
	alarm.values.threshold >= 0
	alarm.values.threshold <= most
}

above(alarm) if {
	alarm.values.comparison_operator == "GreaterThanThreshold"
	is_number(alarm.values.threshold)
}

# Goes off within `seconds` of the trouble's beginning.
prompt(alarm, seconds) if {
	is_number(seconds)
	is_number(alarm.values.evaluation_periods)
	alarm.values.evaluation_periods >= 1
	metrics := metric.of_alarm(alarm)
	count(metrics) > 0
	every one in metrics {
		is_number(one.period)
		one.period > 0
		one.period * alarm.values.evaluation_periods <= seconds
	}
}

# Acts on a topic when it goes off.
tells(alarm) if {
	some told in model.refs(alarm, "alarm_actions")
	told.type == "aws_sns_topic"
}
