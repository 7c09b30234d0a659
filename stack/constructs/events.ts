import { CloudwatchEventArchive } from "@cdktf/provider-aws/lib/cloudwatch-event-archive";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Construct } from "constructs";
import { type EventPattern, type EventRule, handOn } from "./event-rule";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import { policyDocument } from "./policy";

export interface EventLogProps {
  place: Place;
  key: Key;
  name: string;
}

/**
 * A log group that EventBridge writes events to. People are told of alarms by the alarms' own actions, so
 * nobody is told twice.
 *
 * An account and region hold at most ten log resource policies.
 * Source: EventBridge User Guide, "Amazon CloudWatch Logs permissions", for the name and the principals.
 */
export class EventLog extends Construct {
  readonly logGroup: LogGroup;
  private readonly access: CloudwatchLogResourcePolicy;

  constructor(scope: Construct, id: string, { place, key, name }: EventLogProps) {
    super(scope, id);
    // EventBridge delivers only to groups under this prefix.
    this.logGroup = new LogGroup(this, "logs", { name: `/aws/events/${name}`, key });
    this.access = new CloudwatchLogResourcePolicy(this, "access", {
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
  }

  /** Records every event of the default bus that is like the pattern. */
  record(id: string, rule: EventRule): void {
    const scope = id === "Default" ? this : new Construct(this, id);
    handOn(scope, rule, {
      targetId: "record",
      arn: this.logGroup.group.arn,
      dependsOn: [this.access],
    });
  }
}

/**
 * Changes of these alarms' states; of every alarm, when none is named. CloudWatch itself forgets them after
 * 30 days. Source: CloudWatch User Guide, "Alarm events and EventBridge" and DescribeAlarmHistory.
 */
export const alarmStateChanges = (alarmNames?: string[]): EventPattern => ({
  source: ["aws.cloudwatch"],
  "detail-type": ["CloudWatch Alarm State Change"],
  ...(alarmNames && { detail: { alarmName: alarmNames } }),
});

export interface EventArchiveProps {
  place: Place;
  key: Key;
  name: string;
  /** The kinds of event that are kept. */
  detailTypes: string[];
  days: number;
}

/**
 * Events of the default bus, kept so that they can be sent again: to a rule that was wrong, or for an
 * investigation. Source: EventBridge User Guide, "Archiving and replaying events", and "Encrypting
 * archives" for what EventBridge needs of the key.
 */
export class EventArchive extends Construct {
  constructor(scope: Construct, id: string, props: EventArchiveProps) {
    super(scope, id);
    const { place, key, name, detailTypes, days } = props;
    key.grantArchive();
    new CloudwatchEventArchive(this, "Default", {
      name,
      description: "Events that are on record, to be replayed",
      eventSourceArn: arn(place, "events", "event-bus/default"),
      eventPattern: JSON.stringify({ "detail-type": [...new Set(detailTypes)] }),
      retentionDays: days,
      kmsKeyIdentifier: key.arn,
    });
  }
}
