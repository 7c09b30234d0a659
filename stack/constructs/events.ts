import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Construct } from "constructs";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import { policyDocument } from "./policy";

export interface AlarmHistoryProps {
  place: Place;
  key: Key;
  name: string;
  /** Whose changes are recorded. */
  alarmNames: string[];
}

/**
 * Every change of an alarm's state, written to a log group: CloudWatch itself forgets an alarm's history
 * after 30 days. People are told by the alarms' own actions, so nobody is told twice.
 *
 * An account and region hold at most ten log resource policies.
 * Sources: CloudWatch User Guide, "Alarm events and EventBridge" and DescribeAlarmHistory; EventBridge
 * User Guide, "Amazon CloudWatch Logs permissions", for the name and the two principals.
 */
export class AlarmHistory extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { place, key, name, alarmNames }: AlarmHistoryProps) {
    super(scope, id);
    // EventBridge delivers only to groups under this prefix.
    this.logGroup = new LogGroup(this, "logs", { name: `/aws/events/${name}`, key });
    const access = new CloudwatchLogResourcePolicy(this, "access", {
      policyName: name,
      policyDocument: policyDocument([
        {
          Sid: "AllowEventBridge",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: arn(place, "logs", `log-group:${this.logGroup.name}:*`),
        },
      ]),
    });
    const rule = new CloudwatchEventRule(this, "Default", {
      name,
      description: "Changes of alarm states, kept as a record",
      eventPattern: JSON.stringify({
        source: ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        detail: { alarmName: alarmNames },
      }),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "record",
      arn: this.logGroup.group.arn,
      dependsOn: [access],
    });
  }
}
