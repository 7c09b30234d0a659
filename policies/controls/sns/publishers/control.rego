# METADATA
# title: Only the services that publish may publish
# description: >-
#   Whoever may publish can drown an alarm or invent one. The topic's policy lets the named services publish and
#   nobody else; those that say for whom they act are held to this account; every other permission excludes
#   strangers. Source: SNS Developer Guide, "Example cases for Amazon SNS access control".
# custom:
#   severity: high
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_sns_topic]
#   reads: [policy, aws_sns_topic_policy.arn, aws_sns_topic_policy.policy]
#   parameters:
#     publishers: [cloudwatch.amazonaws.com, events.amazonaws.com]
#     account_bound: [cloudwatch.amazonaws.com]
#     narrowing_keys:
#       - aws:principalaccount
#       - aws:principalarn
#       - aws:principalorgid
#       - aws:sourceaccount
#       - aws:sourcearn
#       - aws:sourceowner
#   frameworks:
#     pci-dss-4.0.1: ["7.2.1", "7.2.5"]
#     soc2: ["CC6.1", "CC6.3"]
#     nist-800-53-r5: ["AC-3", "AC-6"]
#   fix: >-
#     State a topic policy that allows sns:Publish, on this topic and with no other action, to services among
#     {publishers} only, to {account_bound} with StringEquals aws:SourceAccount; that lets Principal "*" do
#     nothing without such a condition; and that denies publishing only under a condition.
package controls.sns.publishers

import data.lib.policy_document
import data.lib.topic

proven contains resource.address if {
	some resource in input.subjects
	publishers := input.parameters.publishers
	account_bound := input.parameters.account_bound
	narrowing_keys := input.parameters.narrowing_keys
	count(topic.publishing(resource)) > 0
	every statement in topic.publishing(resource) {
		topic.is_published_by(statement, resource, publishers, account_bound)
	}
	every statement in topic.policy(resource) {
		policy_document.keeps_strangers_out(statement, narrowing_keys)
		not topic.silences(statement)
	}
}
