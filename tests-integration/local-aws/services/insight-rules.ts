import { cbor } from "@smithy/core/cbor";
import { type Answer, Refusal, type Service } from "../call";

interface Rule {
  Name: string;
  State: string;
  Schema: string;
  Definition: string;
  ManagedRule: boolean;
}
type Tag = { Key: string; Value: string };

const PREFIX = "/service/GraniteServiceVersion20100801/operation/";

/**
 * CloudWatch Contributor Insights rules, in the protocol that the provider and the SDK speak to
 * CloudWatch (Smithy RPC v2 CBOR). Every other CloudWatch call is left to the local AWS.
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
    if (call.service !== "monitoring" || !call.path.startsWith(PREFIX)) return undefined;
    const name = call.path.slice(PREFIX.length);
    if (!(name in operations) && !(name in tagging)) return undefined;
    const asked = cbor.deserialize(call.body) as { ResourceARN?: string };
    const ours = name in operations || asked.ResourceARN?.includes(":insight-rule/");
    if (!ours) return undefined;
    return rpcCbor(() => (operations[name] ?? tagging[name])?.(asked));
  };
}

function parsed(text: string): { Schema?: { Name?: string } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rpcCbor(operation: () => unknown): Answer {
  const answer = (status: number, body: unknown): Answer => ({
    status,
    headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" },
    body: cbor.serialize(body) as Uint8Array,
  });
  try {
    return answer(200, operation());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return answer(error.status, { __type: error.code, message: error.message });
  }
}
