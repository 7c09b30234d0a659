# METADATA
# title: Changes of alarm states are recorded
# description: >-
#   CloudWatch forgets an alarm's history after 30 days, and an investigation begins with when what went off.
#   An EventBridge rule has to match every change of state, of all alarms or at least of all that act on the
#   same topics, and its target has to let EventBridge in. Source: Amazon CloudWatch User Guide, "Alarm events
#   and EventBridge".
# custom:
#   severity: medium
#   profiles: [payments, monitoring]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_event_rule.event_pattern
#     - aws_cloudwatch_event_rule.event_bus_name
#     - aws_cloudwatch_event_rule.state
#     - aws_cloudwatch_event_rule.is_enabled
#     - aws_cloudwatch_event_target.rule
#     - aws_cloudwatch_event_target.arn
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_cloudwatch_composite_alarm.alarm_actions
#     - aws_cloudwatch_log_group.name
#     - aws_cloudwatch_log_resource_policy.policy_document
#     - aws_sns_topic.policy
#     - aws_sns_topic_policy.arn
#     - aws_sns_topic_policy.policy
#     - aws_lambda_function
#     - aws_lambda_permission.function_name
#     - aws_lambda_permission.action
#     - aws_lambda_permission.principal
#     - aws_lambda_permission.source_arn
#   frameworks:
#     soc2: ["CC7.3"]
#     nist-800-53-r5: ["AU-12", "IR-5"]
#   fix: >-
#     Add an enabled aws_cloudwatch_event_rule on the default bus for source "aws.cloudwatch" and detail-type
#     "CloudWatch Alarm State Change", and a target that lets events.amazonaws.com in: a log group under
#     /aws/events/ with a log resource policy, a topic, or a function.
package controls.events["alarm-state-changes"]

import data.lib.events
import data.lib.model

proven contains "stack" if {
	some rule in model.all("aws_cloudwatch_event_rule")
	events.is_enabled(rule)
	events.hears_aws(rule)
	events.matches_alarm_changes(rule)
	some target in model.dependents(rule, "aws_cloudwatch_event_target", "rule")
	some destination in model.refs(target, "arn")
	events.lets_in(destination, rule)
}
