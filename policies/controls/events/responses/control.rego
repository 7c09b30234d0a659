# METADATA
# title: People are told of threats, machines that are gone and unusual costs
# description: >-
#   What GuardDuty finds concerns security, machines that stop concern operations, costs that are unlike what they
#   were concern whoever pays. Each event of the list is tried on the patterns of the rules, and reaches a topic of
#   its concern, with enough mailboxes behind it and none of the other concerns' events in it. Sources: GuardDuty User
#   Guide, "Processing GuardDuty findings with Amazon EventBridge"; EC2 User Guide, "Automate Amazon EC2 using
#   EventBridge"; AWS Cost Management User Guide, "Using EventBridge with Cost Anomaly Detection".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_event_rule.event_pattern
#     - aws_cloudwatch_event_rule.event_bus_name
#     - aws_cloudwatch_event_rule.state
#     - aws_cloudwatch_event_rule.is_enabled
#     - aws_cloudwatch_event_target.rule
#     - aws_cloudwatch_event_target.arn
#     - aws_sns_topic.policy
#     - aws_sns_topic_policy.arn
#     - aws_sns_topic_policy.policy
#     - aws_sns_topic_subscription.topic_arn
#     - aws_sns_topic_subscription.protocol
#     - aws_sns_topic_subscription.endpoint
#     - aws_sns_topic_subscription.filter_policy
#     - aws_sns_topic_subscription.pending_confirmation
#   parameters:
#     mailboxes: 2
#     concerns:
#       security:
#         - source: aws.guardduty
#           detail-type: GuardDuty Finding
#           detail: { severity: 8, type: any }
#       operations:
#         - source: aws.ec2
#           detail-type: EC2 Instance State-change Notification
#           detail: { instance-id: any, state: stopped }
#         - source: aws.ec2
#           detail-type: EC2 Instance State-change Notification
#           detail: { instance-id: any, state: terminated }
#       cost:
#         - source: aws.ce
#           detail-type: Anomaly Detected
#           detail: { impact: { totalImpact: 1000 } }
#   frameworks:
#     pci-dss-4.0.1: ["10.4.1.1", "12.10.5"]
#     soc2: ["CC7.3", "CC7.4"]
#     nist-800-53-r5: ["IR-4(1)", "SI-4(5)"]
#   fix: >-
#     Add enabled rules on the default bus whose patterns match each event of the control's list, and for each
#     concern a topic that lets events.amazonaws.com in, is the target of its own rules only, and has {mailboxes}
#     different mailboxes subscribed by email.
package controls.events.responses

import data.lib.events
import data.lib.model
import data.lib.people

proven contains stack.address if {
	some stack in input.subjects
	is_number(input.parameters.mailboxes)
	count(input.parameters.concerns) > 0
	heard := [rule |
		some rule in model.all("aws_cloudwatch_event_rule")
		events.is_heard(rule)
	]
	every concern, own in input.parameters.concerns {
		count(own) > 0
		others := [event |
			some other, theirs in input.parameters.concerns
			other != concern
			some event in theirs
		]
		told_of_others := {address | some event in others; some address in told(heard, event)}
		some first in told(heard, own[0])
		not first in told_of_others
		every event in own {
			first in told(heard, event)
		}
	}
}

# The topics through which people hear of the event.
told(rules, event) := {topic.address |
	some rule in rules
	events.matches(rule.values.event_pattern, event)
	some target in model.dependents(rule, "aws_cloudwatch_event_target", "rule")
	some topic in model.refs(target, "arn")
	topic.type == "aws_sns_topic"
	events.lets_in(topic, rule)
	count(people.mailboxes([topic])) >= input.parameters.mailboxes
}
