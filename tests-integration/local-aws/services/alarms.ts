import type { Service } from "../call";
import { answerTo, documentIn, rpcOf } from "../rpc";

/** What of a metric alarm the local AWS loses or makes up: kept here as it was put. */
const KEPT = [
  "DatapointsToAlarm",
  "Dimensions",
  "EvaluateLowSampleCountPercentile",
  "ExtendedStatistic",
  "MetricName",
  "Metrics",
  "Namespace",
  "Period",
  "Statistic",
  "Threshold",
  "ThresholdMetricId",
  "TreatMissingData",
  "Unit",
];

/** CloudWatch's metric alarms, as they were put: evaluated by the local AWS, described from here. */
export function alarms(): Service {
  const put = new Map<string, Record<string, unknown>>();

  return async (call, upstream) => {
    const rpc = call.service === "monitoring" ? rpcOf(call) : undefined;
    if (rpc?.operation !== "PutMetricAlarm" && rpc?.operation !== "DescribeAlarms") {
      return undefined;
    }
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    if (rpc.operation === "PutMetricAlarm") {
      put.set(rpc.asked.AlarmName, rpc.asked);
      return answer;
    }
    const described = documentIn(call, answer);
    for (const alarm of described.MetricAlarms ?? []) {
      for (const field of KEPT) {
        const value = put.get(alarm.AlarmName)?.[field];
        if (value === undefined || value === null) delete alarm[field];
        else alarm[field] = value;
      }
    }
    return answerTo(call, described);
  };
}
