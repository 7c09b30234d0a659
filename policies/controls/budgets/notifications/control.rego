# METADATA
# title: People are told as a budget is spent
# description: >-
#   Costs that nobody sees coming are found on the invoice. There is a monthly budget of costs whose
#   notifications, at each of the percentages spent and when the forecast passes it, reach people: by mail, or
#   through a topic that AWS Budgets may publish to. Source: AWS Cost Management User Guide, "Managing your
#   costs with AWS Budgets".
# custom:
#   severity: medium
#   profiles: [monitoring]
#   selects: [stack]
#   reads:
#     - aws_budgets_budget.budget_type
#     - aws_budgets_budget.time_unit
#     - aws_budgets_budget.notification
#     - aws_sns_topic.policy
#     - aws_sns_topic_policy.arn
#     - aws_sns_topic_policy.policy
#     - aws_sns_topic_subscription.topic_arn
#     - aws_sns_topic_subscription.protocol
#     - aws_sns_topic_subscription.endpoint
#     - aws_sns_topic_subscription.filter_policy
#     - aws_sns_topic_subscription.pending_confirmation
#   parameters: { percents: [50, 80, 100], forecast_percent: 100, mailboxes: 2 }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Give an aws_budgets_budget (COST, MONTHLY) notifications GREATER_THAN each of {percents} PERCENTAGE of
#     ACTUAL and at most {forecast_percent} of FORECASTED, each to at least {mailboxes} mailboxes or to a topic
#     with as many, whose policy lets budgets.amazonaws.com publish.
package controls.budgets.notifications

import data.lib.model
import data.lib.people
import data.lib.topic

proven contains stack.address if {
	some stack in input.subjects
	parameters := input.parameters
	is_number(parameters.mailboxes)
	is_number(parameters.forecast_percent)
	count(parameters.percents) > 0
	some budget in model.all("aws_budgets_budget")
	budget.values.budget_type == "COST"
	budget.values.time_unit == "MONTHLY"
	every percent in parameters.percents {
		some spent in notifications(budget, "ACTUAL")
		spent.threshold == percent
		reaches_people(budget, spent, parameters.mailboxes)
	}
	some expected in notifications(budget, "FORECASTED")
	expected.threshold <= parameters.forecast_percent
	expected.threshold > 0
	reaches_people(budget, expected, parameters.mailboxes)
}

notifications(budget, type) := [notification |
	some notification in budget.values.notification
	notification.notification_type == type
	notification.comparison_operator == "GREATER_THAN"
	notification.threshold_type == "PERCENTAGE"
	is_number(notification.threshold)
]

reaches_people(_, notification, mailboxes) if {
	count({people.mailbox(address) | some address in notification.subscriber_email_addresses}) >= mailboxes
}

reaches_people(budget, notification, mailboxes) if {
	some told in model.refs(budget, "notification.subscriber_sns_topic_arns")
	told.address in notification.subscriber_sns_topic_arns
	count(people.mailboxes([told])) >= mailboxes
	"budgets.amazonaws.com" in topic.publishers(told)
}
