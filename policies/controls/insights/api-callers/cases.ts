import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

interface Change {
  state?: unknown;
  definition?: object;
  contribution?: object;
  settings?: object;
}

/** A stage that writes an access log, and a rule over it. */
const ranking = ({
  state = "ENABLED",
  definition,
  contribution,
  settings,
}: Change = {}): CaseConfig => ({
  "aws_cloudwatch_log_group.access": { name: "/payments/access" },
  "aws_api_gateway_stage.s": {
    stage_name: "prod",
    access_log_settings: {
      destination_arn: "${aws_cloudwatch_log_group.access.arn}",
      format: '{"ip":"$context.identity.sourceIp","path":"$context.path","status":$context.status}',
      ...settings,
    },
  },
  "aws_cloudwatch_contributor_insight_rule.callers": {
    rule_name: "callers",
    rule_state: state,
    rule_definition: JSON.stringify({
      Schema: { Name: "CloudWatchLogRule", Version: 1 },
      LogGroupNames: ["/payments/access"],
      LogFormat: "JSON",
      Contribution: { Keys: ["$.ip"], Filters: [], ...contribution },
      AggregateOn: "Count",
      ...definition,
    }),
  },
});
const bad = (change: Change): BadCase => ({ config: ranking(change), at: ["stack"] });
const RULE = "aws_cloudwatch_contributor_insight_rule.callers";

export const cases: ControlCases = {
  pass: {
    "by address": ranking(),
    "by address and path": ranking({ contribution: { Keys: ["$.ip", "$.path"] } }),
    "without a word of filters": ranking({ contribution: { Filters: undefined } }),
    "over more than one group": {
      ...ranking({ definition: { LogGroupNames: ["/payments/other", "/payments/access"] } }),
      "aws_cloudwatch_log_group.other": { name: "/payments/other" },
    },
  },
  fail: {
    nothing: { config: {}, at: ["stack"] },
    "no rule": { config: { ...ranking(), [RULE]: { rule_name: "callers" } }, at: ["stack"] },
    "a disabled rule": bad({ state: "DISABLED" }),
    "a rule of no state": bad({ state: null }),
    "a state in another case": bad({ state: "enabled" }),
    "over a group that no API writes to": {
      config: {
        ...ranking({ definition: { LogGroupNames: ["/payments/other"] } }),
        "aws_cloudwatch_log_group.other": { name: "/payments/other" },
      },
      at: ["stack"],
    },
    "over a misspelt group": bad({ definition: { LogGroupNames: ["/payments/acess"] } }),
    "over no group": bad({ definition: { LogGroupNames: [] } }),
    "by a field that the log does not have": bad({ contribution: { Keys: ["$.sourceIp"] } }),
    "by one that it has and one that it does not": bad({
      contribution: { Keys: ["$.ip", "$.arn"] },
    }),
    "by what was called, not by whom": bad({ contribution: { Keys: ["$.path"] } }),
    "by nothing": bad({ contribution: { Keys: [] } }),
    "by a key that is no field": bad({ contribution: { Keys: ["ip"] } }),
    "by a constant of the log": bad({ settings: { format: '{"ip":"sourceIp"}' } }),
    "only of those that failed": bad({
      contribution: { Filters: [{ Match: "$.status", GreaterThan: 399 }] },
    }),
    "in another format": bad({ definition: { LogFormat: "CLF" } }),
    "by the sum of a field": bad({ definition: { AggregateOn: "Sum" } }),
    "of another kind": bad({
      definition: { Schema: { Name: "CloudWatchMetricRule", Version: 1 } },
    }),
    "a log that is not JSON": bad({ settings: { format: "$context.identity.sourceIp" } }),
    "a definition that is not JSON": {
      config: { ...ranking(), [RULE]: { rule_state: "ENABLED", rule_definition: "rank" } },
      at: ["stack"],
    },
  },
  unknown: {
    "a state from a variable": bad({ state: "${var.state}" }),
    "a definition from a variable": {
      config: { ...ranking(), [RULE]: { rule_state: "ENABLED", rule_definition: "${var.rule}" } },
      at: ["stack"],
    },
  },
  damage: {
    "aws_cloudwatch_contributor_insight_rule.rule_state": fc.constantFrom("DISABLED", "Enabled"),
  },
};
