import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { rule, ruled } from "../../../lib/lifecycles";
import { text } from "../../../lib/policy-document";

const VARIES = { transition_default_minimum_object_size: "varies_by_storage_class" };
const cold = (changes: object = {}, more: object = {}) => ({
  ...ruled(
    [rule({ transition: [{ days: 30, storage_class: "GLACIER", ...changes }], ...more })],
    VARIES,
  ),
});
const reader = (statement: object = {}): CaseConfig => ({
  "aws_sqs_queue.q": { name: "events" },
  "aws_iam_role.r": { name: "reader" },
  "aws_iam_role_policy.r": {
    name: "reader",
    role: "${aws_iam_role.r.name}",
    policy: text({
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: "${aws_s3_bucket.b.arn}/*",
      ...statement,
    }),
  },
  "aws_lambda_function.f": { function_name: "reader", role: "${aws_iam_role.r.arn}" },
  "aws_lambda_event_source_mapping.m": {
    event_source_arn: "${aws_sqs_queue.q.arn}",
    function_name: "${aws_lambda_function.f.function_name}",
  },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration";

export const cases: ControlCases = {
  pass: {
    "after a month": { ...reader(), ...cold() },
    "at once, and deeper": { ...reader(), ...cold({ days: 0, storage_class: "DEEP_ARCHIVE" }) },
  },
  fail: {
    nothing: bad({}),
    "no reader": bad(cold()),
    "a reader that puts nothing there": bad({ ...reader({ Action: "s3:GetObject" }), ...cold() }),
    "a reader that puts it elsewhere": bad({
      ...reader({ Resource: "arn:aws:s3:::elsewhere/*" }),
      ...cold(),
    }),
    "after a quarter": bad({ ...reader(), ...cold({ days: 90 }) }),
    "to another class": bad({ ...reader(), ...cold({ storage_class: "STANDARD_IA" }) }),
    "what is large only": bad({
      ...reader(),
      ...ruled([rule({ transition: [{ days: 30, storage_class: "GLACIER" }] })]),
    }),
    "some of it": bad({ ...reader(), ...cold({}, { filter: [{ prefix: "old/" }] }) }),
    "a rule that is off": bad({ ...reader(), ...cold({}, { status: "Disabled" }) }),
    "a text": bad({ ...reader(), ...cold({ days: "30" }) }),
  },
  unknown: { "from a variable": bad({ ...reader(), ...cold({ days: "${var.days}" }) }) },
  damage: {
    [`${LIFECYCLE}.rule.status`]: fc.constantFrom("Disabled", "enabled"),
    [`${LIFECYCLE}.rule.prefix`]: fc.constant("old/"),
    [`${LIFECYCLE}.rule.filter`]: fc.constant([{ prefix: "old/" }]),
    [`${LIFECYCLE}.transition_default_minimum_object_size`]: fc.constant(
      "all_storage_classes_128K",
    ),
  },
  equivalent: [
    ...[
      "swapped aws_cloudwatch_log_group.*",
      "swapped aws_sqs_queue.*",
      "Resource * in WriteOwnLogs",
      "Resource * in WriteInsights",
      "Resource * in ReadQueue",
    ].map((damage) => ({
      path: "aws_iam_role_policy.policy",
      damage,
      because: "what else the function may do is lambda/least-privilege's to judge",
    })),
    {
      path: "aws_lambda_event_source_mapping.event_source_arn",
      damage: "* for its like",
      because: "another queue's messages are put on record too",
    },
    {
      path: "aws_iam_role_policy.policy",
      damage: "Action * in *",
      because: "who may do more than put objects there may put them",
    },
  ],
};
