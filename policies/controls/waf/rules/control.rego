# METADATA
# title: The firewall blocks floods, injections, scripts and known bad inputs
# description: >-
#   A web ACL that only counts protects nothing. One rule blocks an address that asks too often; AWS's rule groups
#   for SQL injection, cross-site scripting (in the core rule set) and known bad inputs act as they are, with none of
#   their rules overridden and no request kept from them. Source: AWS WAF Developer Guide, "AWS Managed Rules rule
#   groups list" and "Rate-based rule statements".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [aws_wafv2_web_acl]
#   reads:
#     - rule.action.block
#     - rule.override_action.none
#     - rule.statement.rate_based_statement.limit
#     - rule.statement.rate_based_statement.aggregate_key_type
#     - rule.statement.rate_based_statement.evaluation_window_sec
#     - rule.statement.rate_based_statement.scope_down_statement
#     - rule.statement.managed_rule_group_statement.vendor_name
#     - rule.statement.managed_rule_group_statement.name
#     - rule.statement.managed_rule_group_statement.rule_action_override
#     - rule.statement.managed_rule_group_statement.scope_down_statement
#   parameters:
#     requests_per_five_minutes: 100000
#     groups:
#       - AWSManagedRulesCommonRuleSet
#       - AWSManagedRulesKnownBadInputsRuleSet
#       - AWSManagedRulesSQLiRuleSet
#   frameworks:
#     pci-dss-4.0.1: ["6.4.2"]
#     soc2: ["CC6.6", "A1.1"]
#     nist-800-53-r5: ["SC-5", "SC-7", "SI-10"]
#   fix: >-
#     Give the web ACL a rule with action block and a rate_based_statement of at most {requests_per_five_minutes}
#     requests in five minutes, and rules with override_action none for the managed rule groups {groups} of vendor
#     AWS, without rule_action_override and scope_down_statement.
package controls.waf.rules

import data.lib.firewall

proven contains acl.address if {
	some acl in input.subjects
	firewall.limits_rates(acl, input.parameters.requests_per_five_minutes)
	count(input.parameters.groups) > 0
	every group in input.parameters.groups {
		firewall.applies(acl, group)
	}
}
