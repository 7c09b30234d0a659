import { Refusal, type Service } from "../call";
import { rpc, rpcOf } from "../rpc";

interface Rule {
  Name: string;
  State: string;
  Schema: string;
  Definition: string;
  ManagedRule: boolean;
}
type Tag = { Key: string; Value: string };

/**
 * CloudWatch Contributor Insights rules. Every other CloudWatch call is left to the local AWS.
 */
export function insightRules(): Service {
  const rules = new Map<string, Rule>();
  const tags = new Map<string, Map<string, string>>();

  const turn = (names: string[], state: string) => {
    for (const name of names) {
      const rule = rules.get(name);
      if (rule) rule.State = state;
    }
    return { Failures: [] };
  };
  const tagsOf = (arn: string) => {
    const kept = tags.get(arn) ?? new Map<string, string>();
    tags.set(arn, kept);
    return kept;
  };

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
      const arn = `arn:aws:cloudwatch:us-east-1:000000000000:insight-rule/${asked.RuleName}`;
      for (const { Key, Value } of (asked.Tags ?? []) as Tag[]) tagsOf(arn).set(Key, Value);
      return {};
    },
    DescribeInsightRules: () => ({ InsightRules: [...rules.values()] }),
    DeleteInsightRules: (asked) => {
      for (const name of asked.RuleNames) rules.delete(name);
      return { Failures: [] };
    },
    EnableInsightRules: (asked) => turn(asked.RuleNames, "ENABLED"),
    DisableInsightRules: (asked) => turn(asked.RuleNames, "DISABLED"),
  };
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const tagging: Record<string, (asked: any) => unknown> = {
    ListTagsForResource: ({ ResourceARN }) => ({
      Tags: [...tagsOf(ResourceARN)].map(([Key, Value]) => ({ Key, Value })),
    }),
    TagResource: ({ ResourceARN, Tags }) => {
      for (const { Key, Value } of Tags as Tag[]) tagsOf(ResourceARN).set(Key, Value);
      return {};
    },
    UntagResource: ({ ResourceARN, TagKeys }) => {
      for (const key of TagKeys as string[]) tagsOf(ResourceARN).delete(key);
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
