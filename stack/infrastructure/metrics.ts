import { apiMetrics, functionMetrics, tableMetrics } from "../constructs/aws-metrics";
import { metricsOf } from "../constructs/metric";
import { STAGE } from "../payments/names";
import type { Names } from "./names";

/** What is watched of the platform, once, for the alarms and the dashboards alike. */
export function platformMetrics(names: Names) {
  return {
    ...apiMetrics(names.platform, STAGE),
    ...tableMetrics(names.platform),
    processor: functionMetrics(names.processor),
    eventHandler: functionMetrics(names.eventHandler),
    /** Seconds that the oldest payment has waited to be kept. */
    eventAge: metricsOf("AWS/SQS", { QueueName: names.events })(
      "ApproximateAgeOfOldestMessage",
      "Maximum",
    ),
    cpu: metricsOf("AWS/EC2", { AutoScalingGroupName: names.instances })(
      "CPUUtilization",
      "Average",
    ),
  };
}

export type PlatformMetrics = ReturnType<typeof platformMetrics>;
