import { ConfigConfigRule } from "@cdktf/provider-aws/lib/config-config-rule";
import { Construct } from "constructs";

/** One of AWS's own rules. */
export interface ManagedRule {
  /** Source: AWS Config Developer Guide, "List of AWS Config Managed Rules". */
  identifier: string;
  description: string;
  parameters?: Record<string, string>;
}

export interface ConfigRulesProps {
  nameOf: (id: string) => string;
  rules: Record<string, ManagedRule>;
}

/**
 * Rules by which AWS Config judges what it records. An account and region have one recorder: it is there already,
 * and AWS refuses the rules where it isn't. Source: AWS Config Developer Guide, "Prerequisites".
 */
export class ConfigRules extends Construct {
  constructor(scope: Construct, id: string, { nameOf, rules }: ConfigRulesProps) {
    super(scope, id);
    for (const [rule, { identifier, description, parameters }] of Object.entries(rules)) {
      new ConfigConfigRule(this, rule, {
        name: nameOf(rule),
        description,
        source: { owner: "AWS", sourceIdentifier: identifier },
        ...(parameters && { inputParameters: JSON.stringify(parameters) }),
      });
    }
  }
}
