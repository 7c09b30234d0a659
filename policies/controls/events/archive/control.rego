# METADATA
# title: What is on record can be replayed
# description: >-
#   A rule that was wrong has missed what happened meanwhile. An archive keeps the events of the default bus,
#   encrypted with a customer key, so that they can be sent to a better rule; each event of the list is tried on
#   its pattern. Source: EventBridge User Guide, "Archiving and replaying events in Amazon EventBridge".
# custom:
#   severity: medium
#   profiles: [monitoring]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_event_archive.event_source_arn
#     - aws_cloudwatch_event_archive.event_pattern
#     - aws_cloudwatch_event_archive.retention_days
#     - aws_cloudwatch_event_archive.kms_key_identifier
#     - aws_kms_key
#     - aws_kms_alias
#   parameters:
#     retention_days: 90
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
#     soc2: ["CC7.3", "CC7.4"]
#     nist-800-53-r5: ["AU-11", "IR-4"]
#   fix: >-
#     Add an aws_cloudwatch_event_archive of the default bus whose pattern, if it has one, matches each
#     event of the control's list, with retention_days of at least {retention_days} and kms_key_identifier a customer key.
package controls.events.archive

import data.lib.events
import data.lib.kms
import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	parameters := input.parameters
	is_number(parameters.retention_days)
	count(parameters.events) > 0
	some archive in model.all("aws_cloudwatch_event_archive")
	endswith(archive.values.event_source_arn, ":event-bus/default")
	keeps_for(archive, parameters.retention_days)
	every event in parameters.events {
		keeps(archive, event)
	}
	kms.is_named_customer_key(
		archive, "kms_key_identifier",
		object.get(archive.values, "kms_key_identifier", ""),
	)
}

keeps(archive, event) if events.matches(archive.values.event_pattern, event)

keeps(archive, _) if {
	model.known(archive, "event_pattern")
	object.get(archive.values, "event_pattern", "") == ""
}

keeps_for(archive, days) if {
	is_number(archive.values.retention_days)
	archive.values.retention_days >= days
}
