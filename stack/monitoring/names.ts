import type { Priority } from "../config/monitoring";

/** Every name of the monitoring stack that people or services find a thing by. */
export const namesOf = (suffix: string) => ({
  /** Of what has no name of its own to keep: the key, the budget. */
  monitoring: `payment-monitoring-${suffix}`,
  topic: (priority: Priority) => `payment-${priority}-${suffix}`,
  deadLetters: `payment-undelivered-${suffix}`,
  /** At most 21 characters: a canary's name, and its role's. */
  paymentCheck: `pay-check-${suffix}`,
  paymentCheckBucket: `payment-check-${suffix}`,
  metricStream: `payment-metrics-${suffix}`,
  audit: `payment-audit-${suffix}`,
  dashboard: (id: string) => `payments-${id}-${suffix}`,
  rule: (id: string) => `payment-audit-${id}-${suffix}`,
  ranking: (id: string) => `payment-${id}-${suffix}`,
  /** What the names of a priority's alarms begin with: subscribers choose messages by it. */
  alarmsOf: (priority: Priority) => `payments-${priority}-`,
  alarm: (priority: Priority, id: string) => `payments-${priority}-${id}-${suffix}`,
});

export type Names = ReturnType<typeof namesOf>;
