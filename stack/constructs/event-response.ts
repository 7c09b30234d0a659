import { Construct } from "constructs";
import { type EventRule, handOn } from "./event-rule";
import { type Metric, metricsOf } from "./metric";
import type { AlarmTopic } from "./topic";

export interface EventResponseProps extends EventRule {
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
    const { name, topic } = props;
    handOn(this, props, {
      targetId: "tell",
      arn: topic.topic.arn,
      dependsOn: [topic.policy],
    });
    this.seen = metricsOf("AWS/Events", { RuleName: name })("TriggeredRules", "Sum");
  }
}
