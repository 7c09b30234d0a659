import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const stage = (xray_tracing_enabled?: unknown): CaseConfig => ({
  "aws_api_gateway_stage.s": { stage_name: "prod", xray_tracing_enabled },
});
const bad = (xray_tracing_enabled?: unknown): BadCase => ({
  config: stage(xray_tracing_enabled),
  at: ["aws_api_gateway_stage.s"],
});

export const cases: ControlCases = {
  pass: {
    traced: stage(true),
  },
  fail: {
    "not traced": bad(false),
    "not traced, by default": bad(),
    null: bad(null),
    "a word for it": bad("true"),
    "a number for it": bad(1),
    "one of two stages": {
      config: {
        ...stage(true),
        "aws_api_gateway_stage.test": { stage_name: "test", xray_tracing_enabled: false },
      },
      at: ["aws_api_gateway_stage.test"],
    },
  },
  unknown: {
    "from a variable": bad("${var.traced}"),
  },
};
