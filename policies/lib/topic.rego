# METADATA
# description: Who publishes to a topic.
package lib.topic

import data.lib.model
import data.lib.policy_document

# Some alarm acts on the topic when it goes off.
is_of_alarms(topic) if count(model.dependents(topic, "aws_cloudwatch_metric_alarm", "alarm_actions")) > 0

is_of_alarms(topic) if count(model.dependents(topic, "aws_cloudwatch_composite_alarm", "alarm_actions")) > 0

# The statements of the topic's policy in force.
policy(topic) := policy_document.in_force(topic, "aws_sns_topic_policy", "arn")

# The statements of it that let somebody publish to this topic.
publishing(topic) := [statement |
	some statement in policy(topic)
	statement.effect == "Allow"
	policy_document.covers(statement, "sns:publish")
	reaches(statement, topic)
]

reaches(statement, topic) if {
	some pattern in statement.resources
	pattern in {topic.address, "*"}
}

reaches(statement, _) if count(statement.except_resources) > 0

# Lets nobody but these services publish, and do nothing else, to this topic alone; the account-bound of them
# for one account only.
is_published_by(statement, topic, services, account_bound) if {
	count(statement.principals) > 0
	every principal in statement.principals {
		principal.kind == "Service"
		principal.id in services
	}
	policy_document.binds_services(
		statement, account_bound,
		{"aws:sourceaccount", "aws:sourcearn", "aws:sourceowner"},
	)
	{action | some action in statement.actions} == {"sns:publish"}
	{pattern | some pattern in statement.resources} == {topic.address}
}

# Denies everybody, or a service, whatever they publish: an allowance beside it is worth nothing.
silences(statement) if {
	statement.effect == "Deny"
	policy_document.covers(statement, "sns:publish")
	statement.conditions == []
	not names_others(statement)
}

names_others(statement) if {
	count(statement.principals) > 0
	every principal in statement.principals {
		principal.kind == "AWS"
		not policy_document.is_anybody(principal)
	}
}

# The services that the topic's policy lets publish.
publishers(topic) := {principal.id |
	some statement in publishing(topic)
	policy_document.grants(statement, "sns:publish")
	some principal in statement.principals
	principal.kind == "Service"
}
