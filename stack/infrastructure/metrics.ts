import { metricsOf, percentage } from "../constructs/metric";
import { STAGE } from "../payments/names";
import type { Names } from "./names";

/** What is watched of the platform, once, for the alarms and the dashboards alike. */
export function platformMetrics(names: Names) {
  const api = metricsOf("AWS/ApiGateway", { ApiName: names.platform, Stage: STAGE });
  const requests = api("Count", "Sum");
  const table = metricsOf("AWS/DynamoDB", { TableName: names.platform });
  const queue = (QueueName: string) => metricsOf("AWS/SQS", { QueueName });
  const lambda = (FunctionName: string) => {
    const metric = metricsOf("AWS/Lambda", { FunctionName });
    const invocations = metric("Invocations", "Sum");
    return {
      invocations,
      errorRate: percentage(metric("Errors", "Sum"), invocations),
      duration: (statistic: string) => metric("Duration", statistic),
    };
  };
  return {
    requests,
    clientErrorRate: percentage(api("4XXError", "Sum"), requests),
    serverErrorRate: percentage(api("5XXError", "Sum"), requests),
    latency: (percentile: string) => api("Latency", percentile),
    processor: lambda(names.processor),
    eventHandler: lambda(names.eventHandler),
    readsThrottled: table("ReadThrottleEvents", "Sum"),
    writesThrottled: table("WriteThrottleEvents", "Sum"),
    readUnits: table("ConsumedReadCapacityUnits", "Sum"),
    writeUnits: table("ConsumedWriteCapacityUnits", "Sum"),
    /** Seconds that the oldest payment has waited to be kept. */
    eventAge: queue(names.events)("ApproximateAgeOfOldestMessage", "Maximum"),
    cpu: metricsOf("AWS/EC2", { AutoScalingGroupName: names.instances })(
      "CPUUtilization",
      "Average",
    ),
  };
}

export type PlatformMetrics = ReturnType<typeof platformMetrics>;
