import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const rule = (changes: object = {}) => ({
  rule_name: "payments",
  priority: 100,
  version: 1,
  service_name: "payments/prod",
  service_type: "AWS::ApiGateway::Stage",
  host: "*",
  http_method: "POST",
  url_path: "/payments",
  resource_arn: "*",
  reservoir_size: 10,
  fixed_rate: 0.1,
  ...changes,
});
const group = (changes: object = {}) => ({
  group_name: "payments",
  filter_expression: 'service("payments/prod")',
  insights_configuration: { insights_enabled: true, notifications_enabled: true },
  ...changes,
});

/** An API's stage, a rule that samples its payments and a group that watches it. */
const sampled = (ruleChanges: object = {}, groupChanges: object = {}): CaseConfig => ({
  "aws_api_gateway_rest_api.api": { name: "payments" },
  "aws_api_gateway_stage.s": {
    rest_api_id: "${aws_api_gateway_rest_api.api.id}",
    stage_name: "prod",
  },
  "aws_xray_sampling_rule.payments": rule(ruleChanges),
  "aws_xray_group.g": group(groupChanges),
});
const beside = (changes: object): CaseConfig => ({
  ...sampled(),
  "aws_xray_sampling_rule.other": rule({ rule_name: "other", fixed_rate: 0, ...changes }),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const badRule = (changes: object) => bad(sampled(changes));
const badGroup = (changes: object) => bad(sampled({}, changes));

export const cases: ControlCases = {
  pass: {
    "a rule for the route": sampled(),
    "a rule for every route and method, in patterns": sampled({
      service_name: "PAY*/prod",
      service_type: "*",
      http_method: "*",
      url_path: "/payment?",
    }),
    "all of them": sampled({ fixed_rate: 1 }),
    "as few as is enough": sampled({ fixed_rate: 0.05, reservoir_size: 1 }),
    "a group of several services": sampled(
      {},
      { filter_expression: 'service("processor") OR service("payments/prod")' },
    ),
    "another route is not sampled": beside({
      priority: 1,
      url_path: "/health",
      http_method: "GET",
    }),
    "another service is not sampled": beside({ priority: 1, service_name: "billing/prod" }),
    "a rule that is asked later samples nothing": beside({ priority: 200, url_path: "*" }),
  },
  fail: {
    nothing: bad({}),
    "no rule": bad({ ...sampled(), "aws_xray_sampling_rule.payments": { rule_name: "payments" } }),
    "a hundredth of them": badRule({ fixed_rate: 0.01 }),
    "none past the reservoir": badRule({ fixed_rate: 0 }),
    "more than all of them": badRule({ fixed_rate: 10 }),
    "a rate in a string": badRule({ fixed_rate: "0.1" }),
    "no reservoir": badRule({ reservoir_size: 0 }),
    "another method": badRule({ http_method: "GET" }),
    "another path": badRule({ url_path: "/payment" }),
    "a path of which a dot is taken for any letter": badRule({ url_path: "/payment." }),
    "another stage": badRule({ service_name: "payments/test" }),
    "another kind of service": badRule({ service_type: "AWS::Lambda::Function" }),
    "one host only": badRule({ host: "api.example.com" }),
    "resources of one kind only": badRule({ resource_arn: "arn:aws:apigateway:*" }),
    "requests of one attribute only": badRule({ attributes: { tier: "gold" } }),
    "a rule before it that samples nothing": bad(beside({ priority: 1 })),
    "a rule before it that samples nothing of anything": bad(
      beside({ priority: 99, service_name: "*", url_path: "*", http_method: "*" }),
    ),
    "a rule before it that samples nothing of one host": bad(
      beside({ priority: 1, host: "api.example.com" }),
    ),
    "a rule of the same priority that samples nothing": bad(beside({})),
    "insights off": badGroup({ insights_configuration: { insights_enabled: false } }),
    "no insights": badGroup({ insights_configuration: null }),
    "a group of another service": badGroup({ filter_expression: 'service("processor")' }),
    "a group of faults only": badGroup({ filter_expression: 'service("payments/prod") AND fault' }),
    "a group of all but the service": badGroup({ filter_expression: '!service("payments/prod")' }),
    "a group within which the service is narrowed": badGroup({
      filter_expression: 'fault AND (service("a") OR service("payments/prod") OR service("b"))',
    }),
    "a stage of no API": bad({ ...sampled(), "aws_api_gateway_stage.s": { stage_name: "prod" } }),
  },
  unknown: {
    "a rate from a variable": badRule({ fixed_rate: "${var.rate}" }),
    "a rule before it of which little is known": bad(
      beside({ priority: "${var.priority}", url_path: "${var.path}" }),
    ),
    "one resource, elsewhere": badRule({
      resource_arn: "arn:aws:apigateway:us-east-1::/restapis/a/stages/b",
    }),
    "attributes from a variable": badRule({ attributes: "${var.attributes}" }),
  },
  damage: {
    "aws_xray_sampling_rule.fixed_rate": fc.constantFrom(0, 0.01, 0.049, 1.01, 5, 10),
    "aws_xray_sampling_rule.reservoir_size": fc.integer({ min: -1, max: 0 }),
    "aws_xray_sampling_rule.attributes": fc.constant({ tier: "gold" }),
  },
};
