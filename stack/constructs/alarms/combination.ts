import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";

/** A named alarm, known by its name before it exists. */
export interface NamedAlarm {
  name: string;
  alarm: CloudwatchMetricAlarm | CloudwatchCompositeAlarm;
}

/** When a composite alarm goes off, as CloudWatch's rules say it, and the alarms that it looks at. */
export interface Combination {
  rule: string;
  alarms: NamedAlarm[];
}

type Part = NamedAlarm | Combination;

/** Any of these has gone off. */
export const anyOf = (...parts: Part[]): Combination => joined("OR", parts);

/** All of these have. */
export const allOf = (...parts: Part[]): Combination => joined("AND", parts);

/** Source: CloudWatch API Reference, PutCompositeAlarm, AlarmRule. */
const joined = (word: "AND" | "OR", parts: Part[]): Combination => ({
  rule: parts.map(termOf).join(` ${word} `),
  alarms: parts.flatMap((part) => ("rule" in part ? part.alarms : [part])),
});

const termOf = (part: Part): string =>
  "rule" in part ? `(${part.rule})` : `ALARM("${part.name}")`;
