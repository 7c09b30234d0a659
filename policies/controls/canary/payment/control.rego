# METADATA
# title: A test payment is made, and its failure is heard
# description: >-
#   That an API is healthy doesn't say that one can pay. There is a canary, started, that sends requests over TLS
#   and whose role may post to an API; when its runs fail, or when it reports nothing, an alarm acts on a topic.
#   Source: CloudWatch User Guide, "Synthetic monitoring (canaries)".
# custom:
#   severity: high
#   profiles: [monitoring]
#   selects: [stack]
#   reads:
#     - aws_synthetics_canary.name
#     - aws_synthetics_canary.start_canary
#     - aws_synthetics_canary.run_config.environment_variables.TARGET_URL
#     - aws_synthetics_canary.execution_role_arn
#     - aws_iam_role.inline_policy.policy
#     - aws_iam_role.managed_policy_arns
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_role_policy_attachment.policy_arn
#     - aws_iam_policy_attachment.roles
#     - aws_iam_policy_attachment.policy_arn
#     - aws_iam_policy.policy
#     - aws_api_gateway_stage
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#     - aws_cloudwatch_metric_alarm.treat_missing_data
#     - aws_cloudwatch_metric_alarm.alarm_actions
#     - aws_sns_topic
#   parameters: { within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add a canary with start_canary, an https TARGET_URL and execute-api:Invoke on a POST in its role's policy;
#     and an alarm on the average of its SuccessPercent, LessThanThreshold, missing data breaching, within
#     {within_seconds} seconds, acting on a topic.
package controls.canary.payment

import data.lib.alarm
import data.lib.canary
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	payer := canary.watched_by(watching)
	payer.values.start_canary == true
	some run in payer.values.run_config
	asks_over_tls(run.environment_variables.TARGET_URL)
	count(canary.senders(payer, "POST")) > 0
	alarm.prompt(watching, input.parameters.within_seconds)
	alarm.tells(watching)
}

asks_over_tls(url) if startswith(url, "https://")

# Before the stage is there, its address is only referred to.
asks_over_tls(url) if regex.match(`^\$\{aws_api_gateway_stage\.[^}]+\.invoke_url\}/`, url)
