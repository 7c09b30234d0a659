import type { CaseConfig } from "./cases";

/** For cases about web ACLs. */

export const ACL = "aws_wafv2_web_acl.w";

const GROUPS = [
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
];

export const rated = (rate: object = {}, action: object = { block: {} }) => ({
  name: "rate",
  priority: 0,
  action,
  statement: {
    rate_based_statement: {
      limit: 200_000,
      evaluation_window_sec: 600,
      aggregate_key_type: "FORWARDED_IP",
      ...rate,
    },
  },
});

export const managed = (name: string, changes: object = {}, override: object = { none: {} }) => ({
  name,
  priority: GROUPS.indexOf(name) + 1,
  override_action: override,
  statement: { managed_rule_group_statement: { vendor_name: "AWS", name, ...changes } },
});

/** A web ACL with these rules; without any, with those that it must have. */
export const acl = (
  rule: object[] = [rated(), ...GROUPS.map((one) => managed(one))],
): CaseConfig => ({
  [ACL]: { name: "w", scope: "REGIONAL", default_action: { allow: {} }, rule },
});

/** The same, but for one of its managed rule groups. */
export const but = (
  changes: object,
  override?: object,
  group: string = GROUPS[2] as string,
): CaseConfig =>
  acl([
    rated(),
    ...GROUPS.map((one) => (one === group ? managed(one, changes, override) : managed(one))),
  ]);
