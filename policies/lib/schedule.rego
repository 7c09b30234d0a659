# METADATA
# description: |
#   How often a rate or cron expression runs, by its meaning: 0/5 in the minutes' field is rate(5 minutes).
#   Source: Amazon CloudWatch User Guide, "Scheduling canary runs using cron".
package lib.schedule

# Runs once in every so many minutes, around the clock.
runs_every(expression, minutes) if {
	regex.match(`^rate\([1-9][0-9]{0,3} [a-z]+\)$`, expression)
	[number, unit] := fields("rate", expression)
	to_number(number) * unit_minutes(number)[unit] == minutes
}

runs_every(expression, minutes) if {
	startswith(expression, "cron(")
	endswith(expression, ")")
	[minute, hour, day_of_month, month, day_of_week, year] := fields("cron", expression)
	year == "*"
	{day_of_month, day_of_week} == {"*", "?"}
	whole(hour, 0, 23)
	whole(month, 1, 12)
	60 % minutes == 0
	chosen := values(minute, 0, 59)
	some offset in numbers.range(0, minutes - 1)
	chosen == {value | some value in numbers.range(0, 59); value % minutes == offset}
}

fields(kind, expression) := split(trim_suffix(trim_prefix(expression, concat("", [kind, "("])), ")"), " ")

# One is singular, more are plural: Synthetics refuses the rest.
unit_minutes("1") := {"minute": 1, "hour": 60}

unit_minutes(number) := {"minutes": 1, "hours": 60} if number != "1"

whole(field, first, last) if {
	values(field, first, last) == {value | some value in numbers.range(first, last)}
}

# What a cron field chooses of first to last; undefined when a part of it is malformed or out of bounds.
values(field, first, last) := {value | some part in parts; some value in chosen_by(part, first, last)} if {
	parts := split(field, ",")
	every part in parts {
		count(chosen_by(part, first, last)) > 0
	}
}

chosen_by(part, first, last) := [value |
	some value in numbers.range(from, to)
	(value - from) % step == 0
] if {
	regex.match(`^(\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[1-9][0-9]?)?$`, part)
	[base, step] := stepped(split(part, "/"))
	[from, to] := bounds(base, contains(part, "/"), first, last)
	from >= first
	from <= to
	to <= last
}

stepped([base]) := [base, 1]

stepped([base, step]) := [base, to_number(step)]

bounds("*", _, first, last) := [first, last]

bounds(base, _, _, _) := [number_of(from), number_of(to)] if {
	[from, to] := split(base, "-")
}

bounds(base, true, _, last) := [number_of(base), last] if regex.match(`^[0-9]+$`, base)

bounds(base, false, _, _) := [number_of(base), number_of(base)] if regex.match(`^[0-9]+$`, base)

# "05" is five to cron, and no number at all to JSON.
number_of(text) := to_number(digits) if {
	digits := trim_left(text, "0")
	digits != ""
}

number_of(text) := 0 if trim_left(text, "0") == ""
