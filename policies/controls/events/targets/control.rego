# METADATA
# title: What a rule matches arrives
# description: >-
#   EventBridge drops what its target does not take, and no view of the rule shows it. The target of every rule
#   is there, and lets EventBridge in: a log group, a topic or a function. Source: EventBridge User Guide,
#   "Using resource-based policies for Amazon EventBridge".
# custom:
#   severity: high
#   profiles: [payments, monitoring, infrastructure]
#   selects: [aws_cloudwatch_event_target]
#   reads:
#     - rule
#     - arn
#     - aws_cloudwatch_event_rule
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
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["AU-5", "SI-4"]
#   fix: >-
#     Point the target at a log group under /aws/events/ with a log resource policy, a topic or a function of
#     this configuration, and let events.amazonaws.com in there.
package controls.events.targets

import data.lib.events
import data.lib.model

proven contains target.address if {
	some target in input.subjects
	some rule in model.refs(target, "rule")
	some destination in model.refs(target, "arn")
	events.lets_in(destination, rule)
}
