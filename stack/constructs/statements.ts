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

/** Nobody, whoever it is, does this over plain HTTP. */
export const denyPlainHttp = (Action: string, Resource: string | string[]): Statement => ({
  Sid: "DenyInsecureTransport",
  Effect: "Deny",
  Principal: "*",
  Action,
  Resource,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** Source: SQS Developer Guide, "Amazon SQS API permissions: actions and resource reference". */
export const writeQueue = (queueArn: string): Statement => ({
  Sid: "WriteQueue",
  Effect: "Allow",
  Action: "sqs:SendMessage",
  Resource: queueArn,
});

/** Source: Lambda Developer Guide, "Configuring the execution role permissions" of SQS event sources. */
export const readQueue = (queueArn: string): Statement => ({
  Sid: "ReadQueue",
  Effect: "Allow",
  Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  Resource: queueArn,
});
