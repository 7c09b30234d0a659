# METADATA
# description: What an EventBridge rule matches, and whether what it matches arrives.
package lib.events

import data.lib.model
import data.lib.policy_document
import data.lib.topic

# The event is like the pattern: of every field that the pattern speaks of, one of the values that it wants is
# the event's. What is not understood here ($or, and matchers beyond these) matches nothing.
# Source: EventBridge User Guide, "Creating Amazon EventBridge event patterns".
matches(pattern, event) if {
	count(wanted(pattern)) > 0
	every field in wanted(pattern) {
		some matcher in field.any_of
		admits(matcher, object.get(event, field.path, null))
	}
	every path in loose(pattern) {
		some step in path
		is_number(step)
	}
}

wanted(pattern) := [{"path": path, "any_of": value} |
	walk(pattern, [path, value])
	is_array(value)
]

# Where a pattern has a plain value: in a list, or it is no pattern.
loose(pattern) := [path |
	walk(pattern, [path, value])
	not is_array(value)
	not is_object(value)
]

admits(matcher, value) if {
	not is_object(matcher)
	matcher == value
}

admits({"prefix": text}, value) if startswith(value, text)

admits({"suffix": text}, value) if endswith(value, text)

# Enabled, and on the bus on which AWS's own services tell.
is_heard(rule) if {
	is_enabled(rule)
	hears_aws(rule)
}

# What the rule matches is written to a log group that lets EventBridge in.
logs(rule) := [destination |
	some target in model.dependents(rule, "aws_cloudwatch_event_target", "rule")
	some destination in model.refs(target, "arn")
	destination.type == "aws_cloudwatch_log_group"
	lets_in(destination, rule)
]

# A rule is enabled unless it says otherwise, in the newer attribute or in the older.
is_enabled(rule) if {
	model.known(rule, "state")
	model.known(rule, "is_enabled")
	object.get(rule.values, "state", "ENABLED") == "ENABLED"
	object.get(rule.values, "is_enabled", true) == true
}

# Events of AWS's own services come on the default bus only.
hears_aws(rule) if {
	model.known(rule, "event_bus_name")
	object.get(rule.values, "event_bus_name", "default") == "default"
}

# Every change of state of every alarm.
matches_alarm_changes(rule) if {
	pattern := rule.values.event_pattern
	object.keys(pattern) == {"source", "detail-type"}
	names_alarm_changes(pattern)
}

# Every change of state of alarms in this model, leaving out none that acts on a topic of one of them.
matches_alarm_changes(rule) if {
	pattern := rule.values.event_pattern
	object.keys(pattern) == {"source", "detail-type", "detail"}
	names_alarm_changes(pattern)
	object.keys(pattern.detail) == {"alarmName"}
	alarms := model.refs(rule, "event_pattern.detail.alarmName")
	named := {alarm.address | some alarm in alarms}
	count(named) > 0
	count(named) == count({name | some name in pattern.detail.alarmName})
	every alarm in alarms {
		acted_on := model.refs(alarm, "alarm_actions")
		count(acted_on) > 0
		every destination in acted_on {
			destination.type == "aws_sns_topic"
		}
		every fellow in acting_on(acted_on) {
			fellow.address in named
		}
	}
}

names_alarm_changes(pattern) if {
	"aws.cloudwatch" in pattern.source
	"CloudWatch Alarm State Change" in pattern["detail-type"]
}

acting_on(topics) := [alarm |
	some acted_on in topics
	some type in ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"]
	some alarm in model.dependents(acted_on, type, "alarm_actions")
]

# EventBridge delivers to log groups under its own prefix only, when a resource policy of CloudWatch Logs
# lets both services in. Source: EventBridge User Guide, "Amazon CloudWatch Logs permissions".
lets_in(group, _) if {
	group.type == "aws_cloudwatch_log_group"
	startswith(group.values.name, "/aws/events/")
	policies := model.dependents(group, "aws_cloudwatch_log_resource_policy", "policy_document.Statement.Resource")
	every service in ["events.amazonaws.com", "delivery.logs.amazonaws.com"] {
		every action in ["logs:createlogstream", "logs:putlogevents"] {
			some policy in policies
			some statement in policy_document.statements(policy, "policy_document")
			policy_document.grants(statement, action)
			{"kind": "Service", "id": service} in statement.principals
			concat("", [group.address, ":*"]) in statement.resources
			statement.conditions == []
		}
	}
}

lets_in(destination, _) if {
	destination.type == "aws_sns_topic"
	"events.amazonaws.com" in topic.publishers(destination)
	every statement in topic.policy(destination) {
		not topic.silences(statement)
	}
}

lets_in(function, rule) if {
	function.type == "aws_lambda_function"
	some permission in model.dependents(function, "aws_lambda_permission", "function_name")
	permission.values.action == "lambda:InvokeFunction"
	permission.values.principal == "events.amazonaws.com"
	serves(permission, rule)
}

serves(permission, rule) if {
	some source in model.refs(permission, "source_arn")
	source.address == rule.address
}

serves(permission, _) if {
	model.known(permission, "source_arn")
	object.get(permission.values, "source_arn", "") == ""
}
