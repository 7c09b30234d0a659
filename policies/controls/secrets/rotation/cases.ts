import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const secret: CaseConfig = { "aws_secretsmanager_secret.s": { name: "signing-key" } };
const rotation = (changes: Record<string, unknown> = {}): CaseConfig => ({
  "aws_secretsmanager_secret_rotation.r": {
    secret_id: "${aws_secretsmanager_secret.s.id}",
    rotation_lambda_arn: "${aws_lambda_function.f.arn}",
    rotation_rules: [{ automatically_after_days: 30 }],
    ...changes,
  },
});
const permission = (changes: Record<string, unknown> = {}): CaseConfig => ({
  "aws_lambda_function.f": { function_name: "rotation" },
  "aws_lambda_permission.p": {
    function_name: "${aws_lambda_function.f.function_name}",
    action: "lambda:InvokeFunction",
    principal: "secretsmanager.amazonaws.com",
    source_arn: "${aws_secretsmanager_secret.s.arn}",
    ...changes,
  },
});
const rotated = (...parts: CaseConfig[]): CaseConfig =>
  Object.assign({}, secret, rotation(), permission(), ...parts);
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_secretsmanager_secret.s"] });

export const cases: ControlCases = {
  pass: {
    "every month": rotated(),
    "every quarter": rotated(rotation({ rotation_rules: { automatically_after_days: 90 } })),
    "by a function that is for all secrets of the account": rotated(
      permission({ source_arn: null, source_account: "111122223333" }),
    ),
  },
  fail: {
    never: bad(secret),
    "another secret": bad({
      ...rotated(rotation({ secret_id: "another" })),
    }),
    "less often": bad(rotated(rotation({ rotation_rules: [{ automatically_after_days: 91 }] }))),
    "no days": bad(rotated(rotation({ rotation_rules: [{ automatically_after_days: 0 }] }))),
    "days in a text": bad(
      rotated(rotation({ rotation_rules: [{ automatically_after_days: "30" }] })),
    ),
    "nothing said of when": bad(rotated(rotation({ rotation_rules: null }))),
    "by no function": bad(rotated(rotation({ rotation_lambda_arn: null }))),
    "by something else": bad(
      rotated(rotation({ rotation_lambda_arn: "${aws_secretsmanager_secret.s.arn}" })),
    ),
    "by a function that nobody may call": bad({
      ...secret,
      ...rotation(),
      "aws_lambda_function.f": { function_name: "rotation" },
    }),
    "by a function that another service may call": bad(
      rotated(permission({ principal: "events.amazonaws.com" })),
    ),
    "by a function of which only the policy may be read": bad(
      rotated(permission({ action: "lambda:GetPolicy" })),
    ),
    "by a function that is for every account's secrets": bad(
      rotated(permission({ source_arn: null })),
    ),
    "by a function that is for another secret": bad({
      ...rotated(permission({ source_arn: "${aws_lambda_function.f.arn}" })),
    }),
  },
  unknown: {
    "a variable's days": bad(
      rotated(rotation({ rotation_rules: [{ automatically_after_days: "${var.days}" }] })),
    ),
    "by a function that is made elsewhere": bad(
      rotated(
        rotation({ rotation_lambda_arn: "arn:aws:lambda:us-east-1:111122223333:function:rotate" }),
      ),
    ),
  },
  damage: {
    "aws_secretsmanager_secret_rotation.rotation_rules.automatically_after_days": fc.integer({
      min: 91,
      max: 1000,
    }),
    "aws_lambda_permission.principal": fc.constantFrom("lambda.amazonaws.com", "*"),
    "aws_lambda_permission.action": fc.constantFrom("lambda:GetFunction"),
  },
  equivalent: [
    ...["removed", "null", '""'].map((damage) => ({
      path: "aws_lambda_permission.source_arn",
      damage,
      onlyIn: "state" as const,
      because: "Secrets Manager is let in for all of the account's secrets, then",
    })),
  ],
};
