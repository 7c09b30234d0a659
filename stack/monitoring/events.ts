import type { EventRule } from "../constructs/event-rule";
import { alarmStateChanges } from "../constructs/events";

/** Only what changes something: reading is most of what CloudTrail hears. */
const CHANGES = { readOnly: [false] };

/**
 * What is put on record, by ids that stay: what an investigation asks for first. What CloudTrail tells comes only where a trail is on, and of IAM and
 * of the root user only in us-east-1.
 * Sources: EventBridge User Guide, "AWS service events delivered via AWS CloudTrail"; KMS Developer Guide,
 * "Monitoring KMS keys with Amazon EventBridge"; AWS Config Developer Guide, "Monitoring AWS Config with
 * Amazon EventBridge"; CodeDeploy, CodePipeline and CloudFormation User Guides, on their events.
 */
export const RECORDED: Record<string, Omit<EventRule, "name">> = {
  "alarm-states": {
    description: "Changes of alarm states",
    pattern: alarmStateChanges(),
  },
  root: {
    description: "What the account's root user does",
    pattern: {
      "detail-type": ["AWS API Call via CloudTrail", "AWS Console Sign In via CloudTrail"],
      detail: { userIdentity: { type: ["Root"] } },
    },
  },
  iam: {
    description: "Changes of who may do what",
    pattern: {
      source: ["aws.iam"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: CHANGES,
    },
  },
  "key-states": {
    description: "Keys that are deleted, rotated, or lose their material",
    pattern: {
      source: ["aws.kms"],
      "detail-type": [
        "KMS CMK Deletion",
        "KMS CMK Rotation",
        "KMS Imported Key Material Expiration",
      ],
    },
  },
  "key-changes": {
    description: "Keys that somebody disables, deletes or gives another policy",
    pattern: {
      source: ["aws.kms"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventName: [
          "CancelKeyDeletion",
          "DisableKey",
          "DisableKeyRotation",
          "EnableKey",
          "PutKeyPolicy",
          "ScheduleKeyDeletion",
        ],
      },
    },
  },
  configuration: {
    description: "Changes of resources, and of whether they comply, as AWS Config sees them",
    pattern: {
      source: ["aws.config"],
      "detail-type": ["Config Configuration Item Change", "Config Rules Compliance Change"],
    },
  },
  deployments: {
    description: "Deployments that failed",
    pattern: {
      source: ["aws.codedeploy", "aws.codepipeline"],
      "detail-type": [
        "CodeDeploy Deployment State-change Notification",
        "CodePipeline Pipeline Execution State Change",
      ],
      detail: { state: ["FAILURE", "FAILED"] },
    },
  },
  stacks: {
    description: "CloudFormation stacks that failed or were rolled back",
    pattern: {
      source: ["aws.cloudformation"],
      "detail-type": ["CloudFormation Stack Status Change"],
      detail: {
        "status-details": { status: [{ suffix: "_FAILED" }, { suffix: "ROLLBACK_COMPLETE" }] },
      },
    },
  },
};
