import type { Statement } from "./policy";

/** X-Ray takes no resource for these. Source: Service Authorization Reference, "AWS X-Ray". */
export const writeTraces: Statement = {
  Sid: "WriteTraces",
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: "*",
};

/** PutMetricData takes no resource either; the namespace is what it can be bound by. */
export const writeMetrics = (namespace: string): Statement => ({
  Sid: "WriteMetrics",
  Effect: "Allow",
  Action: "cloudwatch:PutMetricData",
  Resource: "*",
  Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
});
