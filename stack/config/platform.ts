import { fields, flag, whole } from "./fields";
import { apiThresholds } from "./thresholds";

/** Source: AWS WAF Developer Guide, "Rate-based rule high-level settings", for what AWS takes. */
export const firewall = fields({
  requestsPerFiveMinutes: whole(
    10,
    100_000,
    "requests that one address may make in five minutes",
  ).default(2_000),
})
  .prefault({})
  .describe("The firewall before the API.");

/** Of what an account and region have one: only whoever knows the account can say. */
export const account = fields({
  configRules: flag(false, "Whether there are rules for AWS Config, which records here already."),
  guardDuty: flag(false, "Whether the GuardDuty detector is made here, where there is none yet."),
})
  .prefault({})
  .describe("Of what an account and region have one.");

/** When alarms go off. The mission's figures are the loosest that are taken. */
export const thresholds = fields({
  ...apiThresholds,
  cpuPercent: whole(1, 80, "on average over the machines").default(80),
  blockedRequests: whole(0, 1_000_000, "that the firewall blocks in five minutes").default(1_000),
})
  .prefault({})
  .describe("When the alarms of the infrastructure stack go off.");
