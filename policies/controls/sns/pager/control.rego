# METADATA
# title: Pagers and webhooks are called over TLS, by a key that nobody reads here
# description: >-
#   Whoever has PagerDuty's integration key can call people out, or bury a real call among false ones. What SNS
#   posts to is called over https; PagerDuty's address is on a topic that alarms act on, gets the message as
#   PagerDuty reads it, and in a configuration stands as a reference to where the key is kept. In a plan, a state and
#   the account the address is whole, and how it was written can't be told any more. Source: PagerDuty, "Amazon
#   CloudWatch Integration Guide".
# custom:
#   severity: high
#   profiles: [monitoring]
#   selects: [aws_sns_topic_subscription]
#   reads:
#     - protocol
#     - endpoint
#     - raw_message_delivery
#     - topic_arn
#     - aws_sns_topic
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_cloudwatch_composite_alarm.alarm_actions
#   parameters: { host: events.pagerduty.com }
#   frameworks:
#     pci-dss-4.0.1: ["8.6.2", "12.10.3"]
#     soc2: ["CC6.1", "CC7.3"]
#     nist-800-53-r5: ["IA-5(7)", "SC-8(1)", "IR-6"]
#   fix: >-
#     Set protocol to https; write the key in https://{host}/integration/KEY/enqueue as a reference to a secret, on a
#     topic that alarms act on, without raw_message_delivery.
package controls.sns.pager

import data.lib.model
import data.lib.topic

proven contains subscription.address if {
	some subscription in input.subjects
	is_string(input.parameters.host)
	is_string(subscription.values.protocol)
	not subscription.values.protocol in {"http", "https"}
}

proven contains subscription.address if {
	some subscription in input.subjects
	subscription.values.protocol == "https"
	startswith(subscription.values.endpoint, "https://")
	host(subscription.values.endpoint) != input.parameters.host
}

proven contains subscription.address if {
	some subscription in input.subjects
	subscription.values.protocol == "https"
	calls(subscription, input.parameters.host)
	some on in model.refs(subscription, "topic_arn")
	topic.is_of_alarms(on)
	model.known(subscription, "raw_message_delivery")
	object.get(subscription.values, "raw_message_delivery", false) == false
}

# In a configuration, a reference: what it will be isn't known.
calls(subscription, pager) if {
	input.view == "synth"
	is_string(pager)
	not model.known(subscription, "endpoint")
}

calls(subscription, pager) if {
	input.view != "synth"
	startswith(subscription.values.endpoint, "https://")
	host(subscription.values.endpoint) == pager
}

host(endpoint) := lower(split(endpoint, "/")[2])
