# METADATA
# title: Services that publish may use the topic's key
# description: >-
#   A service that may publish to an encrypted topic but not use its key fails silently: the alarm goes off and
#   nobody is told. Source: SNS Developer Guide, "Enable compatibility between event sources from AWS services
#   and encrypted topics"; EventBridge takes no condition there.
# custom:
#   severity: critical
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_sns_topic]
#   reads:
#     - kms_master_key_id
#     - policy
#     - aws_sns_topic_policy.arn
#     - aws_sns_topic_policy.policy
#     - aws_kms_key.policy
#     - aws_kms_key_policy.key_id
#     - aws_kms_key_policy.policy
#     - aws_kms_alias.target_key_id
#   parameters:
#     actions: ["kms:Decrypt", "kms:GenerateDataKey"]
#     unconditioned: [events.amazonaws.com]
#   frameworks:
#     pci-dss-4.0.1: ["10.7.2"]
#     soc2: ["CC7.3"]
#     nist-800-53-r5: ["SI-4(5)", "SC-12"]
#   fix: >-
#     Let each service that the topic's policy lets publish do {actions} in the policy of the topic's key, without
#     a condition for {unconditioned}.
package controls.sns["key-grants"]

import data.lib.kms
import data.lib.topic

proven contains resource.address if {
	some resource in input.subjects
	actions := input.parameters.actions
	unconditioned := input.parameters.unconditioned
	[key] := kms.keys(resource, "kms_master_key_id")
	services := topic.publishers(resource)
	count(services) > 0
	every service in services {
		kms.lets_service(key, service, actions, unconditioned)
	}
}
