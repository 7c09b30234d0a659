import { metricsOf, percentage } from "./metric";

/** What AWS measures of a REST API's stage. Source: API Gateway Developer Guide, "Amazon API Gateway dimensions and metrics". */
export function apiMetrics(ApiName: string, Stage: string) {
  const metric = metricsOf("AWS/ApiGateway", { ApiName, Stage });
  const requests = metric("Count", "Sum");
  return {
    requests,
    clientErrorRate: percentage(metric("4XXError", "Sum"), requests),
    serverErrorRate: percentage(metric("5XXError", "Sum"), requests),
    latency: (statistic: string) => metric("Latency", statistic),
  };
}

/** What AWS measures of a function. Source: Lambda Developer Guide, "Types of metrics for Lambda functions". */
export function functionMetrics(FunctionName: string) {
  const metric = metricsOf("AWS/Lambda", { FunctionName });
  const invocations = metric("Invocations", "Sum");
  const errors = metric("Errors", "Sum");
  return {
    invocations,
    errors,
    errorRate: percentage(errors, invocations),
    duration: (statistic: string) => metric("Duration", statistic),
    atOnce: metric("ConcurrentExecutions", "Maximum"),
  };
}

/** What AWS measures of a canary. Source: CloudWatch User Guide, "CloudWatch metrics published by canaries". */
export function canaryMetrics(CanaryName: string) {
  const metric = metricsOf("CloudWatchSynthetics", { CanaryName });
  return {
    success: metric("SuccessPercent", "Average"),
    duration: metric("Duration", "Average"),
  };
}

/** What AWS measures of a table. Source: DynamoDB Developer Guide, "DynamoDB Metrics and dimensions". */
export function tableMetrics(TableName: string) {
  const metric = metricsOf("AWS/DynamoDB", { TableName });
  return {
    readUnits: metric("ConsumedReadCapacityUnits", "Sum"),
    writeUnits: metric("ConsumedWriteCapacityUnits", "Sum"),
    readsThrottled: metric("ReadThrottleEvents", "Sum"),
    writesThrottled: metric("WriteThrottleEvents", "Sum"),
    /** Requests of one operation. */
    throttled: (Operation: string) => metric("ThrottledRequests", "Sum", { Operation }),
  };
}
