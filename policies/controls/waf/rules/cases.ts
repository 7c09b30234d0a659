import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { ACL, acl, but, managed, rated } from "../../../lib/firewalls";

const FOR_ONE_COUNTRY = { geo_match_statement: { country_codes: ["US"] } };
const COUNTING = [{ name: "SQLi_BODY", action_to_use: { count: {} } }];
const bad = (config: CaseConfig): BadCase => ({ config, at: [ACL] });
const groups = ["Common", "KnownBadInputs", "SQLi"].map((one) =>
  managed(`AWSManagedRules${one}RuleSet`),
);
const limited = (rate: object, action?: object): BadCase =>
  bad(acl([rated(rate, action), ...groups]));

export const cases: ControlCases = {
  pass: {
    "a limit over ten minutes": acl(),
    "as Terraform's state has it": acl([
      { ...rated(), override_action: [] },
      ...groups.map((one) => ({ ...one, action: [] })),
    ]),
  },
  fail: {
    "no rules": bad(acl([])),
    "no limit": bad(acl(groups)),
    "a limit that only counts": limited({}, { count: {} }),
    "too many requests": limited({ limit: 200_001 }),
    "as many in less time": limited({ limit: 100_000, evaluation_window_sec: 60 }),
    "a limit of all addresses together": limited({ aggregate_key_type: "CONSTANT" }),
    "a limit for one country": limited({ scope_down_statement: FOR_ONE_COUNTRY }),
    "a text": limited({ limit: "2000" }),
    "a group that only counts": bad(but({}, { count: {} })),
    "a rule of a group that only counts": bad(but({ rule_action_override: COUNTING })),
    "a group for one country": bad(but({ scope_down_statement: FOR_ONE_COUNTRY })),
    "somebody else's group of that name": bad(but({ vendor_name: "Acme" })),
    "no group against scripts": bad(acl([rated(), ...groups.slice(1)])),
    "no group against known bad inputs": bad(acl([rated(), ...groups.filter((_, at) => at !== 1)])),
    "no group against injections": bad(acl([rated(), ...groups.slice(0, 2)])),
  },
  unknown: {
    "a limit from a variable": limited({ limit: "${var.limit}" }),
    "a window from a variable": limited({ evaluation_window_sec: "${var.seconds}" }),
  },
  damage: {
    "aws_wafv2_web_acl.rule.statement.rate_based_statement.scope_down_statement":
      fc.constant(FOR_ONE_COUNTRY),
    "aws_wafv2_web_acl.rule.statement.managed_rule_group_statement.scope_down_statement":
      fc.constant(FOR_ONE_COUNTRY),
    "aws_wafv2_web_acl.rule.statement.managed_rule_group_statement.rule_action_override":
      fc.constant(COUNTING),
    "aws_wafv2_web_acl.rule.statement.rate_based_statement.limit": fc.constantFrom(200_001, 2e9),
    "aws_wafv2_web_acl.rule.statement.rate_based_statement.aggregate_key_type": fc.constantFrom(
      "CONSTANT",
      "CUSTOM_KEYS",
    ),
  },
  equivalent: [
    ...["removed", "null"].map((damage) => ({
      path: "aws_wafv2_web_acl.rule.statement.rate_based_statement.evaluation_window_sec",
      address: "aws_wafv2_web_acl.infrastructure_firewall",
      damage,
      because: "requests are counted over five minutes unless the rule says otherwise",
    })),
    ...["removed", "null", '""'].map((damage) => ({
      path: "aws_wafv2_web_acl.rule.statement.rate_based_statement.aggregate_key_type",
      damage,
      because: "requests are counted by address unless the rule says otherwise",
    })),
  ],
};
