# METADATA
# title: Filters let alarms through
# description: >-
#   CloudWatch publishes alarms without message attributes, so that a filter on attributes, which is the
#   default, drops every alarm in silence; and a filter for a name that no alarm of the topic has, or for any
#   state but ALARM, does the same. Sources: SNS Developer Guide, "Subscription filter policy scope"; CloudWatch
#   User Guide, "Notifying users on alarm changes", for the fields of the message.
# custom:
#   severity: high
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_sns_topic_subscription]
#   reads:
#     - topic_arn
#     - filter_policy
#     - filter_policy_scope
#     - aws_sns_topic
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_cloudwatch_metric_alarm.alarm_name
#     - aws_cloudwatch_composite_alarm.alarm_actions
#     - aws_cloudwatch_composite_alarm.alarm_name
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.3"]
#     nist-800-53-r5: ["SI-4(5)", "IR-6"]
#   fix: >-
#     Set filter_policy_scope to MessageBody, and in the filter_policy ask for AlarmName (names or prefixes of
#     alarms that act on the topic) and for NewStateValue with ALARM among its values, and for nothing else.
package controls.sns["filter-policies"]

import data.lib.model

proven contains subscription.address if {
	some subscription in input.subjects
	model.known(subscription, "filter_policy")
	object.get(subscription.values, "filter_policy", "") in {"", {}}
}

proven contains subscription.address if {
	some subscription in input.subjects
	subscription.values.filter_policy_scope == "MessageBody"
	filter := subscription.values.filter_policy
	count(object.keys(filter)) > 0
	object.keys(filter) - {"AlarmName", "NewStateValue"} == set()
	names_alarm(filter, subscription)
	"ALARM" in object.get(filter, "NewStateValue", ["ALARM"])
}

names_alarm(filter, subscription) if {
	some topic in model.refs(subscription, "topic_arn")
	some type in ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"]
	some alarm in model.dependents(topic, type, "alarm_actions")
	some matcher in object.get(filter, "AlarmName", [{"prefix": ""}])
	is_named(alarm.values.alarm_name, matcher)
}

is_named(name, matcher) if name == matcher

is_named(name, {"prefix": beginning}) if startswith(name, beginning)
