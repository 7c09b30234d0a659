# METADATA
# title: What an investigation asks for is on record
# description: >-
#   Changes of alarms, what the root user does, changes of permissions, keys and configuration, and deployments
#   that failed are written to an encrypted log group by rules of EventBridge. Each event of the list is tried
#   on the rules' patterns, so that it does not matter how they are written or how many there are. Source:
#   EventBridge User Guide, "AWS service events delivered via AWS CloudTrail".
# custom:
#   severity: high
#   profiles: [monitoring]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_event_rule.event_pattern
#     - aws_cloudwatch_event_rule.event_bus_name
#     - aws_cloudwatch_event_rule.state
#     - aws_cloudwatch_event_rule.is_enabled
#     - aws_cloudwatch_event_target.rule
#     - aws_cloudwatch_event_target.arn
#     - aws_cloudwatch_log_group.name
#     - aws_cloudwatch_log_group.kms_key_id
#     - aws_cloudwatch_log_resource_policy.policy_document
#     - aws_kms_key
#     - aws_kms_alias
#   parameters:
#     events:
#       - source: aws.cloudwatch
#         detail-type: CloudWatch Alarm State Change
#         detail: { alarmName: any, state: { value: ALARM } }
#       - source: aws.signin
#         detail-type: AWS Console Sign In via CloudTrail
#         detail: { eventName: ConsoleLogin, readOnly: false, userIdentity: { type: Root } }
#       - source: aws.s3
#         detail-type: AWS API Call via CloudTrail
#         detail: { eventName: DeleteBucket, readOnly: false, userIdentity: { type: Root } }
#       - source: aws.iam
#         detail-type: AWS API Call via CloudTrail
#         detail: { eventName: AttachRolePolicy, readOnly: false, userIdentity: { type: AssumedRole } }
#       - source: aws.kms
#         detail-type: AWS API Call via CloudTrail
#         detail: { eventName: ScheduleKeyDeletion, readOnly: false, userIdentity: { type: AssumedRole } }
#       - source: aws.kms
#         detail-type: KMS CMK Deletion
#         detail: { key-id: any }
#       - source: aws.config
#         detail-type: Config Configuration Item Change
#         detail: { messageType: ConfigurationItemChangeNotification }
#       - source: aws.codedeploy
#         detail-type: CodeDeploy Deployment State-change Notification
#         detail: { state: FAILURE }
#       - source: aws.cloudformation
#         detail-type: CloudFormation Stack Status Change
#         detail: { status-details: { status: UPDATE_ROLLBACK_COMPLETE } }
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1"]
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["AU-2", "AU-12", "IR-5"]
#   fix: >-
#     Add enabled rules on the default bus whose patterns match each event of the control's list, with a target that is a log
#     group under /aws/events/, encrypted with a customer key, that lets EventBridge in.
package controls.events.record

import data.lib.events
import data.lib.kms
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	count(input.parameters.events) > 0
	writing := [rule |
		some rule in model.all("aws_cloudwatch_event_rule")
		events.is_heard(rule)
		is_written(rule)
	]
	every event in input.parameters.events {
		some rule in writing
		events.matches(rule.values.event_pattern, event)
	}
}

is_written(rule) if {
	some group in events.logs(rule)
	kms.is_named_customer_key(group, "kms_key_id", object.get(group.values, "kms_key_id", ""))
}
