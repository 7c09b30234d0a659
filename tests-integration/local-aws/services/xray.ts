import { ACCOUNT, type Call, documentOf, Refusal, restJson, type Service } from "../call";
import type { Tag, Tags } from "../tags";

interface Rule {
  RuleName: string;
  RuleARN: string;
  Priority: number;
  FixedRate: number;
  [field: string]: unknown;
}
interface Group {
  GroupName: string;
  GroupARN: string;
  [field: string]: unknown;
}

/** The rule that every account has and none can delete. */
const DEFAULT: Rule = {
  RuleName: "Default",
  RuleARN: `arn:aws:xray:us-east-1:${ACCOUNT}:sampling-rule/Default`,
  Priority: 10_000,
  FixedRate: 0.05,
  ReservoirSize: 1,
  ServiceName: "*",
  ServiceType: "*",
  Host: "*",
  HTTPMethod: "*",
  URLPath: "*",
  ResourceARN: "*",
  Version: 1,
  Attributes: {},
};

/** AWS X-Ray: sampling rules and groups, with their tags. Segments go to the daemon, not here. */
export function xray(tags: Tags): Service {
  const rules = new Map<string, Rule>([[DEFAULT.RuleName, DEFAULT]]);
  const groups = new Map<string, Group>();
  const at = Date.now() / 1000;

  const record = (rule: Rule) => ({ SamplingRule: rule, CreatedAt: at, ModifiedAt: at });
  const refuse = (message: string): never => {
    throw new Refusal("InvalidRequestException", message);
  };
  const ruleBy = (asked: { RuleName?: string; RuleARN?: string }): Rule =>
    [...rules.values()].find(
      (rule) => rule.RuleName === asked.RuleName || rule.RuleARN === asked.RuleARN,
    ) ?? refuse("Sampling rule does not exist");
  const groupBy = (asked: { GroupName?: string; GroupARN?: string }): Group =>
    [...groups.values()].find(
      (group) => group.GroupName === asked.GroupName || group.GroupARN === asked.GroupARN,
    ) ?? refuse("Group not found");

  const operations: Record<string, (call: Call) => unknown> = {
    CreateSamplingRule: (call) => {
      const asked = documentOf<{ SamplingRule: Rule; Tags: Tag[] }>(call);
      const rule = asked.SamplingRule ?? refuse("SamplingRule is required");
      if (rules.has(rule.RuleName)) refuse("Sampling rule with this name already exists");
      if (rule.Priority < 1 || rule.Priority > 9999) refuse("Priority is from 1 to 9999");
      if (rule.FixedRate < 0 || rule.FixedRate > 1) refuse("FixedRate is from 0 to 1");
      const RuleARN = `arn:aws:xray:${call.region}:${ACCOUNT}:sampling-rule/${rule.RuleName}`;
      rules.set(rule.RuleName, { Attributes: {}, ...rule, RuleARN });
      tags.set(RuleARN, asked.Tags);
      return { SamplingRuleRecord: record(ruleBy(rule)) };
    },
    GetSamplingRules: () => ({ SamplingRuleRecords: [...rules.values()].map(record) }),
    UpdateSamplingRule: (call) => {
      const { SamplingRuleUpdate: update } = documentOf<{ SamplingRuleUpdate: Rule }>(call);
      return { SamplingRuleRecord: record(Object.assign(ruleBy(update ?? {}), update)) };
    },
    DeleteSamplingRule: (call) => {
      const rule = ruleBy(documentOf<Rule>(call));
      if (rule === DEFAULT) refuse("The default rule cannot be deleted");
      rules.delete(rule.RuleName);
      tags.forget(rule.RuleARN);
      return { SamplingRuleRecord: record(rule) };
    },
    CreateGroup: (call) => {
      const { Tags: asked, ...group } = documentOf<Group & { Tags: Tag[] }>(call);
      const name = group.GroupName ?? refuse("GroupName is required");
      if (groups.has(name)) refuse("Group with this name already exists");
      const GroupARN = `arn:aws:xray:${call.region}:${ACCOUNT}:group/${name}/LOCAL`;
      groups.set(name, { ...group, GroupName: name, GroupARN });
      tags.set(GroupARN, asked);
      return { Group: groupBy({ GroupARN }) };
    },
    GetGroup: (call) => ({ Group: groupBy(documentOf<Group>(call)) }),
    GetGroups: () => ({ Groups: [...groups.values()] }),
    UpdateGroup: (call) => {
      const asked = documentOf<Group>(call);
      return { Group: Object.assign(groupBy(asked), asked) };
    },
    DeleteGroup: (call) => {
      const group = groupBy(documentOf<Group>(call));
      groups.delete(group.GroupName);
      tags.forget(group.GroupARN);
    },
    ListTagsForResource: (call) => {
      const { ResourceARN: arn = "" } = documentOf<{ ResourceARN: string }>(call);
      return { Tags: tags.of(arn) };
    },
    TagResource: (call) => {
      const asked = documentOf<{ ResourceARN: string; Tags: Tag[] }>(call);
      tags.set(asked.ResourceARN ?? "", asked.Tags);
    },
    UntagResource: (call) => {
      const asked = documentOf<{ ResourceARN: string; TagKeys: string[] }>(call);
      tags.unset(asked.ResourceARN ?? "", asked.TagKeys);
    },
  };

  const paths: Record<string, string> = { Groups: "GetGroups" };
  return (call) => {
    if (call.service !== "xray") return undefined;
    const name = call.path.slice(1);
    const operation = operations[paths[name] ?? name];
    return restJson(() => {
      if (!operation) throw new Refusal("UnknownOperationException", call.path, 404);
      return operation(call);
    });
  };
}
