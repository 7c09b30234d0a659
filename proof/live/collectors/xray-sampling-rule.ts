import { paginateGetSamplingRules, XRayClient } from "@aws-sdk/client-xray";
import { listing } from "./listing";
import { tagsOfTraced } from "./xray-group";

export const xraySamplingRule = listing({
  type: "aws_xray_sampling_rule",
  action: "xray:GetSamplingRules",
  tagAction: "xray:ListTagsForResource",
  identity: [["rule_name"]],
  tagsOf: tagsOfTraced,
  client: XRayClient,
  pages: (client) => paginateGetSamplingRules({ client }, {}),
  items: (page) => page.SamplingRuleRecords?.flatMap(({ SamplingRule: rule }) => rule ?? []),
  told: (rule) => ({
    arn: rule.RuleARN,
    attributes: rule.Attributes ?? {},
    fixed_rate: rule.FixedRate,
    host: rule.Host,
    http_method: rule.HTTPMethod,
    id: rule.RuleName,
    priority: rule.Priority,
    reservoir_size: rule.ReservoirSize,
    resource_arn: rule.ResourceARN,
    rule_name: rule.RuleName,
    service_name: rule.ServiceName,
    service_type: rule.ServiceType,
    url_path: rule.URLPath,
    version: rule.Version,
  }),
});
