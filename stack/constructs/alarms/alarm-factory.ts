import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { type Metric, type MetricMath, PERIOD_SECONDS } from "../metric";
import { arn, type Place } from "../place";
import type { AlarmTopic } from "../topic";
import type { Combination, NamedAlarm } from "./combination";

export interface AlarmFactoryProps {
  place: Place;
  topic: AlarmTopic;
  /** An alarm's name from its id. */
  nameOf: (id: string) => string;
}

interface Alarm {
  description: string;
  /** Periods in a row that must be bad. */
  periods?: number;
  /** Over how long one period goes; five minutes, if it is not said. */
  periodSeconds?: number;
  /** What silence means: `breaching` where the thing watched should never be silent. */
  silence?: "breaching" | "notBreaching";
}

interface Above {
  above: number;
}

interface Below {
  below: number;
}

interface AtLeast {
  atLeast: number;
}

type Bound = Above | Below | AtLeast;

/**
 * Makes alarms that share what must not be forgotten: they act on one topic, when they go off and when
 * they recover, over five-minute periods, and say what missing data means.
 * Source: CloudWatch User Guide, "Using Amazon CloudWatch alarms".
 */
export class AlarmFactory extends Construct {
  private readonly made: NamedAlarm[] = [];
  private readonly place: Place;
  private readonly actions: string[];
  private readonly nameOf: (id: string) => string;

  constructor(scope: Construct, id: string, { place, topic, nameOf }: AlarmFactoryProps) {
    super(scope, id);
    this.place = place;
    this.actions = [topic.topic.arn];
    this.nameOf = nameOf;
  }

  /** Every alarm so far, in the order they were made. */
  get alarms(): readonly NamedAlarm[] {
    return this.made;
  }

  /** Their ARNs, known before apply. */
  get arns(): string[] {
    return this.made.map(({ name }) => arn(this.place, "cloudwatch", `alarm:${name}`));
  }

  /** Goes off when one metric is past a bound. Percentiles are statistics like any other here. */
  onMetric(id: string, metric: Metric, alarm: Alarm & Bound): NamedAlarm {
    const percentile = metric.statistic.startsWith("p");
    return this.metricAlarm(id, alarm, {
      ...bound(alarm),
      namespace: metric.namespace,
      metricName: metric.name,
      ...(metric.dimensions && { dimensions: metric.dimensions }),
      ...(percentile ? { extendedStatistic: metric.statistic } : { statistic: metric.statistic }),
      period: alarm.periodSeconds ?? PERIOD_SECONDS,
    });
  }

  /** Goes off when what is computed from metrics is past a bound. */
  onMath(id: string, math: MetricMath, alarm: Alarm & Bound): NamedAlarm {
    return this.metricAlarm(id, alarm, {
      ...bound(alarm),
      metricQuery: [
        { id: "result", expression: math.expression, label: alarm.description, returnData: true },
        ...Object.entries(math.using).map(([name, metric]) => query(name, metric, false)),
      ],
    });
  }

  /** Goes off when a metric leaves the band that CloudWatch learned, `width` standard deviations wide. */
  onAnomaly(id: string, metric: Metric, alarm: Alarm & { width: number }): NamedAlarm {
    return this.metricAlarm(id, alarm, {
      comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
      thresholdMetricId: "band",
      metricQuery: [
        query("m", metric, true),
        {
          id: "band",
          expression: `ANOMALY_DETECTION_BAND(m,${alarm.width})`,
          label: `${metric.name} (expected)`,
          returnData: true,
        },
      ],
    });
  }

  /** Goes off when the combination holds. Its rule names the others, so they must exist first. */
  onCombination(id: string, { rule, alarms }: Combination, { description }: Alarm): NamedAlarm {
    const name = this.nameOf(id);
    const alarm = new CloudwatchCompositeAlarm(this, id, {
      alarmName: name,
      alarmDescription: description,
      alarmRule: rule,
      actionsEnabled: true,
      alarmActions: this.actions,
      okActions: this.actions,
      dependsOn: alarms.map((child) => child.alarm),
    });
    return this.remember({ name, alarm });
  }

  private metricAlarm(
    id: string,
    { description, periods = 1, silence = "notBreaching" }: Alarm,
    condition: Pick<CloudwatchMetricAlarmConfig, "comparisonOperator"> &
      Partial<CloudwatchMetricAlarmConfig>,
  ): NamedAlarm {
    const name = this.nameOf(id);
    const alarm = new CloudwatchMetricAlarm(this, id, {
      ...condition,
      alarmName: name,
      alarmDescription: description,
      evaluationPeriods: periods,
      datapointsToAlarm: periods,
      treatMissingData: silence,
      actionsEnabled: true,
      alarmActions: this.actions,
      okActions: this.actions,
    });
    return this.remember({ name, alarm });
  }

  private remember(alarm: NamedAlarm): NamedAlarm {
    this.made.push(alarm);
    return alarm;
  }
}

function bound(alarm: Bound) {
  if ("above" in alarm) {
    return { comparisonOperator: "GreaterThanThreshold", threshold: alarm.above };
  }
  return "below" in alarm
    ? { comparisonOperator: "LessThanThreshold", threshold: alarm.below }
    : { comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: alarm.atLeast };
}

const query = (
  id: string,
  { namespace, name, dimensions, statistic }: Metric,
  returnData: boolean,
): CloudwatchMetricAlarmMetricQuery => ({
  id,
  returnData,
  metric: {
    namespace,
    metricName: name,
    ...(dimensions && { dimensions }),
    stat: statistic,
    period: PERIOD_SECONDS,
  },
});
