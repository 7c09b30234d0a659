import type { EventRule } from "../constructs/event-rule";
import type { Concern } from "./names";

/** What people are told of as it happens, and whom it concerns. */
interface Response extends Omit<EventRule, "name"> {
  concern: Concern;
}

/**
 * GuardDuty's and EC2's events come where they happen; those of costs in the home region of Cost Anomaly
 * Detection, us-east-1, and only of monitors that alert at once. Sources: GuardDuty User Guide, "Processing
 * GuardDuty findings with Amazon EventBridge"; EC2 User Guide, "Automate Amazon EC2 using EventBridge"; AWS Cost
 * Management User Guide, "Using EventBridge with Cost Anomaly Detection".
 */
export const RESPONSES = {
  threats: {
    concern: "security",
    description: "What GuardDuty finds",
    pattern: { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] },
  },
  machines: {
    concern: "operations",
    description: "Machines that stop, or are gone",
    pattern: {
      source: ["aws.ec2"],
      "detail-type": ["EC2 Instance State-change Notification"],
      detail: { state: ["stopped", "terminated"] },
    },
  },
  "cost-anomalies": {
    concern: "cost",
    description: "Costs that are unlike what they were",
    pattern: { source: ["aws.ce"], "detail-type": ["Anomaly Detected"] },
  },
} satisfies Record<string, Response>;

export type ResponseId = keyof typeof RESPONSES;
