import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { grantedBeside, mayDoMore, ROLE } from "../../../lib/grants";
import { text } from "../../../lib/policy-document";

const FUNCTION = "aws_lambda_function.f";
const POLICY = "aws_iam_role_policy.r";
const layer = (name: string) => `arn:aws:lambda:eu-west-1:580247275435:layer:${name}`;
const ARM = layer("LambdaInsightsExtension-Arm64:20");
const GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda-insights:*";
const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];
const may = (Action: unknown, Resource: unknown = GROUP, more: object = {}) => ({
  policy: text({ Effect: "Allow", Action, Resource, ...more }),
});
const measured: CaseConfig = {
  [FUNCTION]: { function_name: "f", architectures: ["arm64"], role: ROLE, layers: [ARM] },
};
const { ways, whole } = grantedBeside(measured, may(ACTIONS).policy);
const bad = (config: CaseConfig): BadCase => ({ config, at: [FUNCTION] });
const saying = (address: string, values: Record<string, unknown>) =>
  changed(whole, address, values);
const managed = (name: string): CaseConfig => ({
  ...changed(whole, POLICY, undefined),
  "aws_iam_role_policy_attachment.r": {
    role: "${aws_iam_role.r.id}",
    policy_arn: `arn:aws:iam::aws:policy/${name}`,
  },
});

export const cases: ControlCases = {
  pass: {
    ...ways,
    "on x86_64": saying(FUNCTION, {
      architectures: null,
      layers: [layer("LambdaInsightsExtension:53")],
    }),
    "on x86_64, said": saying(FUNCTION, {
      architectures: ["x86_64"],
      layers: [layer("LambdaInsightsExtension:53")],
    }),
    "beside another layer": saying(FUNCTION, { layers: [layer("other:1"), ARM] }),
    "by AWS's own policy": managed("CloudWatchLambdaInsightsExecutionRolePolicy"),
  },
  fail: {
    "no layer": bad(saying(FUNCTION, { layers: null })),
    "no layers": bad(saying(FUNCTION, { layers: [] })),
  },
  // A layer is always another account's: that what is pointed at lies outside comes first.
  unknown: {
    "the role may not write": bad(changed(whole, POLICY, undefined)),
    "the role may not make streams": bad(saying(POLICY, may("logs:PutLogEvents"))),
    "the role may write elsewhere": bad(
      saying(POLICY, may(ACTIONS, "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:*")),
    ),
    "the role may write to the group's like": bad(
      saying(
        POLICY,
        may(ACTIONS, "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda-insights-2:*"),
      ),
    ),
    "the role may write sometimes": bad(
      saying(POLICY, may(ACTIONS, GROUP, { Condition: { Bool: { "aws:SecureTransport": "x" } } })),
    ),
    "the role must not write": bad(saying(POLICY, may(ACTIONS, GROUP, { Effect: "Deny" }))),
    "the layer of another architecture": bad(
      saying(FUNCTION, { layers: [layer("LambdaInsightsExtension:53")] }),
    ),
    "the layer of another architecture, unsaid": bad(saying(FUNCTION, { architectures: null })),
    "another layer": bad(saying(FUNCTION, { layers: [layer("LambdaInsights:53")] })),
    "a layer without its version": bad(
      saying(FUNCTION, { layers: [layer("LambdaInsightsExtension-Arm64")] }),
    ),
    "another of AWS's policies": bad(managed("AWSXRayDaemonWriteAccess")),
    "a variable's layer": bad(saying(FUNCTION, { layers: ["${var.layer}"] })),
    "a role of somebody else's": bad(
      saying(FUNCTION, { role: "arn:aws:iam::111122223333:role/other" }),
    ),
  },
  damage: {
    "aws_lambda_function.layers": fc.constantFrom([], ["arn:aws:lambda:x"]),
    "aws_lambda_function.architectures": fc.constantFrom(["x86_64"], ["arm"]),
  },
  equivalent: [
    {
      path: "aws_iam_role_policy.policy",
      damage: "* for another type",
      onlyIn: "state",
      because: "what else a function may do is lambda/least-privilege's to judge",
    },

    ...mayDoMore(["aws_iam_policy"]),
    ...[
      "* for its like",
      "* in WriteOwnLogs",
      "Action * in WriteTraces",
      "Action * in WriteInsights",
      "* in WriteQueue",
      "* in ReadQueue",
    ].map((damage) => ({
      path: "aws_iam_role_policy.policy",
      damage,
      because: "what else a function may do is lambda/least-privilege's to judge",
    })),
  ],
};
