import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const rule = (service_name: string, service_type: string, changes: object = {}) => ({
  rule_name: service_name,
  priority: 300,
  version: 1,
  service_name,
  service_type,
  host: "*",
  http_method: "*",
  url_path: "*",
  resource_arn: "*",
  reservoir_size: 1,
  fixed_rate: 0.1,
  ...changes,
});
const ofFunction = (changes: object = {}) => ({
  "aws_xray_sampling_rule.function": rule("pay", "AWS::Lambda::Function", changes),
});
const ofService = (changes: object = {}) => ({
  "aws_xray_sampling_rule.service": rule("stock", "AWS::ECS::Container", changes),
});
const group = (changes: object = {}): CaseConfig => ({
  "aws_xray_group.g": {
    group_name: "g",
    filter_expression: 'service("pay") OR service("stock")',
    insights_configuration: { insights_enabled: true },
    ...changes,
  },
});
const running: CaseConfig = {
  "aws_lambda_function.pay": { function_name: "pay" },
  "aws_ecs_service.stock": { name: "stock" },
};
const whole: CaseConfig = { ...running, ...ofFunction(), ...ofService(), ...group() };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const beside = (changes: object): CaseConfig => ({
  ...whole,
  "aws_xray_sampling_rule.other": rule("stock", "AWS::ECS::Container", {
    rule_name: "other",
    fixed_rate: 0,
    priority: 100,
    ...changes,
  }),
});

export const cases: ControlCases = {
  pass: {
    "one in ten": whole,
    all: { ...whole, ...ofService({ fixed_rate: 1 }) },
    "of everything that runs in containers": {
      ...whole,
      ...ofService({ service_name: "*" }),
    },
    "beside a rule for another service": beside({ service_name: "orders" }),
    "beside a rule that is asked later": beside({ priority: 301 }),
    "beside a function without a rule": {
      ...whole,
      "aws_lambda_function.other": { function_name: "other" },
    },
  },
  fail: {
    nothing: bad({}),
    "no rules": bad({ ...running, ...group() }),
    "no function": bad({ ...whole, "aws_lambda_function.pay": { function_name: "other" } }),
    "no rule for the service": bad({ ...running, ...ofFunction(), ...group() }),
    "no rule for one of two services": bad({
      ...whole,
      "aws_ecs_service.orders": { name: "orders" },
    }),
    "one in twenty": bad({ ...whole, ...ofService({ fixed_rate: 0.05 }) }),
    "one in twenty of the function": bad({ ...whole, ...ofFunction({ fixed_rate: 0.05 }) }),
    "more than all": bad({ ...whole, ...ofService({ fixed_rate: 10 }) }),
    "none but one in ten": bad({ ...whole, ...ofService({ reservoir_size: 0 }) }),
    "of one path": bad({ ...whole, ...ofService({ url_path: "/orders" }) }),
    "of one method": bad({ ...whole, ...ofService({ http_method: "POST" }) }),
    "of one host": bad({ ...whole, ...ofService({ host: "example.com" }) }),
    "of another kind": bad({ ...whole, ...ofService({ service_type: "AWS::EC2::Instance" }) }),
    "with an attribute": bad({ ...whole, ...ofService({ attributes: { a: "b" } }) }),
    "of what is on other resources": bad({ ...whole, ...ofService({ resource_arn: "arn:x" }) }),
    "after one that chooses none": bad(beside({})),
    "after one that chooses none of one path": bad(beside({ url_path: "/orders" })),
    "watched by nobody": bad({ ...running, ...ofFunction(), ...ofService() }),
    "watched without insights": bad({
      ...whole,
      ...group({ insights_configuration: { insights_enabled: false } }),
    }),
    "the service watched by nobody": bad({
      ...whole,
      ...group({ filter_expression: 'service("pay")' }),
    }),
  },
  unknown: { "as a variable says": bad({ ...whole, ...ofService({ fixed_rate: "${var.rate}" }) }) },
  damage: {
    "aws_xray_sampling_rule.fixed_rate": fc.constantFrom(0, 0.05, 0.099, 1.1),
    "aws_xray_sampling_rule.reservoir_size": fc.constant(0),
    "aws_xray_sampling_rule.service_name": fc.constant("other"),
    "aws_xray_sampling_rule.attributes": fc.constant({ a: "b" }),
    "aws_xray_sampling_rule.http_method": fc.constant("GET"),
  },
};
