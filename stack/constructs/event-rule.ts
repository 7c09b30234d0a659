import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import {
  CloudwatchEventTarget,
  type CloudwatchEventTargetConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";

/** What an event must be like, as EventBridge's patterns say it. */
export interface EventPattern {
  source?: string[];
  "detail-type": string[];
  detail?: Record<string, unknown>;
}

export interface EventRule {
  name: string;
  description: string;
  pattern: EventPattern;
}

/** Hands on every event of the default bus that is like the pattern. */
export function handOn(
  scope: Construct,
  { name, description, pattern }: EventRule,
  target: Omit<CloudwatchEventTargetConfig, "rule">,
): void {
  const rule = new CloudwatchEventRule(scope, "Default", {
    name,
    description,
    eventPattern: JSON.stringify(pattern),
  });
  new CloudwatchEventTarget(scope, "target", { ...target, rule: rule.name });
}
