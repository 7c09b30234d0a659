import fc from "fast-check";
import { toldElsewhere } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { grantedBeside, mayDoMore, ROLE } from "../../../lib/grants";
import { text } from "../../../lib/policy-document";

const ALARM = "aws_cloudwatch_metric_alarm.a";
const CANARY = "aws_synthetics_canary.c";
const POLICY = "aws_iam_role_policy.r";
const asking = (TARGET_URL: unknown) => ({ run_config: { environment_variables: { TARGET_URL } } });
const may = (Resource: unknown, Action: unknown = "execute-api:Invoke", more: object = {}) => ({
  policy: text({ Effect: "Allow", Action, Resource, ...more }),
});
const API = "arn:aws:execute-api:us-east-1:111122223333:abc123";
const watched: CaseConfig = {
  "aws_sns_topic.t": { name: "t" },
  [CANARY]: {
    name: "pay-check",
    start_canary: true,
    execution_role_arn: ROLE,
    ...asking("https://abc123.execute-api.us-east-1.amazonaws.com/prod/payments"),
  },
  [ALARM]: {
    alarm_name: "pay-check",
    namespace: "CloudWatchSynthetics",
    metric_name: "SuccessPercent",
    dimensions: { CanaryName: "pay-check" },
    statistic: "Average",
    period: 300,
    evaluation_periods: 2,
    comparison_operator: "LessThanThreshold",
    threshold: 90,
    treat_missing_data: "breaching",
    alarm_actions: ["${aws_sns_topic.t.arn}"],
  },
};
const { ways, whole } = grantedBeside(watched, may(`${API}/prod/POST/payments`).policy);
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const saying = (address: string, values: Record<string, unknown>) =>
  changed(whole, address, values);

export const cases: ControlCases = {
  pass: {
    ...ways,
    "any request of the API": saying(POLICY, may(`${API}/*`)),
    "a request of a stage that is known": {
      ...saying(POLICY, may("${aws_api_gateway_stage.s.execution_arn}/POST/payments")),
      "aws_api_gateway_stage.s": { stage_name: "prod" },
    },
    "in any way": saying(POLICY, may(`${API}/prod/*/payments`)),
    "where the stage will be": {
      ...saying(CANARY, asking("${aws_api_gateway_stage.s.invoke_url}/payments")),
      "aws_api_gateway_stage.s": { stage_name: "prod" },
    },
  },
  fail: {
    nothing: bad({}),
    "no canary": bad(changed(whole, CANARY, undefined)),
    "no alarm": bad(changed(whole, ALARM, undefined)),
    "it is not started": bad(saying(CANARY, { start_canary: false })),
    "it asks in the open": bad(saying(CANARY, asking("http://example.com/prod/payments"))),
    "it asks nothing": bad(saying(CANARY, { run_config: null })),
    "it may not": bad(changed(whole, POLICY, undefined)),
    "it must not": bad(
      saying(POLICY, may(`${API}/prod/POST/payments`, "execute-api:Invoke", { Effect: "Deny" })),
    ),
    "it may do something else": bad(
      saying(POLICY, may(`${API}/prod/POST/payments`, "s3:GetObject")),
    ),
    "it may only look": bad(saying(POLICY, may(`${API}/prod/GET/health`))),
    "it may only look at a stage that is known": bad({
      ...saying(POLICY, may("${aws_api_gateway_stage.s.execution_arn}/GET/POST")),
      "aws_api_gateway_stage.s": { stage_name: "prod" },
    }),
    "another alarm": bad(saying(ALARM, { metric_name: "Duration" })),
    "but not when it is silent": bad(saying(ALARM, { treat_missing_data: "notBreaching" })),
    never: bad(saying(ALARM, { threshold: 0 })),
    "hours later": bad(saying(ALARM, { evaluation_periods: 24 })),
    "telling nobody": bad(saying(ALARM, { alarm_actions: [] })),
  },
  unknown: {
    "a variable's address": bad(saying(CANARY, asking("${var.url}"))),
    "a role of somebody else's": bad(
      saying(CANARY, { execution_role_arn: "arn:aws:iam::111122223333:role/other" }),
    ),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Seconds", "Count"),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(0, -1, 100.1),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
    "aws_synthetics_canary.start_canary": fc.constant(false),
  },
  equivalent: [
    {
      path: "aws_iam_role_policy.policy",
      damage: "swapped aws_s3_bucket.*",
      onlyIn: "state",
      because: "where the canary keeps what it saw is not whether it pays",
    },

    ...[
      "WriteArtifacts",
      "FindArtifacts",
      "WriteOwnLogs",
      "WriteMetrics",
      "WriteTraces",
      "Pay",
    ].map((statement) => ({
      path: "aws_iam_role_policy.policy",
      damage: `* in ${statement}`,
      because: "who may do more may pay; the rest is iam/no-wildcards' to judge",
    })),

    ...mayDoMore(["aws_iam_policy"], "* in statement 0"),
    toldElsewhere,
  ],
};
