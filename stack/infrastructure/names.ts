/** Whom something concerns: who is told of it, and what a dashboard is about. */
export const CONCERNS = ["cost", "security", "operations"] as const;
export type Concern = (typeof CONCERNS)[number];

/** Every name of the infrastructure stack that people or services find a thing by. */
export const namesOf = (suffix: string) => ({
  /** Of what has no name of its own to keep: the key, the network. */
  infrastructure: `payment-infrastructure-${suffix}`,
  /** The API, its table and its web ACL. */
  platform: `payment-platform-${suffix}`,
  namespace: `PaymentPlatform/${suffix}`,
  processor: `payment-platform-processor-${suffix}`,
  eventHandler: `payment-event-handler-${suffix}`,
  /** The queue on which payments are announced, and where those go that nobody could read. */
  events: `payment-events-${suffix}`,
  unprocessed: `payment-events-unprocessed-${suffix}`,
  auditBucket: `payment-audit-logs-${suffix}`,
  accessLog: `/aws/apigateway/payment-platform-${suffix}`,
  apiLogging: `payment-platform-api-logging-${suffix}`,
  configRule: (id: string) => `payment-${id}-${suffix}`,
  response: (id: string) => `payment-${id}-${suffix}`,
  alarm: (id: string) => `payment-platform-${id}-${suffix}`,
  dashboard: (concern: Concern) => `payment-platform-${concern}-${suffix}`,
  /** Where teams look things up. */
  parameters: `/payment-platform/${suffix}`,
  topic: (concern: Concern) => `payment-${concern}-${suffix}`,
  instances: `payment-instances-${suffix}`,
  /** Where machines publish what only they can measure. */
  instanceMetrics: `PaymentInstances/${suffix}`,
  signingKey: `payment-signing-key-${suffix}`,
});

export type Names = ReturnType<typeof namesOf>;
