import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { EventPattern } from "./events";
import { type Metric, metricsOf } from "./metric";
import type { AlarmTopic } from "./topic";

export interface EventResponseProps {
  name: string;
  description: string;
  pattern: EventPattern;
  /** Who is told; EventBridge is among those who may publish there. */
  topic: AlarmTopic;
}

/**
 * Tells people of every event of the default bus that is like the pattern.
 * Source: EventBridge User Guide, "Amazon SNS permissions".
 */
export class EventResponse extends Construct {
  /** How often it happened. */
  readonly seen: Metric;

  constructor(scope: Construct, id: string, props: EventResponseProps) {
    super(scope, id);
    const { name, description, pattern, topic } = props;
    const rule = new CloudwatchEventRule(this, "Default", {
      name,
      description,
      eventPattern: JSON.stringify(pattern),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "tell",
      arn: topic.topic.arn,
      dependsOn: [topic.policy],
    });
    this.seen = metricsOf("AWS/Events", { RuleName: name })("TriggeredRules", "Sum");
  }
}
