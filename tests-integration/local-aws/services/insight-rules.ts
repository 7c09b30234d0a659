import { ACCOUNT, Refusal, type Service } from "../call";
import { rpc, rpcOf } from "../rpc";
import type { Tags } from "../tags";

interface Rule {
  Name: string;
  State: string;
  Schema: string;
  Definition: string;
  ManagedRule: boolean;
}

/**
 * CloudWatch Contributor Insights rules. Every other CloudWatch call is left to the local AWS.
 */
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

  // biome-ignore lint/suspicious/noExplicitAny: what CBOR decodes to is checked by each operation's use.
  const operations: Record<string, (asked: any) => unknown> = {
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
  };
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const tagging: Record<string, (asked: any) => unknown> = {
    ListTagsForResource: ({ ResourceARN }) => ({ Tags: tags.of(ResourceARN) }),
    TagResource: ({ ResourceARN, Tags }) => {
      tags.set(ResourceARN, Tags);
      return {};
    },
    UntagResource: ({ ResourceARN, TagKeys }) => {
      tags.unset(ResourceARN, TagKeys);
      return {};
    },
  };

  return (call) => {
    const { operation = "", asked } = (call.service === "monitoring" && rpcOf(call)) || {};
    const isOurs =
      operation in operations ||
      (operation in tagging && asked.ResourceARN?.includes(":insight-rule/"));
    if (!isOurs) return undefined;
    return rpc(call, () => (operations[operation] ?? tagging[operation])?.(asked));
  };
}

function parsed(text: string): { Schema?: { Name?: string } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
