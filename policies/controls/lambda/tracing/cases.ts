import fc from "fast-check";
import type { BadCase, ControlCases } from "../../../lib/cases";

const traced = (tracing_config: unknown) => ({
  "aws_lambda_function.f": { function_name: "f", tracing_config },
});
const bad = (tracing_config: unknown): BadCase => ({
  config: traced(tracing_config),
  at: ["aws_lambda_function.f"],
});

export const cases: ControlCases = {
  pass: {
    "active, as one block": traced({ mode: "Active" }),
    "active, as a list of blocks": traced([{ mode: "Active" }]),
  },
  fail: {
    "only what upstream sampled": bad({ mode: "PassThrough" }),
    "the mode in another case, which Lambda refuses": bad({ mode: "active" }),
    "no mode": bad({}),
    "a mode of null": bad({ mode: null }),
    "a flag in place of the mode": bad({ mode: true }),
    "no tracing at all": bad(null),
    "one of two functions": {
      config: {
        ...traced({ mode: "Active" }),
        "aws_lambda_function.g": { function_name: "g" },
      },
      at: ["aws_lambda_function.g"],
    },
  },
  unknown: {
    "from a variable": bad({ mode: "${var.mode}" }),
  },
  damage: {
    "aws_lambda_function.tracing_config.mode": fc.constantFrom("PassThrough", "active", "Active "),
  },
};
