import { ACCOUNT, Refusal, type Service } from "../call";
import { cloudwatch } from "../cloudwatch";
import type { Tags } from "../tags";

interface Rule {
  Name: string;
  State: string;
  Schema: string;
  Definition: string;
  ManagedRule: boolean;
}

/** CloudWatch Contributor Insights rules. */
export function insightRules(tags: Tags): Service {
  const rules = new Map<string, Rule>();

  const turn = (names: string[], state: string) => {
    for (const name of names) {
      const rule = rules.get(name);
      if (rule) rule.State = state;
    }
    return { Failures: [] };
  };
  const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:insight-rule/${name}`;

  return cloudwatch("insight-rule", tags, {
    PutInsightRule: (asked) => {
      const definition = parsed(asked.RuleDefinition);
      if (definition?.Schema?.Name !== "CloudWatchLogRule") {
        throw new Refusal("InvalidParameterValue", "RuleDefinition has no known Schema");
      }
      rules.set(asked.RuleName, {
        Name: asked.RuleName,
        State: asked.RuleState ?? "ENABLED",
        Schema: JSON.stringify(definition.Schema),
        Definition: asked.RuleDefinition,
        ManagedRule: false,
      });
      tags.set(arnOf(asked.RuleName), asked.Tags);
      return {};
    },
    DescribeInsightRules: () => ({ InsightRules: [...rules.values()] }),
    DeleteInsightRules: (asked) => {
      for (const name of asked.RuleNames) {
        rules.delete(name);
        tags.forget(arnOf(name));
      }
      return { Failures: [] };
    },
    EnableInsightRules: (asked) => turn(asked.RuleNames, "ENABLED"),
    DisableInsightRules: (asked) => turn(asked.RuleNames, "DISABLED"),
  });
}

function parsed(text: string): { Schema?: { Name?: string } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
