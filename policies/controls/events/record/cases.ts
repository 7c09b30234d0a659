import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

/** Patterns that together match what must be on record. */
const PATTERNS = {
  alarms: { source: ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"] },
  root: { detail: { userIdentity: { type: ["Root"] } } },
  iam: { source: [{ prefix: "aws.iam" }], detail: { readOnly: [false] } },
  kms: { source: ["aws.kms", "aws.config"] },
  deployments: { source: ["aws.codedeploy"], detail: { state: ["FAILED", "FAILURE"] } },
  stacks: {
    source: ["aws.cloudformation"],
    detail: { "status-details": { status: [{ suffix: "ROLLBACK_COMPLETE" }] } },
  },
};
type Name = keyof typeof PATTERNS;

const GROUP = "${aws_cloudwatch_log_group.g.arn}";
const group = (values: object = {}): CaseConfig => ({
  "aws_cloudwatch_log_group.g": {
    name: "/aws/events/audit",
    kms_key_id: "${aws_kms_key.k.arn}",
    ...values,
  },
  "aws_kms_key.k": { description: "audit" },
  "aws_cloudwatch_log_resource_policy.p": {
    policy_name: "events",
    policy_document: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `${GROUP}:*`,
        },
      ],
    }),
  },
});
const rule = (name: string, pattern: unknown, values: object = {}, arn = GROUP): CaseConfig => ({
  [`aws_cloudwatch_event_rule.${name}`]: {
    name,
    event_pattern: JSON.stringify(pattern),
    ...values,
  },
  [`aws_cloudwatch_event_target.${name}`]: {
    rule: `\${aws_cloudwatch_event_rule.${name}.name}`,
    arn,
  },
});
const rules = (changed: Partial<Record<Name, unknown>> = {}): CaseConfig =>
  Object.assign(
    {},
    ...Object.entries({ ...PATTERNS, ...changed }).map(([name, pattern]) =>
      pattern === undefined ? {} : rule(name, pattern),
    ),
  );
const recorded = (changed: Partial<Record<Name, unknown>> = {}): CaseConfig => ({
  ...rules(changed),
  ...group(),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

/** A pattern that every event is like: each has a source of AWS's. */
const EVERYTHING = { source: [{ prefix: "aws." }] };
const one = (values: object = {}, pattern: unknown = EVERYTHING): CaseConfig => ({
  ...rule("all", pattern, values),
  ...group(),
});

export const cases: ControlCases = {
  pass: {
    "by a rule for each kind": recorded(),
    "by one rule for everything": one(),
    "by a rule that is enabled, on the default bus": one({
      state: "ENABLED",
      is_enabled: true,
      event_bus_name: "default",
    }),
    "under an alias's key": {
      ...one(),
      ...group({ kms_key_id: "${aws_kms_alias.a.arn}" }),
      "aws_kms_alias.a": { name: "alias/a", target_key_id: "${aws_kms_key.k.id}" },
    },
  },
  fail: {
    nothing: bad({}),
    ...Object.fromEntries(
      Object.keys(PATTERNS).map((name) => [
        `all but ${name}`,
        bad(recorded({ [name]: undefined })),
      ]),
    ),
    "no root user but by name": bad(
      recorded({ root: { detail: { userIdentity: { type: ["Root"], userName: ["admin"] } } } }),
    ),
    "reading only": bad(recorded({ iam: { source: ["aws.iam"], detail: { readOnly: [true] } } })),
    "values that are no lists": bad(one({}, { source: "aws.iam" })),
    "nothing asked for": bad(one({}, {})),
    "a matcher that means the opposite": bad(one({}, { source: [{ "anything-but": ["aws.s3"] }] })),
    "a field that is left out": bad(one({}, { ...EVERYTHING, account: ["111122223333"] })),
    disabled: bad(one({ state: "DISABLED" })),
    "disabled, as it was said before": bad(one({ is_enabled: false })),
    "on another bus": bad(one({ event_bus_name: "own" })),
    "into a log group without a key": bad({ ...one(), ...group({ kms_key_id: null }) }),
    "into a log group that EventBridge cannot write to": bad({
      ...one(),
      ...group({ name: "/a" }),
    }),
    "into a topic": bad({
      ...rule("all", EVERYTHING, {}, "${aws_sns_topic.t.arn}"),
      ...group(),
      "aws_sns_topic.t": { name: "t" },
    }),
  },
  unknown: { "a variable's pattern": bad(one({ event_pattern: "${var.pattern}" })) },
  damage: {
    "aws_cloudwatch_event_rule.state": fc.constantFrom("DISABLED", "enabled"),
    "aws_cloudwatch_event_rule.is_enabled": fc.constant(false),
    "aws_cloudwatch_event_rule.event_bus_name": fc.constant("own"),
    "aws_cloudwatch_event_rule.event_pattern": fc.constantFrom(
      '{"source":["nobody"]}',
      '{"source":[]}',
    ),
  },
  equivalent: [
    ...[1, 2].map((at) => ({
      path: "aws_cloudwatch_event_rule.event_pattern",
      address: "aws_cloudwatch_event_rule.monitoring_audit_key-states",
      place: `event_pattern.detail-type.${at}`,
      damage: "*",
      because: "the stack records it beyond what it must",
    })),
  ],
};
