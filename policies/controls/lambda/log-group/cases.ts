import type { CaseConfig, ControlCases } from "../../../lib/cases";

const group = (name: unknown): CaseConfig => ({ "aws_cloudwatch_log_group.g": { name } });
const logging = (logging_config?: unknown): CaseConfig => ({
  "aws_lambda_function.f": { function_name: "f", logging_config },
});
const at = ["aws_lambda_function.f"];

export const cases: ControlCases = {
  pass: {
    "the group it refers to": {
      ...group("/payments/processor"),
      ...logging({ log_format: "JSON", log_group: "${aws_cloudwatch_log_group.g.name}" }),
    },
    "the group it names": {
      ...group("/payments/processor"),
      ...logging({ log_group: "/payments/processor" }),
    },
    "its own group, by Lambda's convention": { ...group("/aws/lambda/f"), ...logging() },
    "its own group, with only a format": {
      ...group("/aws/lambda/f"),
      ...logging({ log_format: "JSON" }),
    },
  },
  fail: {
    "no group anywhere": { config: logging(), at },
    "a group that is not declared": { config: logging({ log_group: "/payments/processor" }), at },
    "a group of almost that name": { config: { ...group("/aws/lambda/f1"), ...logging() }, at },
    "its default group, which it was told not to use": {
      config: { ...group("/aws/lambda/f"), ...logging({ log_group: "/elsewhere" }) },
      at,
    },
    "something that is no group": {
      config: {
        "aws_s3_bucket.b": { bucket: "logs" },
        ...logging({ log_group: "${aws_s3_bucket.b.id}" }),
      },
      at,
    },
    "another function's group": {
      config: {
        ...group("/aws/lambda/other"),
        "aws_lambda_function.other": { function_name: "other" },
        ...logging(),
      },
      at,
    },
    "a number for a name": { config: { ...group("7"), ...logging({ log_group: 7 }) }, at },
  },
  unknown: {
    "a group from a variable, whatever else is there": {
      config: { ...group("/aws/lambda/f"), ...logging({ log_group: "${var.group}" }) },
      at,
    },
  },
};
