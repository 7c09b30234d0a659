import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import { readModel } from "../proof/model/read";
import { policy } from "./support/policy";

type Verdict = "pass" | "fail" | "unknown";

/** One verdict where the plan and the state agree; two where only one of them knows. */
type Expected = Verdict | { plan?: Verdict; state?: Verdict };

const TOPIC = "aws_sns_topic.t";
const KEY = "aws_kms_key.k";
const BUCKET = "aws_s3_bucket.art";
const FUNCTION = "aws_lambda_function.f";
const GROUP = "aws_cloudwatch_log_group.api";
const ROLE = "aws_iam_role.l";
const DASHBOARD = "aws_cloudwatch_dashboard.d";
const CANARY = "aws_synthetics_canary.h";
const FILTERS = [
  "aws_cloudwatch_log_metric_filter.err",
  "aws_cloudwatch_log_metric_filter.lat",
  "aws_cloudwatch_log_metric_filter.req",
];
const ALARMS = [
  "aws_cloudwatch_composite_alarm.c",
  "aws_cloudwatch_metric_alarm.anom",
  "aws_cloudwatch_metric_alarm.api",
  "aws_cloudwatch_metric_alarm.lam",
  "aws_cloudwatch_metric_alarm.p95",
];

const all = (addresses: string[], verdict: Expected) =>
  Object.fromEntries(addresses.map((address) => [address, verdict]));

/** Read off `samples/lab.*.json` by hand; the canary, the insight rule and the sampling rule were not applied. */
const EXPECTED: Record<string, Record<string, Expected>> = {
  // Their one topic is there.
  "alarms/actions": all(ALARMS, "pass"),
  // Enabled and not suppressed, all of them.
  "alarms/actions-enabled": all(ALARMS, "pass"),
  // The API's error rate and the function's errors are watched, but no API has this access log.
  "alarms/api-error-rate": { stack: "fail" },
  // No alarm reads a canary's metric; the plan leaves run_config, where its target would be, to the provider.
  "alarms/canary-failure": { stack: { plan: "unknown", state: "fail" } },
  "alarms/composite-rule": { stack: "fail" },
  // It is made of api and lam.
  "alarms/composites": { "aws_cloudwatch_composite_alarm.c": "pass" },
  "alarms/database-connections": { stack: "fail" },
  // Ten errors are not ten percent, and nobody says of which function.
  "alarms/lambda-error-rate": { stack: "fail" },
  // p95 has an alarm and p99 has none.
  "alarms/latency-percentiles": { stack: "fail" },
  // api and lam say notBreaching; anom and p95 leave it at missing.
  "alarms/missing-data": {
    "aws_cloudwatch_metric_alarm.anom": "fail",
    "aws_cloudwatch_metric_alarm.api": "pass",
    "aws_cloudwatch_metric_alarm.lam": "pass",
    "aws_cloudwatch_metric_alarm.p95": "fail",
  },
  "alarms/table-throttling": { stack: "fail" },
  // Their one topic goes to a@example.com and b@example.com, both confirmed.
  "alarms/two-subscribers": all(ALARMS, "pass"),
  // The band is over requests to no API.
  "alarms/volume-anomaly": { stack: "fail" },
  // The bucket has neither a block on public access nor a key, a policy or a lifecycle.
  "canary/artifacts": { [CANARY]: { plan: "fail" } },
  // AWS has deprecated Puppeteer to 7.0; this is 11.0.
  "canary/runtime": { [CANARY]: { plan: "pass" } },
  // rate(5 minutes), without an end.
  "canary/schedule": { [CANARY]: { plan: "pass" } },
  "canary/started": { [CANARY]: { plan: "pass" } },
  // The plan leaves run_config, where the address would be, to the provider; there is no API anyway.
  "canary/target": { stack: { plan: "unknown", state: "fail" } },
  // No widgets at all, and so no alarm that is not there.
  "dashboards/alarms": { [DASHBOARD]: "pass" },
  // No widgets at all, and nothing about periods.
  "dashboards/coverage": { stack: "fail" },
  "dashboards/granularity": { [DASHBOARD]: "fail" },
  "dashboards/layout": { [DASHBOARD]: "fail" },
  "dashboards/refresh": { [DASHBOARD]: "fail" },
  // The rule hears of every change and its target is the topic, whose policy lets EventBridge do nothing.
  "events/alarm-state-changes": { stack: "fail" },
  "events/targets": { "aws_cloudwatch_event_target.e": "fail" },
  // There is none in the role, nor beside it; the plan cannot tell the first from one that is still computed.
  "iam/no-wildcards": { [ROLE]: { plan: "unknown", state: "pass" } },
  // Lambda alone assumes it.
  "iam/trust": { [ROLE]: "pass" },
  // There is a rule in the plan, over a group that no stage writes its access log to.
  "insights/api-callers": { stack: "fail" },
  // 7 days, rotated each year.
  "kms/deletion-window": { [KEY]: "pass" },
  "kms/rotation": { [KEY]: "pass" },
  // None is written; AWS then gives it the one that lets the account's root in and nobody else.
  "kms/key-policy": { [KEY]: "pass" },
  // The role that the function names is granted nothing in this model; the plan does not know its inline policies.
  "lambda/least-privilege": { [FUNCTION]: { plan: "unknown", state: "fail" } },
  // /aws/lambda/payment-processor-dev is nowhere declared; the plan does not know that it is the one.
  "lambda/log-group": { [FUNCTION]: { plan: "unknown", state: "fail" } },
  "lambda/no-plaintext-secrets": { [FUNCTION]: "pass" },
  "lambda/runtime": { [FUNCTION]: "pass" },
  "lambda/tracing": { [FUNCTION]: "pass" },
  // There is no API whose logs they could be; the plan does not know where the function logs either.
  "logs/archive": { stack: { plan: "unknown", state: "fail" } },
  "logs/cmk": { [GROUP]: "pass" },
  // The key's policy, in the plan none and in the state the account's, says nothing of CloudWatch Logs.
  "logs/key-grant": { [GROUP]: "fail" },
  "logs/payment-groups": { stack: { plan: "unknown", state: "fail" } },
  "logs/retention": { [GROUP]: "pass" },
  // The filters measure a log that no stage writes to: not an API's access log, so free in what they read.
  "metrics/error-filter": { stack: "fail" },
  "metrics/filter-matches-access-log": all(FILTERS, "pass"),
  "metrics/latency-filter": { stack: "fail" },
  // The filters publish what three alarms read; the fourth reads the errors of all functions at once.
  "metrics/no-orphans": {
    [DASHBOARD]: "pass",
    "aws_cloudwatch_metric_alarm.anom": "pass",
    "aws_cloudwatch_metric_alarm.api": "pass",
    "aws_cloudwatch_metric_alarm.lam": "fail",
    "aws_cloudwatch_metric_alarm.p95": "pass",
  },
  "metrics/request-filter": { stack: "fail" },
  // A bucket and nothing beside it; S3 encrypts it with a key of its own.
  "s3/encrypted": { [BUCKET]: "fail" },
  "s3/private": { [BUCKET]: "fail" },
  "s3/tls-only": { [BUCKET]: "fail" },
  "sns/encryption": { [TOPIC]: "pass" },
  // None of them has a filter.
  "sns/filter-policies": all(
    ["a", "b", "q", "sms"].map((name) => `aws_sns_topic_subscription.${name}`),
    "pass",
  ),
  // Nothing is written; the default policy speaks of the account's users, and of no service.
  "sns/key-grants": { [TOPIC]: "fail" },
  "sns/publishers": { [TOPIC]: "fail" },
  "sns/subscribers": { stack: "pass" },
  // Only the log group has a tag, and it has one of two.
  "tags/required": {
    ...all(
      [
        ...ALARMS,
        GROUP,
        ROLE,
        KEY,
        FUNCTION,
        BUCKET,
        TOPIC,
        "aws_sqs_queue.q",
        "aws_cloudwatch_event_rule.e",
      ],
      "fail",
    ),
    ...all([CANARY, "aws_xray_sampling_rule.s"], { plan: "fail" }),
  },
  // There is a rule in the plan, but neither a stage nor a group.
  "tracing/sampling": { stack: "fail" },
};

/** Nothing in the samples is of a kind that these select. */
const NOT_APPLICABLE = [
  "api/access-logs",
  "api/tracing",
  "dynamodb/encryption",
  "dynamodb/recovery",
  "ec2/encrypted-volumes",
  "ec2/imdsv2",
  "ecs/container-insights",
  "ecs/no-plaintext-secrets",
  "ecs/private",
  "ecs/task-logs",
  "iam/managed-policies",
  "network/default-security-group",
  "network/flow-logs",
  "network/no-open-ingress",
  "logs/subscriptions",
  "network/private-access",
  "rds/backup",
  "rds/deletion",
  "rds/encryption",
  "rds/log-exports",
  "rds/private",
  "secrets/encryption",
];

test("every control has something expected of it", async () => {
  const ids = activeControls(await policy(), "payments").map(({ id }) => id);
  expect([...Object.keys(EXPECTED), ...NOT_APPLICABLE].sort()).toEqual(ids);
});

describe.each(["plan", "state"] as const)("%s", (view) => {
  const file = `lab.${view}.json`;
  const model = readModel(readFileSync(join(__dirname, "samples", file)), file);

  test.each(["baseline", "payments"])("under %s", async (profile) => {
    const loaded = await policy();
    const active = activeControls(loaded, profile);
    const found = judge(model, loaded, active).map(
      ({ control, address, verdict }) => `${control} at ${address}: ${verdict}`,
    );
    const expected = active.flatMap(({ id }) =>
      Object.entries(EXPECTED[id] ?? {}).flatMap(([address, verdicts]) => {
        const verdict = typeof verdicts === "string" ? verdicts : verdicts[view];
        return verdict === undefined ? [] : [`${id} at ${address}: ${verdict}`];
      }),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});
