# METADATA
# description: Who is told, behind a topic.
package lib.people

import data.lib.model

# The mailboxes that receive everything published to one of the topics. A subscription with a filter
# policy receives only some of it; one that nobody has confirmed, nothing.
mailboxes(topics) := {mailbox(subscription.values.endpoint) |
	some topic in topics
	some subscription in model.dependents(topic, "aws_sns_topic_subscription", "topic_arn")
	subscription.values.protocol == "email"
	model.known(subscription, "filter_policy")
	object.get(subscription.values, "filter_policy", "") in {"", {}}
	object.get(subscription.values, "pending_confirmation", false) == false
}

# One mailbox has one address, whatever the case, and whatever is behind a plus: mail to a+b@c goes to
# a@c. Source: RFC 5233, "Sieve Email Filtering: Subaddress Extension".
mailbox(address) := concat("@", [person, domain]) if {
	[local, domain] := split(lower(trim_space(address)), "@")
	person := split(local, "+")[0]
	person != ""
	domain != ""
}
