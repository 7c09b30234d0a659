import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Control } from "../proof/gate/policy";
import { DIST } from "./support/policy";

/** Whoever adds, drops or moves a control says so here, where a reviewer sees it. */
const INVENTORY = {
  "alarms/actions-enabled": "high, baseline and payments",
  "alarms/api-error-rate": "critical, payments",
  "alarms/canary-failure": "high, payments",
  "alarms/composite-rule": "high, payments",
  "alarms/database-connections": "medium, payments",
  "alarms/lambda-error-rate": "critical, payments",
  "alarms/latency-percentiles": "high, payments",
  "alarms/missing-data": "medium, baseline and payments",
  "alarms/table-throttling": "medium, payments",
  "alarms/two-subscribers": "critical, baseline and payments",
  "alarms/volume-anomaly": "medium, payments",
  "api/access-logs": "high, baseline and payments",
  "api/tracing": "medium, baseline and payments",
  "canary/artifacts": "high, payments",
  "canary/runtime": "medium, baseline and payments",
  "canary/schedule": "high, payments",
  "canary/started": "high, payments",
  "canary/target": "high, payments",
  "dashboards/coverage": "medium, payments",
  "dashboards/granularity": "low, payments and monitoring",
  "dashboards/layout": "low, payments and monitoring",
  "dashboards/refresh": "low, payments and monitoring",
  "events/alarm-state-changes": "medium, payments and monitoring",
  "iam/managed-policies": "critical, baseline and payments",
  "iam/no-wildcards": "critical, baseline and payments",
  "iam/trust": "critical, baseline and payments",
  "insights/api-callers": "medium, payments",
  "kms/deletion-window": "medium, baseline and payments",
  "kms/key-policy": "critical, baseline and payments",
  "kms/rotation": "medium, baseline and payments",
  "lambda/least-privilege": "high, baseline and payments",
  "lambda/log-group": "high, baseline and payments",
  "lambda/runtime": "high, baseline and payments",
  "lambda/tracing": "medium, baseline and payments",
  "logs/archive": "high, payments",
  "logs/cmk": "high, baseline and payments",
  "logs/key-grant": "high, payments and monitoring",
  "logs/payment-groups": "high, payments",
  "logs/retention": "high, baseline and payments",
  "metrics/error-filter": "high, payments",
  "metrics/filter-matches-access-log": "high, baseline and payments",
  "metrics/latency-filter": "high, payments",
  "metrics/no-orphans": "high, payments",
  "metrics/request-filter": "high, payments",
  "network/private-access": "medium, payments",
  "s3/encrypted": "high, baseline and payments",
  "s3/private": "critical, baseline and payments",
  "s3/tls-only": "high, baseline and payments",
  "sns/encryption": "high, baseline and payments",
  "sns/key-grants": "critical, payments and monitoring",
  "sns/publishers": "high, payments and monitoring",
  "sns/subscribers": "critical, payments and monitoring",
  "tags/required": "low, payments and monitoring",
  "tracing/sampling": "medium, payments",
};

test("the controls are exactly these, at these severities, in these profiles", () => {
  const { controls } = JSON.parse(readFileSync(join(DIST, "controls.json"), "utf8"));
  const found = (controls as Control[]).map(({ id, severity, profiles }) => [
    id,
    `${severity}, ${profiles.join(" and ")}`,
  ]);
  expect(Object.fromEntries(found)).toEqual(INVENTORY);
});
