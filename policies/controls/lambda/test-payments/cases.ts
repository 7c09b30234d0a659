import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { grantedBeside, ROLE } from "../../../lib/grants";
import { text } from "../../../lib/policy-document";

const EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
const FUNCTION = "aws_lambda_function.pay";
const POLICY = "aws_iam_role_policy.r";
const invoke = (Resource: unknown, more: object = {}) => ({
  policy: text({ Effect: "Allow", Action: "execute-api:Invoke", Resource, ...more }),
});
const API = "arn:aws:execute-api:us-east-1:111122223333:abc123";
const environment = (variables: Record<string, unknown>) => ({ environment: { variables } });
const METRIC_NAMES = "Other, PaymentSuccess";
const counting: CaseConfig = {
  [FUNCTION]: { function_name: "pay", ...environment({ METRIC_NAMES, TEST_CALLER_ROLE: "r" }) },
};
const tested: CaseConfig = {
  ...counting,
  "aws_synthetics_canary.check": { name: "check", execution_role_arn: ROLE },
};
const { ways, whole } = grantedBeside(tested, invoke(`${API}/prod/POST/payments`).policy);
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const saying = (address: string, values: Record<string, unknown>) =>
  changed(whole, address, values);
const unknowing = environment({ METRIC_NAMES });
const looking = saying(POLICY, invoke(`${API}/prod/GET/health`));

export const cases: ControlCases = {
  pass: {
    ...ways,
    "by reference": saying(
      FUNCTION,
      environment({ METRIC_NAMES, TEST_CALLER_ROLE: "${aws_iam_role.r.name}" }),
    ),
    "nobody tests": changed(counting, FUNCTION, unknowing),
    "of a canary that only looks": changed(looking, FUNCTION, unknowing),
    "of a canary that may only be refused": changed(
      saying(POLICY, invoke(`${API}/prod/POST/payments`, { Effect: "Deny" })),
      FUNCTION,
      unknowing,
    ),
    "beside a function that counts no payments": {
      ...whole,
      "aws_lambda_function.other": { function_name: "other", environment: null },
    },
  },
  fail: {
    ...Object.fromEntries(
      Object.entries(ways).map(([way, config]) => [
        `nobody is known who pays ${way}`,
        bad(changed(config, FUNCTION, unknowing)),
      ]),
    ),
    nothing: bad({}),
    "nobody counts payments": bad(saying(FUNCTION, environment({ METRIC_NAMES: "Other" }))),
    "one of two functions": bad({
      ...whole,
      "aws_lambda_function.other": { function_name: "other", ...unknowing },
    }),
    "another is known": bad(saying(FUNCTION, environment({ METRIC_NAMES, TEST_CALLER_ROLE: "s" }))),
    "of a canary that may do anything": bad(
      changed(saying(POLICY, invoke(`${API}/*`)), FUNCTION, unknowing),
    ),
    "of a canary that may do anything anywhere": bad(
      changed(saying(POLICY, invoke("*")), FUNCTION, unknowing),
    ),
    "of a canary that may do all but something": bad(
      changed(
        saying(POLICY, {
          policy: text({ Effect: "Allow", NotAction: "s3:*", NotResource: "arn:aws:s3:::b" }),
        }),
        FUNCTION,
        unknowing,
      ),
    ),
    "one of two": bad({
      ...whole,
      "aws_synthetics_canary.other": {
        name: "other",
        execution_role_arn: "${aws_iam_role.other.arn}",
      },
      "aws_iam_role.other": {
        name: "other",
        inline_policy: [{ name: "p", ...invoke(`${API}/prod/POST/payments`) }],
      },
    }),
    "of a canary without a role": bad({
      ...counting,
      "aws_synthetics_canary.check": { name: "check" },
    }),
  },
  unknown: {
    "a variable's metrics": bad(saying(FUNCTION, environment({ METRIC_NAMES: "${var.metrics}" }))),
    "a variable's role": bad(
      saying(FUNCTION, environment({ METRIC_NAMES, TEST_CALLER_ROLE: "${var.role}" })),
    ),
    "of a canary of somebody else's role": bad({
      ...counting,
      "aws_synthetics_canary.check": {
        name: "check",
        execution_role_arn: "arn:aws:iam::111122223333:role/other",
      },
    }),
    "of a canary that may do what nobody knows": bad(saying(POLICY, { policy: "${var.policy}" })),
  },
  damage: {
    "aws_synthetics_canary.execution_role_arn": fc.constantFrom(null, "arn:aws:iam::1:role/x"),
    "aws_iam_role_policy.policy": fc.constant("not a policy"),
    "aws_iam_role_policy_attachment.policy_arn": fc.constant(EVERYTHING),
    "aws_iam_policy_attachment.policy_arn": fc.constant(EVERYTHING),
  },
  equivalent: [
    ...[
      "aws_iam_role_policy.role",
      "aws_iam_role_policy_attachment.role",
      "aws_iam_policy_attachment.roles",
    ].map((path) => ({
      path,
      damage: "*",
      because: "a role without the policy may not pay, so nobody need know it",
    })),
    ...["removed", "null", "[]"].map((damage) => ({
      path: "aws_iam_role.managed_policy_arns",
      damage,
      because: "a role without the policy may not pay, so nobody need know it",
    })),
    {
      path: "aws_iam_policy.policy",
      damage: "* in statement 0",
      because: "who may do more may pay too, and is known",
    },
  ],
};
