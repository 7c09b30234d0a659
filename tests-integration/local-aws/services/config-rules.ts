import { ACCOUNT, Refusal, type Service } from "../call";
import { operating } from "../rpc";
import type { Tags } from "../tags";

interface Rule {
  ConfigRuleName: string;
  ConfigRuleArn: string;
  [field: string]: unknown;
}
interface Recorder {
  name: string;
  [field: string]: unknown;
}

/** AWS Config: the account's one recorder, and rules with their tags, which the local AWS has not. */
export function configRules(tags: Tags): Service {
  const recorders = new Map<string, Recorder>();
  const rules = new Map<string, Rule>();
  let made = 0;

  const named = (names: string[] | undefined): Rule[] =>
    names?.map((name) => rules.get(name) ?? absent(name)) ?? [...rules.values()];

  return operating("config", {
    PutConfigurationRecorder: ({ ConfigurationRecorder: recorder }) => {
      if (recorders.size > 0 && !recorders.has(recorder.name)) {
        throw new Refusal(
          "MaxNumberOfConfigurationRecordersExceededException",
          `Failed to put configuration recorder '${recorder.name}' because the maximum number of configuration recorders: 1 is reached.`,
        );
      }
      recorders.set(recorder.name, recorder);
      return {};
    },
    DescribeConfigurationRecorders: ({ ConfigurationRecorderNames: names }) => {
      const all: string[] = names ?? [...recorders.keys()];
      return { ConfigurationRecorders: all.map((name) => recorders.get(name) ?? noRecorder(name)) };
    },
    DeleteConfigurationRecorder: ({ ConfigurationRecorderName: name }) =>
      recorders.delete(name) ? {} : noRecorder(name),
    PutConfigRule: ({ ConfigRule: rule, Tags: asked }) => {
      if (recorders.size === 0) {
        throw new Refusal(
          "NoAvailableConfigurationRecorderException",
          "Configuration recorder is not available to put config rule.",
        );
      }
      const before = rules.get(rule.ConfigRuleName);
      if (!before) made += 1;
      const id = `config-rule-${String(made).padStart(6, "0")}`;
      const ConfigRuleArn =
        before?.ConfigRuleArn ?? `arn:aws:config:us-east-1:${ACCOUNT}:config-rule/${id}`;
      const ConfigRuleId = before?.ConfigRuleId ?? id;
      rules.set(rule.ConfigRuleName, {
        ConfigRuleState: "ACTIVE",
        EvaluationModes: [{ Mode: "DETECTIVE" }],
        ...rule,
        ConfigRuleArn,
        ConfigRuleId,
      });
      if (!before) tags.set(ConfigRuleArn, asked);
      return {};
    },
    DescribeConfigRules: ({ ConfigRuleNames: names }) => ({ ConfigRules: named(names) }),
    DeleteConfigRule: ({ ConfigRuleName: name }) => {
      const { ConfigRuleArn: arn } = rules.get(name) ?? absent(name);
      rules.delete(name);
      tags.forget(arn);
      return {};
    },
    ListTagsForResource: ({ ResourceArn: arn }) => ({ Tags: tags.of(arn) }),
    TagResource: ({ ResourceArn: arn, Tags: asked }) => {
      tags.set(arn, asked);
      return {};
    },
    UntagResource: ({ ResourceArn: arn, TagKeys: keys }) => {
      tags.unset(arn, keys);
      return {};
    },
  });
}

function absent(name: string): never {
  throw new Refusal(
    "NoSuchConfigRuleException",
    `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name.`,
  );
}

function noRecorder(name: string): never {
  throw new Refusal(
    "NoSuchConfigurationRecorderException",
    `Cannot find configuration recorder with the specified name '${name}'.`,
  );
}
