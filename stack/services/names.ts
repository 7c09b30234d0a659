/** Every name of the services stack that people or services find a thing by. */
export const namesOf = (suffix: string) => ({
  /** Of what has no name of its own to keep: the key, the cluster, its trace group, its dashboard. */
  services: `payment-services-${suffix}`,
  namespace: `PaymentServices/${suffix}`,
  paymentHandler: `payment-handler-${suffix}`,
  orderProcessor: `order-processor-${suffix}`,
  orders: `paid-orders-${suffix}`,
  unprocessed: `unprocessed-orders-${suffix}`,
  topic: `service-alarms-${suffix}`,
  /** Where programs read the same alarms. */
  alarmQueue: `service-alarms-${suffix}`,
  undelivered: `service-undelivered-${suffix}`,
  service: (id: string) => `${id}-service-${suffix}`,
  serviceLog: (id: string) => `/services/${id}-service-${suffix}`,
  collectorLog: `/aws/ecs/payment-services-${suffix}/collector`,
  alarm: (id: string) => `services-${id}-${suffix}`,
});

export type Names = ReturnType<typeof namesOf>;
