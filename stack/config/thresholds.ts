import { number, whole } from "./fields";

/**
 * When the alarms go off that the monitoring and infrastructure stacks both have on a payment API. The mission's
 * figures are the loosest that are taken: a team may be stricter, never laxer.
 */
export const apiThresholds = {
  clientErrorPercent: number(0.01, 1, "in percent of requests").default(1),
  serverErrorPercent: number(0.01, 1, "in percent of requests").default(1),
  lambdaErrorPercent: number(0.01, 0.5, "in percent of invocations").default(0.5),
  tableThrottles: whole(0, 1_000_000, "in five minutes").default(0),
};
