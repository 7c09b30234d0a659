/** The API's one stage. */
export const STAGE = "prod";

/** Every name of the payments stack that people or services find a thing by. */
export const namesOf = (suffix: string) => ({
  /** Of what has no name of its own to keep: the API, its table, its trace group, its dashboard. */
  payments: `payments-${suffix}`,
  namespace: `Payments/${suffix}`,
  processor: `payment-processor-${suffix}`,
  topic: `payment-alarms-${suffix}`,
  canary: `health-check-${suffix}`,
  canaryBucket: `payment-canary-${suffix}`,
  archive: `payment-archive-${suffix}`,
  alarmHistory: `payment-alarm-history-${suffix}`,
  callers: `payment-api-callers-${suffix}`,
  apiLogging: `payment-api-logging-${suffix}`,
  privateAccess: `payment-observability-${suffix}`,
  processorLog: `/aws/lambda/payment-processor-${suffix}`,
  accessLog: `/aws/apigateway/payments-${suffix}`,
  /** What is sent here is kept; Aurora itself writes to the cluster's own group. */
  databaseLog: `/aws/rds/payments-db-${suffix}`,
  alarm: (id: string) => `payments-${id}-${suffix}`,
});

export type Names = ReturnType<typeof namesOf>;

/** Where Aurora PostgreSQL writes. Source: Aurora User Guide, "Publishing logs to CloudWatch Logs". */
export const auroraLog = (cluster: string): string => `/aws/rds/cluster/${cluster}/postgresql`;
